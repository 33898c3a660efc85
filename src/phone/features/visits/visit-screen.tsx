import { BellOff, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { QuietHouseBody } from '#domain/records/quiet-house.ts';
import { matterState } from '#domain/visits/matter-state.ts';
import { quietOn } from '#domain/visits/quiet.ts';
import { PhotoGrid } from '#phone/photos/photo-grid.tsx';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './visits.css';
import { visitPages } from './visit-facts.ts';

/** One visit as it was written down, the matter it brought, and the mark 不上门 for its house. */
export function VisitScreen() {
  const { t } = useTranslation('visits');
  const { t: records } = useTranslation('records');
  const { id = '' } = useParams();
  const { actor, writer, today, newId } = useServices();
  const days = useDayWords();
  const save = useSave();
  const pages = useLive(visitPages);
  if (pages.state === 'loading')
    return (
      <AppPage title={t('page.title')} back="/visits">
        {null}
      </AppPage>
    );
  const visit = pages.data.visits.find((each) => (each.id as string) === id);
  if (visit === undefined)
    return (
      <AppPage title={t('page.title')} back="/visits">
        <EmptyState title={t('page.gone')} help={t('page.goneHelp')} act={{ label: t('title'), href: '/visits' }} />
      </AppPage>
    );
  const { body } = visit;
  const matter = pages.data.matters.find((each) => each.body.visitId === visit.id);
  const target = { townshipId: actor.townshipId, branchId: writer.branchId, groupId: body.groupId };
  const mayWrite = may.write(actor, { ...target, kind: 'visit' });
  const quiet = quietOn(
    pages.data.quiet.map((mark) => mark.body),
    body,
    today(),
  );
  const area = pages.data.areas.find(({ id: areaId }) => areaId === body.areaId)?.name;
  const member = pages.data.members.find(({ id: memberId }) => (memberId as string) === body.memberId)?.body.name;
  const markQuiet = () =>
    save({
      id: newId() as RecordId,
      kind: 'quietHouse',
      body: QuietHouseBody.parse({ house: body.house, areaId: body.areaId, groupId: body.groupId, quietSince: today() }),
      baseline: null,
    });
  return (
    <AppPage
      title={body.house || member || t('page.title')}
      subtitle={records(`visitPurpose.${body.purpose}`)}
      back="/visits"
      action={
        mayWrite && body.blankedOn === null ? (
          <BarAction icon={<Pencil className="zb-icon" aria-hidden="true" />} label={t('form.change')} href={`/visits/${id}/edit`} />
        ) : undefined
      }
    >
      <Ledger>
        <LedgerRow
          margin={t('page.when')}
          name={[days.dayWeek(body.visitedOn), body.visitedAt].filter(Boolean).join(' ')}
          end={records(`standing.${visit.standing}`)}
        />
        <LedgerRow margin={t('page.who')} name={body.visitors.map(({ name }) => name).join('、') || visit.createdByName} />
        {area !== undefined && <LedgerRow margin={t('page.where')} name={area} />}
        {member !== undefined && body.house !== '' && <LedgerRow margin={t('page.whom')} name={member} />}
        {body.followUpOn !== null && <LedgerRow margin={t('page.again')} name={days.dayWeek(body.followUpOn)} />}
      </Ledger>
      <Section title={t('form.said')}>
        <p className="zb-block">
          {body.blankedOn === null ? body.said || t('page.nothingSaid') : t('page.blankedOn', { day: days.day(body.blankedOn) })}
        </p>
      </Section>
      <PhotoGrid photos={body.photos} recordId={visit.id} />
      {matter !== undefined && (
        <Ledger>
          <LedgerRow
            margin={t('page.matter')}
            name={records(`matterState.${matterState(matter.body)}`)}
            nameNote={records(`matterTopic.${matter.body.topic}`)}
            href={`/matters/${matter.id}`}
          />
        </Ledger>
      )}
      {quiet !== undefined && <p className="zb-block">{t('quiet.since', { day: days.day(quiet.quietSince) })}</p>}
      {quiet === undefined && body.house !== '' && may.write(actor, { ...target, kind: 'quietHouse' }) && (
        <div className="zb-tools">
          <Button onPress={() => void markQuiet()}>
            <BellOff className="zb-icon" aria-hidden="true" />
            {t('quiet.markIt')}
          </Button>
        </div>
      )}
    </AppPage>
  );
}
