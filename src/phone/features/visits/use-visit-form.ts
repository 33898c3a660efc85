import { useCallback, useEffect, useState } from 'react';
import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { type PhotoEdit, photosEdited } from '#domain/photos/edits.ts';
import { VisitBody } from '#domain/records/visit.ts';
import { matterFrom, type VisitForm } from '#domain/visits/form.ts';
import type { Kept } from '#phone/draft-keeper.ts';
import { useServices } from '#phone/services.tsx';
import { useDraftKeeper } from '#phone/use-draft-keeper.ts';
import { useSave } from '#phone/use-save.ts';
import type { BranchDb } from '#storage/db.ts';
import { draftById, dropDraft } from '#storage/drafts.ts';
import { photosSaved, photosThrownAway } from '#storage/photos.ts';
import { recordById } from '#storage/queries.ts';
import { bodyWith } from '#storage/set-aside.ts';
import type { Draft, LocalRecord } from '#storage/shapes.ts';

/** A form that was opened: of which record, over which body, and whether the matter is there already. */
export type OpenedVisit = {
  readonly draftId: string;
  readonly recordId: RecordId;
  readonly baseline: VisitBody | null;
  readonly form: VisitForm;
  readonly begun: boolean;
  readonly hasMatter: boolean;
  readonly mends?: OperationId | undefined;
};

const asJson = (value: unknown): JsonObject => value as JsonObject;

/** Opens a new visit: where it was left, or as `blank` says. */
export async function openNewVisit(db: BranchDb, draftId: string, blank: VisitForm): Promise<OpenedVisit> {
  const draft = await draftById(db, draftId);
  const form = draft ? (draft.data as unknown as VisitForm) : blank;
  const body = VisitBody.safeParse(form.body);
  return {
    draftId,
    recordId: draftId as RecordId,
    baseline: null,
    form: body.success ? { ...form, body: body.data } : blank,
    begun: draft !== undefined,
    hasMatter: false,
  };
}

/** Opens a visit that is there; undefined when it is not. */
export async function openVisit(
  db: BranchDb,
  recordId: RecordId,
  blank: Omit<VisitForm, 'body'>,
  matters: readonly LocalRecord<'matter'>[],
  mends?: OperationId,
): Promise<OpenedVisit | undefined> {
  const draftId = `edit-${recordId}`;
  const [draft, record] = await Promise.all([draftById(db, draftId), recordById(db, recordId)]);
  if (record?.kind !== 'visit' || record.deleted === 1) return undefined;
  const stored = record.body as VisitBody;
  const mended = draft || mends === undefined ? undefined : ((await bodyWith(db, mends, stored)) as VisitBody | undefined);
  const form = draft ? (draft.data as unknown as VisitForm) : { ...blank, body: mended ?? stored };
  return {
    draftId,
    recordId,
    baseline: draft ? ((draft.baseline as unknown as VisitBody | null) ?? stored) : stored,
    form,
    begun: draft !== undefined,
    hasMatter: matters.some(({ body }) => body.visitId === recordId),
    mends: mended && mends,
  };
}

/** Reads an opened form once; what is typed afterwards lives in the form. */
export function useOpened(open: () => Promise<OpenedVisit | undefined>): OpenedVisit | 'loading' | 'gone' {
  const [opened, setOpened] = useState<OpenedVisit | 'loading' | 'gone'>('loading');
  useEffect(() => {
    let wanted = true;
    void open().then((answer) => wanted && setOpened(answer ?? 'gone'));
    return () => {
      wanted = false;
    };
  }, [open]);
  return opened;
}

/** A visit being written: kept at every letter, saved with the matter it brings. */
export function useVisitForm(opened: OpenedVisit) {
  const { db, now, newId } = useServices();
  const saveRecord = useSave();
  const [form, setForm] = useState(opened.form);
  const [kept, setKept] = useState<Kept | null>(opened.begun ? 'kept' : null);
  const draftOf = useCallback(
    (value: VisitForm): Draft => ({
      id: opened.draftId,
      form: 'visit',
      recordId: opened.recordId,
      baseline: opened.baseline === null ? null : asJson(opened.baseline),
      data: asJson(value),
      label: { house: value.body.house, visitedOn: value.body.visitedOn },
      updatedAt: instantAt(now()),
    }),
    [now, opened],
  );
  const keeper = useDraftKeeper(db, form, opened.form, draftOf, setKept);

  const save = async (): Promise<boolean> => {
    await keeper.stop();
    const matter = opened.hasMatter ? null : matterFrom(form, opened.recordId, newId());
    // The matter first: the draft ends with the visit, so a phone that dies in between still has both to save.
    if (matter !== null) {
      const made = await saveRecord({ id: form.matterId as RecordId, kind: 'matter', body: matter, baseline: null });
      if (!made.ok && made.problem.code !== 'record.unchanged') {
        keeper.resume();
        return false;
      }
    }
    const saved = await saveRecord({
      id: opened.recordId,
      kind: 'visit',
      body: form.body,
      baseline: opened.baseline === null ? null : asJson(opened.baseline),
      draftId: opened.draftId,
      ...(opened.mends === undefined ? {} : { mends: opened.mends }),
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') {
      if (Object.keys(form.body.photos).length > 0) await photosSaved(db, opened.draftId);
      return true;
    }
    keeper.resume();
    return false;
  };
  const throwAway = async (): Promise<void> => {
    await keeper.stop();
    await photosThrownAway(db, opened.draftId);
    await dropDraft(db, opened.draftId);
  };
  const editPhotos = useCallback(
    (edit: PhotoEdit) => setForm((before) => ({ ...before, body: { ...before.body, photos: photosEdited(before.body.photos, edit) } })),
    [],
  );
  return {
    form,
    kept,
    set: (change: Partial<VisitForm>) => setForm((before) => ({ ...before, ...change })),
    setBody: (change: Partial<VisitBody>) => setForm((before) => ({ ...before, body: { ...before.body, ...change } })),
    editPhotos,
    save,
    throwAway,
  };
}

/** A visit being written, as its fields see it. */
export type VisitModel = ReturnType<typeof useVisitForm>;
