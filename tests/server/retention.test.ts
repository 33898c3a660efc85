import { afterEach, describe, expect, test } from 'vitest';
import type { BranchId } from '#domain/kernel/ids.ts';
import type { MatterBody } from '#domain/records/matter.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { matterState } from '#domain/visits/matter-state.ts';
import { fingerprint } from '#phone/photo-fingerprint.ts';
import { photoHttp } from '#phone/photo-http.ts';
import { type Fetch, townshipHttp } from '#phone/township-http.ts';
import { blankWords } from '#server/retention/blank-words.ts';
import { dexiePhotoStore, trimPhotos } from '#storage/photo-store.ts';
import { keepChosen, photosSaved } from '#storage/photos.ts';
import { attentionItems, recordsOfKind } from '#storage/queries.ts';
import { sendPhotos } from '#sync/photos/send-photos.ts';
import { type Client, type Endpoint, type Login, openEndpoint } from '#tests/support/endpoint.ts';
import { day, matterBody, meetingBody, recordId, testId, visitBody } from '#tests/support/factories.ts';
import { jpegOf, shaOf } from '#tests/support/pictures.ts';
import { databases } from '#tests/support/server-stores.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const DAY_MS = 86_400_000;
const TWO_YEARS = 760 * DAY_MS;
const SECRET = '张家老二欠着水费';
const ANSWER = '水费已经缓交';
const [VISIT, CLOSED, OPEN, YOUNG] = [recordId(1), recordId(2), recordId(3), recordId(4)] as const;

const photoFacts = (bytes: Uint8Array, order = 0) => ({ size: bytes.length, width: 1600, height: 1200, addedOn: day('2026-06-12'), order });
const reply = { id: testId(1), on: '2026-06-05', text: ANSWER };
const closed = {
  reply,
  told: { replyId: testId(1), on: '2026-06-06', how: 'visit' as const },
  closed: { replyId: testId(1), on: '2026-06-06' },
};

function lineOf(client: Client): Fetch {
  return async (path, init) => {
    const answer = await client.send(path, init);
    return new Response(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body), {
      status: answer.status,
      headers: answer.headers,
    });
  };
}

