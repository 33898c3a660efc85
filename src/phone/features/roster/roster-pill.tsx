import { useTranslation } from 'react-i18next';
import type { LocalRecord } from '#storage/shapes.ts';
import { Pill } from '#ui/pill.tsx';

/** The one thing about a member that is not as usual: what the township sent back, what waits, or that he is away or not yet formal. */
export function RosterPill({ member }: { readonly member: LocalRecord<'member'> }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const { body, standing } = member;
  if (standing === 'returned' || standing === 'refused') return <Pill state="returned">{records(`standing.${standing}`)}</Pill>;
  if (standing === 'saved') return <Pill state="saved">{t('pill.waiting')}</Pill>;
  if (body.status !== 'formal') return <span className="zb-tag">{t(`pill.${body.status}`)}</span>;
  if (body.away) return <span className="zb-tag">{t('pill.away')}</span>;
  return null;
}
