import { useTranslation } from 'react-i18next';
import type { LocalRecord } from '#storage/shapes.ts';
import { Pill } from '#ui/pill.tsx';

/** The one thing about a member that is not as usual: what the township sent back, what waits, or that he is away or not yet formal. */
export function RosterPill({ member }: { readonly member: LocalRecord<'member'> }) {
  const { body, standing } = member;
  const asUsual = standing !== 'returned' && standing !== 'refused' && standing !== 'saved' && body.status === 'formal' && !body.away;
  // Most rows have none, and looking words up for it would be half of what a row costs.
  return asUsual ? null : <Unusual member={member} />;
}

function Unusual({ member }: { readonly member: LocalRecord<'member'> }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const { body, standing } = member;
  if (standing === 'returned' || standing === 'refused') return <Pill state="returned">{records(`standing.${standing}`)}</Pill>;
  if (standing === 'saved') return <Pill state="saved">{t('pill.waiting')}</Pill>;
  if (body.status !== 'formal') return <span className="zb-tag">{t(`pill.${body.status}`)}</span>;
  if (body.away) return <span className="zb-tag">{t('pill.away')}</span>;
  return null;
}
