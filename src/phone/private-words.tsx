import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { privateWordsIn, withoutPrivateWords } from '#domain/visits/private-words.ts';
import { Button } from '#ui/button.tsx';
import './private-words.css';

/** Says when a note holds what it can do without (an ID number, a telephone, an illness), and offers to take it out. Never forbids anything. */
export function PrivateWords({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation('visits');
  const found = privateWordsIn(text);
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return (
    <div role="status" className="zb-private">
      {found.length > 0 && (
        <>
          <EyeOff className="zb-icon" aria-hidden="true" />
          <span>{t('private.found', { what: kinds.map((kind) => t(`private.${kind}`)).join('、') })}</span>
          <Button onPress={() => onChange(withoutPrivateWords(text, found))}>{t('private.takeOut')}</Button>
        </>
      )}
    </div>
  );
}
