import { Smartphone, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Kept } from './draft-keeper.ts';
import './kept-sign.css';

/** Says in the top bar whether what is typed is on the disk. */
export function KeptSign({ kept }: { readonly kept: Kept | null }) {
  const { t } = useTranslation('meetings');
  if (kept === null) return null;
  const words = { kept: t('form.kept'), keeping: t('form.keeping'), failed: t('form.notKept') };
  return (
    <span className="zb-kept" data-kept={kept}>
      {kept === 'failed' ? <TriangleAlert aria-hidden="true" /> : <Smartphone aria-hidden="true" />}
      {words[kept]}
    </span>
  );
}
