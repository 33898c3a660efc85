import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';

/** One talk: who, when, on what occasion, and whether it was looked after again. */
export function TalkScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation(['agenda', 'records']);
  const found = useLive(recordById, id as RecordId);
  if (found.state === 'loading')
    return (
      <AppPage title={t('records:kind.talk')} back="/talks">
        {null}
      </AppPage>
    );
  if (found.data?.kind !== 'talk' || found.data.deleted === 1) return <Navigate to="/talks" replace />;
  return <Talk talk={found.data as LocalRecord<'talk'>} />;
}

function Talk({ talk }: { readonly talk: LocalRecord<'talk'> }) {
  const { t } = useTranslation(['agenda', 'records']);
  const { actor, today } = useServices();
  const days = useDayWords();
  const save = useSave();
  const { body } = talk;
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: talk.branchId, kind: 'talk', groupId: null });
  const open = body.followUpOn !== null && body.followedUpOn === null;
  const lookedAfter = (): void =>
    void save({
      id: talk.id,
      kind: 'talk',
      body: { ...body, followedUpOn: today() },
      baseline: body as unknown as JsonObject,
    });
  return (
    <AppPage
      title={t('agenda:talk.pair', { by: body.by.name, other: body.with.name })}
      back="/talks"
      action={
        writes ? (
          <BarAction
            icon={<Pencil className="zb-icon" aria-hidden="true" />}
            label={t('agenda:plan.edit')}
            href={`/talks/${talk.id}/edit`}
          />
        ) : undefined
      }
      footer={writes && open ? <BottomAction label={t('agenda:talk.lookedAfter')} onPress={lookedAfter} /> : undefined}
    >
      <Ledger>
        <LedgerRow margin={days.day(body.talkedOn)} name={t(`records:talkOccasion.${body.occasion}`)} facts={t('agenda:talk.noContent')} />
        {body.followUpOn !== null && (
          <LedgerRow
            margin={days.day(body.followUpOn)}
            name={t('records:field.followUpOn')}
            facts={
              body.followedUpOn === null ? t('agenda:talk.stillOpen') : t('agenda:talk.followedUp', { day: days.day(body.followedUpOn) })
            }
          />
        )}
      </Ledger>
    </AppPage>
  );
}
