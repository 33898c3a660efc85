import { useCallback, useEffect, useState } from 'react';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { BranchDb } from '#storage/db.ts';
import { draftById, draftsOf, dropDraft, saveDraft } from '#storage/drafts.ts';
import type { Draft } from '#storage/shapes.ts';
import { useServices } from './services.tsx';
import { useDraftKeeper } from './use-draft-keeper.ts';

/** The records that are written in a sheet. */
export type SheetForm =
  | 'group'
  | 'office'
  | 'post'
  | 'assignment'
  | 'pledge'
  | 'area'
  | 'households'
  | 'rotaDay'
  | 'quietHouse'
  | 'dutyLog'
  | 'candidate'
  | 'reserveCadre'
  | 'matter'
  | 'newMatter'
  | 'appraisal'
  | 'profile'
  | 'term'
  | 'change'
  | 'stay'
  | 'stayOpinion'
  | 'stayContact'
  | 'stayDues'
  | 'plan'
  | 'planCallOff'
  | 'talk'
  | 'excusal'
  | 'transfer'
  | 'transferStep'
  | 'duesAssess'
  | 'duesPay'
  | 'duesExcuse'
  | 'duesReverse'
  | 'duesTakeBack';

/** Which form a sheet is, and of what; `part` where one record has several sheets that are written side by side. */
export type SheetOf = {
  readonly form: SheetForm;
  readonly recordId: RecordId;
  readonly baseline: JsonObject | null;
  readonly part?: string | undefined;
};

/** A small form as it is being written. */
export type SheetDraft<T> = {
  readonly id: string;
  readonly value: T;
  readonly set: (change: Partial<T>) => void;
  /** Something of it is kept from now or from another time. */
  readonly begun: boolean;
  /** Ends the keeping before a save; resolves when nothing is being written any more. */
  readonly stop: () => Promise<void>;
  /** Keeps again after a save that did not go through. */
  readonly resume: () => void;
  /** Throws the draft away; the answer lays it back. */
  readonly drop: () => Promise<() => Promise<void>>;
};

const idOf = ({ form, recordId, part }: SheetOf): string => `${form}:${recordId}${part === undefined ? '' : `:${part}`}`;

/** The id under which a new one was begun and not ended, so that it is gone on with; a fresh one where there is none. */
export async function begunSheet(db: BranchDb, form: SheetOf['form'], newId: () => string): Promise<RecordId> {
  const begun = (await draftsOf(db, form)).find((draft) => draft.baseline === null);
  return begun?.recordId ?? (newId() as RecordId);
}

/** What a sheet opens with, read once: where it was left, or `blank`. Undefined until it is read. */
export function useOpenedSheet<T extends JsonObject>(of: SheetOf, blank: T): { readonly value: T; readonly begun: boolean } | undefined {
  const { db } = useServices();
  const [first] = useState({ id: idOf(of), blank });
  const [opened, setOpened] = useState<{ readonly value: T; readonly begun: boolean }>();
  useEffect(() => {
    let gone = false;
    void draftById(db, first.id).then((draft) => {
      if (!gone) setOpened({ value: { ...first.blank, ...(draft?.data as Partial<T> | undefined) }, begun: draft !== undefined });
    });
    return () => {
      gone = true;
    };
  }, [db, first]);
  return opened;
}

/** Keeps every letter of a sheet's form, also when the page is taken away in the middle of a word. `name` is what 首页 calls it. */
export function useSheetDraft<T extends JsonObject>(
  of: SheetOf,
  opened: { readonly value: T; readonly begun: boolean },
  name: (value: T) => string,
): SheetDraft<T> {
  const { db, now } = useServices();
  const [value, setValue] = useState(opened.value);
  const [begun, setBegun] = useState(opened.begun);
  const [first] = useState({ of, name, value: opened.value });
  const id = idOf(of);

  const draftOf = useCallback(
    (data: T): Draft => ({
      id,
      form: first.of.form,
      recordId: first.of.recordId,
      baseline: first.of.baseline,
      data,
      label: { name: first.name(data) },
      updatedAt: instantAt(now()),
    }),
    [id, first, now],
  );
  const begin = useCallback(() => setBegun(true), []);
  const keeper = useDraftKeeper(db, value, first.value, draftOf, begin);

  return {
    id,
    value,
    set: (change) => setValue((before) => ({ ...before, ...change })),
    begun,
    stop: keeper.stop,
    resume: keeper.resume,
    drop: async () => {
      await keeper.stop();
      await dropDraft(db, id);
      return async () => void (await saveDraft(db, draftOf(value)));
    },
  };
}
