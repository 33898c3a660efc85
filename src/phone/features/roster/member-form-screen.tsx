import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { BranchId, OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { draftById, draftsOf } from '#storage/drafts.ts';
import { recordById } from '#storage/queries.ts';
import { bodyWith } from '#storage/set-aside.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { draftOf, type MemberDraft, memberDraftId } from './member-draft.ts';
import { MemberFormPage } from './member-form.tsx';
import type { OpenedForm } from './use-member-form.ts';
import { readRoster } from './use-roster.ts';

/** A new member. A form that was begun and not ended is gone on with; its id stands in the address, so that a reload finds it. */
export function NewMemberScreen() {
  const { db, newId } = useServices();
  const [params, setParams] = useSearchParams();
  const id = params.get('id');
  useEffect(() => {
    if (id !== null) return;
    void draftsOf(db, 'member').then((drafts) => {
      const begun = drafts.find((draft) => draft.baseline === null);
      setParams({ id: begun?.recordId ?? newId() }, { replace: true });
    });
  }, [db, id, newId, setParams]);
  return id === null ? <Waiting /> : <Opening key={id} id={id as RecordId} isNew />;
}

/** A member's form, from the roster or from where it was left. */
export function EditMemberScreen() {
  const { id = '' } = useParams();
  return <Opening key={id} id={id as RecordId} isNew={false} />;
}

function Waiting() {
  const { t } = useTranslation('roster');
  return (
    <AppPage title={t('form.title')} back="/roster">
      {null}
    </AppPage>
  );
}

function Opening({ id, isNew }: { readonly id: RecordId; readonly isNew: boolean }) {
  const { t } = useTranslation('roster');
  const { db, actor, session } = useServices();
  const roster = useLive(readRoster);
  const [params] = useSearchParams();
  const mends = (params.get('with') ?? undefined) as OperationId | undefined;
  const asked = useRef(false);
  const [opened, setOpened] = useState<OpenedForm | 'gone'>();
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    // Read once: a form must not change under the hand when something comes in from the township.
    void Promise.all([draftById(db, memberDraftId(id)), recordById(db, id)]).then(async ([draft, record]) => {
      const member = record?.kind === 'member' && record.deleted === 0 ? (record as LocalRecord<'member'>) : undefined;
      if (!isNew && !member) return setOpened('gone');
      const mended =
        draft || !member || mends === undefined ? undefined : ((await bodyWith(db, mends, member.body)) as MemberBody | undefined);
      setOpened({
        recordId: id,
        baseline: draft ? (draft.baseline as unknown as MemberBody | null) : (member?.body ?? null),
        draft: draft ? ({ ...draftOf(null), ...draft.data } as MemberDraft) : draftOf(mended ?? member?.body ?? null),
        mends: mended && mends,
        fromDraft: draft !== undefined,
      });
    });
  }, [db, id, isNew, mends]);
  const record = useLive(recordById, id);
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind: 'member', groupId: null });
  if (opened === 'gone' || !writes)
    return (
      <AppPage title={t('form.title')} back="/roster">
        <EmptyState title={writes ? t('gone') : t('readOnly')} act={{ label: t('toRoster'), href: '/roster' }} />
      </AppPage>
    );
  if (opened === undefined || roster.state === 'loading' || record.state === 'loading') return <Waiting />;
  // Read live: a return that comes in while the form is open is shown, and answered.
  const review = record.data?.standing === 'returned' ? record.data.review : null;
  return <MemberFormPage opened={opened} roster={roster.data} review={review} />;
}
