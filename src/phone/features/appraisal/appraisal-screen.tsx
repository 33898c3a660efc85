import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { AppraisalBody } from '#domain/records/appraisal.ts';
import { rollOn } from '#domain/roster/roll.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordById, recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppraisalForm } from './appraisal-form.tsx';

const readMembers = (db: BranchDb) => recordsOfKind(db, 'member');

const blank = (day: AppraisalBody['heldOn'], formal: number, probationary: number): AppraisalBody => ({
  year: Number(day.slice(0, 4)),
  heldOn: day,
  place: '',
  formal,
  probationary,
  present: 0,
  sheetsGiven: null,
  sheetsReturned: null,
  excellent: 0,
  good: 0,
  basic: 0,
  unfit: 0,
  opinionOn: null,
  opinionBy: null,
  toldOn: null,
  notes: '',
  remedies: {},
});

/** A new 民主评议, with the numbers of the roster; one that was begun is gone on with. */
export function NewAppraisalScreen() {
  const { t } = useTranslation('appraisal');
  const { db, newId, today } = useServices();
  const members = useLive(readMembers);
  const [id, setId] = useState<RecordId>();
  useEffect(() => void begunSheet(db, 'appraisal', newId).then(setId), [db, newId]);
  if (id === undefined || members.state === 'loading') return <AppPage title={t('newTitle')}>{null}</AppPage>;
  const classes = Object.values(rollOn(members.data, today()));
  const probationary = classes.filter((one) => one === 'probationary').length;
  return <AppraisalForm id={id} baseline={null} body={blank(today(), classes.length - probationary, probationary)} back="/log" />;
}

/** A 民主评议 that is there, to be read and changed. */
export function AppraisalScreen() {
  const { t } = useTranslation('appraisal');
  const { id = '' } = useParams();
  const record = useLive(recordById, id as RecordId);
  if (record.state === 'loading') return <AppPage title={t('title')}>{null}</AppPage>;
  if (record.data?.kind !== 'appraisal' || record.data.deleted === 1)
    return (
      <AppPage title={t('title')} back="/meetings">
        <EmptyState title={t('gone')} />
      </AppPage>
    );
  const { body, review } = record.data as LocalRecord<'appraisal'>;
  return <AppraisalForm id={record.data.id} baseline={body} body={body} back="/meetings" review={review} />;
}