describe.each(databases)('the words of visits and closed matters, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let time: TestTime;
  afterEach(() => endpoint.close());

  async function village() {
    endpoint = await openEndpoint(await open());
    time = new TestTime(endpoint.clock.now());
    const phoneOf = (letter: 'a' | 'b') => new TestPhone(time, letter, undefined, endpoint.branches.shiqiao as BranchId);
    const [a, b] = [phoneOf('a'), phoneOf('b')];
    await a.save({ id: VISIT, kind: 'visit', body: visitBody({ raised: true, said: SECRET, visitedOn: '2026-06-01' }), baseline: null });
    await a.save({ id: CLOSED, kind: 'matter', body: matterBody({ said: SECRET, raisedOn: '2026-06-01' }), baseline: null });
    await a.edit(CLOSED, closed);
    await a.save({ id: OPEN, kind: 'matter', body: matterBody({ said: SECRET, raisedOn: '2026-06-01', reply }), baseline: null });
    await sync(a, 'shiqiao');
    await sync(b, 'shiqiao-scribe');
    return { a, b };
  }
  // A session ends long before the words do, so everybody signs in for each run.
  async function sync(phone: TestPhone, login: Login) {
    time.ms = endpoint.clock.now();
    return phone.sync(townshipHttp(lineOf(await endpoint.signIn(login))));
  }
  const later = (ms: number) => endpoint.clock.advance(ms);
  async function everywhere(): Promise<string> {
    const { db } = endpoint.store;
    return JSON.stringify([await db.selectFrom('records').selectAll().execute(), await db.selectFrom('operations').selectAll().execute()]);
  }
  const held = async (phone: TestPhone) =>
    JSON.stringify([
      await phone.db.records.toArray(),
      await phone.db.base.toArray(),
      await phone.db.sent.toArray(),
      await phone.db.outbox.toArray(),
    ]);

  test('go from the township, from its history and from both phones; the counts, the days and the state stay, and the open matter whole', async () => {
    const { a, b } = await village();
    expect(await blankWords(endpoint.services)).toEqual({ records: 0, operations: 0 });
    later(TWO_YEARS);
    await a.save({ id: YOUNG, kind: 'visit', body: visitBody({ said: '新的一句', visitedOn: '2028-07-01' }), baseline: null });
    await sync(a, 'shiqiao');
    expect(await blankWords(endpoint.services, { check: true })).toMatchObject({ records: 2 });
    // A making of the visit, a making and an edit of the matter.
    expect(await blankWords(endpoint.services)).toEqual({ records: 2, operations: 3 });
    expect(await blankWords(endpoint.services)).toEqual({ records: 0, operations: 0 });
    for (const phone of [a, b]) expect(await sync(phone, 'shiqiao')).toMatchObject({ stopped: 'done' });

    const township = await everywhere();
    for (const phone of [a, b]) {
      const [visit, matter, still] = [await phone.shown(VISIT), await phone.shown(CLOSED), await phone.shown(OPEN)];
      expect(visit.body).toMatchObject({
        said: '',
        house: '',
        raised: true,
        purpose: 'care',
        visitedOn: '2026-06-01',
        blankedOn: '2028-07-12',
      });
      expect(matter.body).toMatchObject({ said: '', topic: 'water' });
      expect(JSON.stringify(matter)).not.toContain(ANSWER);
      expect(matterState(matter.body as MatterBody)).toBe('closed');
      expect(still.body).toMatchObject({ said: SECRET, blankedOn: null });
      expect((await phone.shown(YOUNG)).body).toMatchObject({ said: '新的一句' });
      expect([(await recordsOfKind(phone.db, 'visit')).length, (await recordsOfKind(phone.db, 'matter')).length]).toEqual([2, 2]);
      // Only the open matter still says it.
      expect((await held(phone)).split(SECRET).length - 1).toBe(1);
    }
    expect(township.split(SECRET).length - 1).toBe(2);
  });

  test('take the photos of a visit with them, from the township and from the phone; a photo that a meeting names too stays', async () => {
    endpoint = await openEndpoint(await open());
    time = new TestTime(endpoint.clock.now());
    const a = new TestPhone(time, 'a', undefined, endpoint.branches.shiqiao as BranchId);
    const [own, shared] = [jpegOf(5_000), jpegOf(6_000, { seed: 2 })];
    const photos: MeetingBody['photos'] = Object.fromEntries([own, shared].map((bytes, i) => [shaOf(bytes), photoFacts(bytes, i)]));
    const choose = (bytes: Uint8Array<ArrayBuffer>, id: typeof VISIT) =>
      keepChosen(
        a.db,
        a.writer,
        { sha: shaOf(bytes), type: 'image/jpeg', bytes, thumb: bytes.slice(0, 100) },
        { recordId: id, draftId: id },
      );
    for (const bytes of [own, shared]) await choose(bytes, VISIT);
    await a.save({ id: VISIT, kind: 'visit', body: visitBody({ said: SECRET, visitedOn: '2026-06-01', photos }), baseline: null });
    await photosSaved(a.db, VISIT);
    await sync(a, 'shiqiao');
    const client = await endpoint.signIn('shiqiao');
    const run = await sendPhotos({
      store: dexiePhotoStore(a.db, a.writer),
      township: photoHttp((path, init) => client.raw(path, init)),
      clock: { now: a.writer.now },
      branchId: a.writer.branchId,
      fingerprint,
      mayGoOn: () => true,
      pace: { size: 65_536 },
    });
    expect(run).toMatchObject({ delivered: 2, stopped: 'done' });
    const meeting = meetingBody({ photos: { [shaOf(shared)]: photoFacts(shared, 0) } });
    await choose(shared, YOUNG);
    await a.save({ id: YOUNG, kind: 'meeting', body: meeting, baseline: null });
    await photosSaved(a.db, YOUNG);
    await sync(a, 'shiqiao');

    const there = async (bytes: Uint8Array) =>
      (await (await endpoint.signIn('staff')).raw(`/api/v1/photos/${a.writer.branchId}/${shaOf(bytes)}`, { method: 'GET' })).status;
    expect([await there(own), await there(shared)]).toEqual([200, 200]);
    later(TWO_YEARS);
    expect(await blankWords(endpoint.services)).toMatchObject({ records: 1 });
    expect([await there(own), await there(shared)]).toEqual([404, 200]);
    await sync(a, 'shiqiao');
    expect((await a.shown(VISIT)).body).toMatchObject({ said: '', photos: {} });
    await trimPhotos(a.db, a.writer.now(), a.writer.branchId);
    expect((await a.db.photos.toArray()).map(({ sha }) => sha)).toEqual([shaOf(shared)]);
  });

  test('a phone that was away for years brings no word back; its author keeps his own words and is told', async () => {
    const { a, b } = await village();
    await b.edit(VISIT, { said: '又添了一句', purpose: 'needs' });
    later(TWO_YEARS);
    b.skew = 3 * DAY_MS;
    await blankWords(endpoint.services);
    expect((await b.shown(VISIT)).body).toMatchObject({ said: '又添了一句' });
    await sync(b, 'shiqiao-scribe');
    await sync(a, 'shiqiao');
    for (const phone of [a, b]) expect((await phone.shown(VISIT)).body).toMatchObject({ said: '', purpose: 'needs' });
    expect(await attentionItems(b.db)).toMatchObject([{ outcome: 'lost', operation: { changes: { said: '又添了一句' } } }]);
    // What came late stands in the history until the next run.
    expect(await blankWords(endpoint.services)).toMatchObject({ records: 0, operations: 1 });
    expect(await everywhere()).not.toContain('又添了一句');
  });

  test('what a phone has not handed in yet is never blanked before it is: it comes, is counted, and then its time is over', async () => {
    const { a, b } = await village();
    await b.save({ id: YOUNG, kind: 'visit', body: visitBody({ said: '压在手机里', visitedOn: '2026-06-02' }), baseline: null });
    later(TWO_YEARS);
    await blankWords(endpoint.services);
    await sync(a, 'shiqiao');
    expect((await b.shown(YOUNG)).body).toMatchObject({ said: '压在手机里' });
    await sync(b, 'shiqiao-scribe');
    expect((await b.shown(YOUNG)).body).toMatchObject({ said: '压在手机里' });
    expect(await blankWords(endpoint.services)).toEqual({ records: 1, operations: 1 });
    await sync(b, 'shiqiao-scribe');
    expect((await b.shown(YOUNG)).body).toMatchObject({ said: '', visitedOn: '2026-06-02' });
    // Not in what it keeps of its handed-in work either.
    expect(await held(b)).not.toContain('压在手机里');
  });
});
