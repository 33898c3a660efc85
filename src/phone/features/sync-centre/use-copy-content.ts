import { useTranslation } from 'react-i18next';
import { useAttentionTitle } from '#phone/attention-words.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import type { Names } from '#storage/set-aside.ts';
import type { AttentionItem, LocalRecord } from '#storage/shapes.ts';
import { useToldFields } from './told-list.tsx';

/** Puts what an edit wrote on the clipboard, as text that can be read to somebody or pasted into a message. */
export function useCopyContent(
  entry: AttentionItem & { readonly record: LocalRecord | undefined; readonly names: Names },
): () => Promise<void> {
  const { t } = useTranslation('attention');
  const { copyText, writer } = useServices();
  const title = useAttentionTitle();
  const toast = useToast();
  const days = useDayWords();
  const fields = useToldFields(entry, entry.names, undefined);
  return async () => {
    const lines = [
      title(entry, entry.record),
      t('writtenBy', { who: writer.name, moment: days.moment(entry.operation.writtenAt) }),
      ...(entry.operation.act === 'delete' ? [t('deletes')] : []),
      ...fields.map(({ label, mine }) => t('copyLine', { label, value: mine })),
    ];
    toast({ text: (await copyText(lines.join('\n'))) ? t('copied') : t('copyByHand') });
  };
}
