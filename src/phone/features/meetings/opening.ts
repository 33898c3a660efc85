import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import { blankMeeting } from '#domain/meetings/draft.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { Review } from '#domain/review/review.ts';
import type { BranchDb } from '#storage/db.ts';
import { draftById, draftsOf } from '#storage/drafts.ts';
import { meetingsBetween, recordById, recordsOfKind, waitingRecords } from '#storage/queries.ts';
import { bodyWith } from '#storage/set-aside.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** The form as it is opened: where its draft is kept, what it edits, and with what words it begins. */
export type Opened = {
  readonly draftId: string;
  readonly recordId: RecordId;
  /** The body the form was opened with; null for a new meeting. */
  readonly baseline: MeetingBody | null;
  readonly body: MeetingBody;
  readonly fromDraft: boolean;
  readonly review: Review | null;
  /** The return was mended on this phone and the mending has not reached the township yet. */
  readonly answered: boolean;
  /** The township has had it: a change of it is told with a reason. */
  readonly handedIn: boolean;
  readonly lastPlaces: readonly string[];
  /** The last sitting of each kind, and of each group, newest first. */
  readonly lastSittings: readonly LastSitting[];
  /** The edit that was not taken and whose words the form was opened with. */
  readonly mends?: OperationId | undefined;
};

/** What opening a form comes to. 'saved': the new meeting was saved meanwhile; 'gone': there is no such record. */
export type Opening = { readonly state: 'open'; readonly form: Opened } | { readonly state: 'saved' } | { readonly state: 'gone' };

/** The id of the draft in which a record is changed; a record has one, whichever screen it was begun on. */
export const editDraftId = (recordId: string): string => `edit ${recordId}`;

/** The review turn that an edit still waiting on this phone answers; null where none does. */
export async function turnAnswered(db: BranchDb, recordId: RecordId): Promise<number | null> {
  const waiting = await waitingRecords(db);
  const own = waiting.find(({ record }) => record.id === recordId)?.operations ?? [];
  return own.findLast((operation) => operation.answersTurn !== null)?.answersTurn ?? null;
}

/** What a sitting of the last year can hand on to the next of its kind, where the person says so. */
export type LastSitting = Pick<MeetingBody, 'meetingKind' | 'groupId' | 'heldOn' | 'startedAt' | 'place' | 'chair' | 'recorder'>;

/** The places of the last year's meetings, the last one first, at most two; and the last sitting of each kind. */
async function lastYear(db: BranchDb, today: LocalDate): Promise<Pick<Opened, 'lastPlaces' | 'lastSittings'>> {
  const meetings = await meetingsBetween(db, addDays(today, -366), today);
  const sittings = new Map<string, LastSitting>();
  for (const { body } of meetings) {
    const key = `${body.meetingKind} ${body.groupId}`;
    if (!sittings.has(key)) sittings.set(key, body);
  }
  const places = [...new Set(meetings.map((meeting) => meeting.body.place).filter((place) => place.trim() !== ''))];
  return { lastPlaces: places.slice(0, 2), lastSittings: [...sittings.values()] };
}

/** A draft's words, over a blank form: a draft of an older version may lack a field. */
const fromData = (data: unknown, blank: MeetingBody): MeetingBody => ({ ...blank, ...(data as { body?: Partial<MeetingBody> }).body });

/** Opens the form of a new meeting: with its draft where one was begun. */
export async function openNew(db: BranchDb, draftId: string, blank: MeetingBody, today: LocalDate): Promise<Opening> {
  const recordId = draftId as RecordId;
  const [draft, record, last] = await Promise.all([draftById(db, draftId), recordById(db, recordId), lastYear(db, today)]);
  if (record && !draft) return { state: 'saved' };
  return {
    state: 'open',
    form: {
      draftId,
      recordId,
      baseline: null,
      body: draft ? fromData(draft.data, blank) : blank,
      fromDraft: draft !== undefined,
      review: null,
      answered: false,
      ...last,
      handedIn: false,
    },
  };
}

/**
 * Opens the form of a meeting that is there: with the unsaved changes where some were begun, else with the words of the edit
 * that was not taken, where one is named.
 */
export async function openEdit(db: BranchDb, recordId: RecordId, today: LocalDate, mends?: OperationId): Promise<Opening> {
  const draftId = editDraftId(recordId);
  const [draft, record, last, answeredTurn] = await Promise.all([
    draftById(db, draftId),
    recordById(db, recordId),
    lastYear(db, today),
    turnAnswered(db, recordId),
  ]);
  if (record?.kind !== 'meeting' || record.deleted === 1) return { state: 'gone' };
  const stored = record.body as MeetingBody;
  const blank = blankMeeting(stored.meetingKind, stored.heldOn, stored.groupId);
  const baseline = draft ? fromData({ body: draft.baseline ?? stored }, blank) : stored;
  const mended = draft || mends === undefined ? undefined : ((await bodyWith(db, mends, stored)) as MeetingBody | undefined);
  return {
    state: 'open',
    form: {
      draftId,
      recordId,
      baseline,
      body: draft ? fromData(draft.data, blank) : (mended ?? stored),
      mends: mended && mends,
      fromDraft: draft !== undefined,
      review: record.review,
      answered: answeredTurn === record.review.turn,
      ...last,
      handedIn: record.handedInAt !== null,
    },
  };
}

/** The plan of that id; undefined when this phone does not have it, or no longer. */
export async function planOf(db: BranchDb, planId: string): Promise<LocalRecord<'plan'> | undefined> {
  const record = await recordById(db, planId as RecordId);
  return record?.kind === 'plan' && record.deleted === 0 ? (record as LocalRecord<'plan'>) : undefined;
}

/** What came of a plan so far: the meeting's record, or the draft that was begun for it on this phone. */
export async function whatCameOf(
  db: BranchDb,
  planId: string,
): Promise<{ readonly meeting: string | null; readonly draft: string | null }> {
  const [meetings, drafts] = await Promise.all([recordsOfKind(db, 'meeting'), draftsOf(db, 'meeting')]);
  const isIts = (body: unknown): boolean => (body as { planId?: string | null } | undefined)?.planId === planId;
  return {
    meeting: meetings.find(({ body }) => isIts(body))?.id ?? null,
    draft: drafts.find(({ baseline, data }) => baseline === null && isIts(data['body']))?.id ?? null,
  };
}
