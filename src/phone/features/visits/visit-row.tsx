import { useTranslation } from 'react-i18next';
import { isClosed, matterState } from '#domain/visits/matter-state.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import type { VisitPages } from './visit-facts.ts';

/** One visit in a list: when, which house, what for, and whether something is open from it. */
export function VisitRow({ visit, pages }: { readonly visit: LocalRecord<'visit'>; readonly pages: VisitPages }) {
  const { t } = useTranslation('visits');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const days = useDayWords();
  const { body } = visit;
  const member = pages.members.find(({ id }) => (id as string) === body.memberId)?.body.name;
  const open = pages.matters.some((matter) => matter.body.visitId === visit.id && !isClosed(matterState(matter.body)));
  const margin = body.visitedOn === today() && body.visitedAt !== null ? body.visitedAt : days.day(body.visitedOn);
  return (
    <LedgerRow
      margin={margin}
      name={body.house || member || t('row.blank')}
      nameNote={records(`visitPurpose.${body.purpose}`)}
      facts={body.house !== '' && member !== undefined ? member : undefined}
      end={open ? t('row.open') : body.raised ? t('row.raised') : t('row.nothing')}
      href={`/visits/${visit.id}`}
    />
  );
}
