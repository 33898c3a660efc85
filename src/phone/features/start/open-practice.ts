import { AccountId, BranchId, type RecordId, TownshipId } from '#domain/kernel/ids.ts';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { reviewed } from '#domain/review/review.ts';
import { practiceWords } from '#i18n/practice-words.ts';
import { openServices } from '#phone/open-services.ts';
import type { DeviceServices, Services } from '#phone/services.tsx';
import type { SyncLoop } from '#phone/sync-loop.ts';
import type { SessionsHttp } from '#phone/township-http.ts';
import type { Session } from '#protocol/session.ts';
import { leavePractice } from '#storage/first-run.ts';
import { answerPractised, layPractice, openPracticeDb, practiceStands } from '#storage/practice.ts';
import { recordById } from '#storage/queries.ts';
import { makeVillage } from './make-village.ts';

const ID = (number: number): string => `00000000-0000-7000-8000-00000000000${number}`;
const branchId = BranchId.parse(ID(2));

/** Nobody to ask: the practice branch has no township, so there is nothing that could be sent. */
const nobody: SessionsHttp = {
  signIn: () => Promise.resolve({ ok: false, problem: { code: 'session.offline' } }),
  whoAmI: () => Promise.resolve({ ok: false, failure: 'offline' }),
  history: () => Promise.resolve({ ok: false, failure: 'offline' }),
  signOut: () => Promise.resolve({ ok: false, failure: 'offline' }),
};

/** A loop that never turns. */
const still: SyncLoop = {
  state: () => STILL,
  subscribe: () => () => undefined,
  tryNow: () => Promise.resolve(),
  stop: () => undefined,
};
const STILL = { phase: 'idle', done: 0, total: null, lastFailure: null, lastContactAt: null } as const;

/** The practice branch's services over a database of its own, its village made when it is not there yet. */
export async function openPractice(device: DeviceServices): Promise<{ readonly services: Services; readonly close: () => void }> {
  const db = openPracticeDb();
  const lay = async (): Promise<void> => {
    const now = instantAt(device.now());
    await layPractice(db, makeVillage({ words: practiceWords, branchId, today: dayInChina(now), newId: device.newId }));
  };
  if (!(await practiceStands(db))) await lay();
  const session: Session & { readonly branchId: BranchId } = {
    accountId: AccountId.parse(ID(1)),
    name: practiceWords.person,
    role: 'secretary',
    townshipId: TownshipId.parse(ID(3)),
    townshipName: practiceWords.township,
    branchId,
    branchName: practiceWords.branch,
    groupId: null,
    practice: true,
    now: instantAt(device.now()),
  };
  const answer = async (id: RecordId): Promise<'returned' | 'approved' | null> => {
    const record = await recordById(db, id);
    if (record?.kind !== 'meeting') return null;
    const at = instantAt(device.now());
    const { turn, state } = record.review;
    const path = (record.body as MeetingBody).notes.trim() === '' ? 'notes' : 'place';
    const marks = [{ path, note: practiceWords.returned[path], proposal: null }];
    // The first answer is a return, so that mending can be tried; what was mended is approved.
    const first = state === 'submitted';
    // An edit that waits answers the return it was made for; the township would see it as handed in again.
    const seen = first ? record.review : { ...record.review, state: 'resubmitted' as const };
    const act = first ? ({ type: 'return', turn, marks, mendBy: null } as const) : ({ type: 'approve', turn } as const);
    const review = reviewed(seen, act, { name: practiceWords.staff, at });
    if (!review.ok) return null;
    await answerPractised(db, id, review.value, at);
    return first ? 'returned' : 'approved';
  };
  const services: Services = {
    ...openServices({ ...device, sessions: nobody }, session, db, still),
    practice: { answer, clear: lay, leave: () => leavePractice(device.deviceDb) },
  };
  return { services, close: () => db.close() };
}
