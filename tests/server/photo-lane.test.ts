import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { MeetingBody, PhotoHash } from '#domain/records/meeting.ts';
import { fingerprint } from '#phone/photo-fingerprint.ts';
import { photoHttp } from '#phone/photo-http.ts';
import { type Fetch, townshipHttp } from '#phone/township-http.ts';
import { deleteRecord } from '#storage/commands.ts';
import { dexiePhotoStore } from '#storage/photo-store.ts';
import { fullBytes, keepChosen, photoSummary } from '#storage/photos.ts';
import { askWhatIsMissing, type PhotoLane, sendPhotos, unknownPace } from '#sync/photos/send-photos.ts';
import { type Endpoint, openEndpoint, type RawClient } from '#tests/support/endpoint.ts';
import { day, meetingBody, recordId } from '#tests/support/factories.ts';
import { jpegOf, shaOf } from '#tests/support/pictures.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

// What the line does to a request: 'cut' before the township hears it, 'unheard' after it was answered, 'hurt' on the way, 'twice' by a proxy.
type Weather = 'fine' | 'cut' | 'unheard' | 'hurt' | 'twice';

const photoFacts = (bytes: Uint8Array, order = 0) => ({ size: bytes.length, width: 1600, height: 1200, addedOn: day('2026-06-12'), order });

describe('photos from the phone to the township', () => {
  let endpoint: Endpoint;
  beforeEach(async () => {
    endpoint = await openEndpoint();
  });
  afterEach(() => endpoint.close());

  /** A line with a weather for each piece; whatever comes after is fine. Counts the bytes that were handed in. */
  function lineOf(client: RawClient, weathers: Weather[] = []) {
    const seen = { bytes: 0, pieces: 0 };
    const line: Fetch = async (path, init) => {
      const piece = init.method === 'PATCH';
      const weather = piece ? (weathers.shift() ?? 'fine') : 'fine';
      if (weather === 'cut') throw new TypeError('Failed to fetch');
      const body = init.body as Uint8Array;
      if (piece) Object.assign(seen, { bytes: seen.bytes + body.length, pieces: seen.pieces + 1 });
      const hurt = weather === 'hurt' ? { ...init, body: body.map((byte, i) => (i === 9_000 ? byte ^ 1 : byte)) } : init;
      if (weather === 'twice') await client.raw(path, hurt);
      const answer = await client.raw(path, hurt);
      if (weather === 'unheard') throw new TypeError('Failed to fetch');
      return answer;
    };
    return { line, seen };
  }

  const phoneOf = (letter: 'a' | 'b', time = new TestTime(endpoint.clock.now())) =>
    new TestPhone(time, letter, undefined, endpoint.branches.shiqiao as BranchId);

  /** One run of the lane, as after a fresh start: nothing is remembered but what is on the disk. */
  const run = (phone: TestPhone, line: Fetch, given: Partial<PhotoLane> = {}) =>
    sendPhotos({
      store: dexiePhotoStore(phone.db, phone.writer),
      township: photoHttp(line),
      clock: { now: phone.writer.now },
      branchId: phone.writer.branchId,
      fingerprint,
      mayGoOn: () => true,
      pace: { size: 65_536 },
      ...given,
    });

  /** Chooses photos and saves a meeting that names them. */
  async function meetingWith(phone: TestPhone, photos: readonly Uint8Array<ArrayBuffer>[], id: RecordId = recordId(1)): Promise<RecordId> {
    for (const bytes of photos) await choose(phone, bytes, id);
    const named = Object.fromEntries(photos.map((bytes, i) => [shaOf(bytes), photoFacts(bytes, i)]));
    await phone.save({ id, kind: 'meeting', body: meetingBody({ photos: named as MeetingBody['photos'] }), baseline: null });
    return id;
  }
  const choose = (phone: TestPhone, bytes: Uint8Array<ArrayBuffer>, id: RecordId) =>
    keepChosen(
      phone.db,
      phone.writer,
      { sha: shaOf(bytes), type: 'image/jpeg', bytes, thumb: bytes.slice(0, 100) },
      { recordId: id, draftId: id },
    );

  const standing = async (phone: TestPhone, sha: PhotoHash) => (await phone.db.photos.get(sha))?.state;
  const atTownship = async (client: RawClient, sha: string) =>
    (await client.raw(`/api/v1/photos/${endpoint.branches.shiqiao}/${sha}`, { method: 'GET' })).status;

  test('text goes first: a photo leaves the phone only after its record has its receipt, and the lane holds no text up', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const bytes = jpegOf(300_000);
    await meetingWith(phone, [bytes]);
    const { line, seen } = lineOf(secretary, Array<Weather>(20).fill('cut'));
    expect(await run(phone, line)).toMatchObject({ delivered: 0, stopped: 'done' });
    expect(seen.pieces).toBe(0);

    const text = townshipHttp(line);
    await phone.sync(text);
    expect(await run(phone, line)).toMatchObject({ stopped: 'offline' });
    // The photo is stuck; the next record is not.
    await phone.save({ id: recordId(2), kind: 'meeting', body: meetingBody(), baseline: null });
    expect(await phone.sync(text)).toMatchObject({ stopped: 'done', pushed: 1 });
    expect(await phone.shown(recordId(2))).toMatchObject({ standing: 'delivered' });
    expect(await standing(phone, shaOf(bytes))).toBe('waiting');
  });

  test('cut at 40 % five times, each time with the app killed, it goes on where the township stands and sends nothing twice', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const bytes = jpegOf(491_520);
    await meetingWith(phone, [bytes]);
    await phone.sync(townshipHttp(lineOf(secretary).line));
    // Two pieces of 64 and 128 kB arrive: 40 %.
    const weathers: Weather[] = ['fine', 'fine', ...Array<Weather>(5).fill('cut')];
    const { line, seen } = lineOf(secretary, weathers);
    for (let kill = 0; kill < 5; kill += 1) expect(await run(phone, line)).toMatchObject({ delivered: 0, stopped: 'offline' });
    expect(await run(phone, line, { pace: unknownPace() })).toMatchObject({ delivered: 1, stopped: 'done' });
    expect(seen.bytes).toBe(491_520);
    expect(await standing(phone, shaOf(bytes))).toBe('delivered');
    expect(await atTownship(secretary, shaOf(bytes))).toBe(200);
  });

  test('an answer that is lost and a piece that comes twice cost no more than asking where to go on', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const bytes = jpegOf(300_000);
    await meetingWith(phone, [bytes]);
    await phone.sync(townshipHttp(lineOf(secretary).line));
    const { line } = lineOf(secretary, ['twice', 'unheard', 'twice', 'unheard']);
    for (let again = 0; again < 4 && (await standing(phone, shaOf(bytes))) === 'waiting'; again += 1) await run(phone, line);
    expect(await standing(phone, shaOf(bytes))).toBe('delivered');
  });

  test('bytes hurt on the way are dropped by the township and sent anew; the record shows the photo as waiting meanwhile', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const bytes = jpegOf(200_000);
    await meetingWith(phone, [bytes]);
    await phone.sync(townshipHttp(lineOf(secretary).line));
    const { line } = lineOf(secretary, ['fine', 'hurt']);
    expect(await run(phone, line)).toMatchObject({ delivered: 0, stopped: 'damaged' });
    expect([await standing(phone, shaOf(bytes)), await atTownship(secretary, shaOf(bytes))]).toEqual(['waiting', 404]);
    expect(await run(phone, line)).toMatchObject({ delivered: 1 });
  });

  test('bytes hurt on the phone are not sent for ever: its person is told, and the other photos go on', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const [hurt, good] = [jpegOf(100_000), jpegOf(100_000, { seed: 2 })];
    const id = await meetingWith(phone, [hurt, good]);
    await phone.sync(townshipHttp(lineOf(secretary).line));
    await phone.db.photoBytes.put({ sha: shaOf(hurt), bytes: jpegOf(100_000, { seed: 3 }) });
    expect(await run(phone, lineOf(secretary).line)).toMatchObject({ delivered: 1, stopped: 'done' });
    expect(await photoSummary(phone.db)).toMatchObject({ waiting: 0, gone: [{ sha: shaOf(hurt), record: { id } }] });
  });

  test('bytes that the browser cleared away before they were sent are told to the author, and the record still stands', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const bytes = jpegOf(100_000);
    const id = await meetingWith(phone, [bytes]);
    await phone.sync(townshipHttp(lineOf(secretary).line));
    await phone.db.photoBytes.clear();
    await run(phone, lineOf(secretary).line);
    expect(await photoSummary(phone.db)).toMatchObject({ waiting: 0, gone: [{ sha: shaOf(bytes), record: { id } }] });
    expect(await phone.shown(id)).toMatchObject({ standing: 'delivered' });
  });

  test('when even the phone’s list of photos was cleared, the author hears of it from the township, after his other phone had time', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const time = new TestTime(endpoint.clock.now());
    const phone = phoneOf('a', time);
    const bytes = jpegOf(100_000);
    await meetingWith(phone, [bytes]);
    const { line } = lineOf(secretary);
    await phone.sync(townshipHttp(line));
    await phone.db.photos.clear();
    await phone.db.photoBytes.clear();
    // As the township calls the account.
    const author = { name: '王秀兰', now: phone.writer.now };
    const ask = () =>
      askWhatIsMissing({ store: dexiePhotoStore(phone.db, author), township: photoHttp(line), branchId: phone.writer.branchId });
    await ask();
    expect((await photoSummary(phone.db)).gone).toEqual([]);
    time.pass(3 * 86_400_000);
    await ask();
    expect((await photoSummary(phone.db)).gone).toHaveLength(1);
    // His other phone had it after all.
    const other = phoneOf('b');
    await other.sync(townshipHttp(line));
    await choose(other, bytes, recordId(1));
    await run(other, line);
    await ask();
    expect((await photoSummary(phone.db)).gone).toEqual([]);
  });

  test('the same photo from two phones is handed in once and named by both records', async () => {
    const [one, two] = [await endpoint.signIn('shiqiao'), await endpoint.signIn('shiqiao-scribe')];
    const [a, b] = [phoneOf('a'), phoneOf('b')];
    const bytes = jpegOf(300_000);
    await meetingWith(a, [bytes], recordId(1));
    await meetingWith(b, [bytes], recordId(2));
    const [hers, his] = [lineOf(one), lineOf(two)];
    await a.sync(townshipHttp(hers.line));
    await b.sync(townshipHttp(his.line));
    await Promise.all([run(a, hers.line), run(b, his.line)]);
    for (const [phone, line] of [
      [a, hers.line],
      [b, his.line],
    ] as const) {
      await run(phone, line);
      expect(await standing(phone, shaOf(bytes))).toBe('delivered');
    }
    const seen = await one.raw(`/api/v1/photos/${endpoint.branches.shiqiao}/${shaOf(bytes)}`, { method: 'GET' });
    expect((await seen.arrayBuffer()).byteLength).toBe(300_000);
    expect(await endpoint.store.db.selectFrom('photos').select('sha256').execute()).toHaveLength(1);
  });

  test('a township that came back from an older backup asks for its photos, and a phone that still has them sends them again', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const bytes = jpegOf(100_000);
    await meetingWith(phone, [bytes]);
    const { line } = lineOf(secretary);
    await phone.sync(townshipHttp(line));
    await run(phone, line);
    await endpoint.store.db.deleteFrom('photo_chunks').execute();
    await endpoint.store.db.deleteFrom('photos').execute();
    const store = dexiePhotoStore(phone.db, phone.writer);
    expect(await askWhatIsMissing({ store, township: photoHttp(line), branchId: phone.writer.branchId })).toBe('done');
    expect(await run(phone, line)).toMatchObject({ delivered: 1 });
    expect(await atTownship(secretary, shaOf(bytes))).toBe(200);
  });

  test('a photo of a record that was taken away, or refused, is not sent', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const { line, seen } = lineOf(secretary);
    const id = await meetingWith(phone, [jpegOf(100_000)]);
    await phone.sync(townshipHttp(line));
    expect((await deleteRecord(phone.db, phone.writer, id)).ok).toBe(true);
    await phone.sync(townshipHttp(line));
    // The group leader may write his own group's meetings only.
    const leader = await endpoint.signIn('shiqiao-leader');
    const his = phoneOf('b');
    await meetingWith(his, [jpegOf(100_000, { seed: 2 })], recordId(3));
    const leaders = lineOf(leader);
    expect(await his.sync(townshipHttp(leaders.line))).toMatchObject({ setAside: 1 });
    await run(phone, line);
    await run(his, leaders.line);
    expect([seen.pieces, leaders.seen.pieces]).toEqual([0, 0]);
    expect(await fullBytes(his.db, shaOf(jpegOf(100_000, { seed: 2 })))).toBeDefined();
  });

  test('a branch that has no room for photos keeps them on the phone and says so; text goes on', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const [first, second] = [jpegOf(5_000), jpegOf(5_000, { seed: 2 })];
    await meetingWith(phone, [first]);
    const { line } = lineOf(secretary);
    await phone.sync(townshipHttp(line));
    await run(phone, line);
    await endpoint.store.db.updateTable('photos').set({ size: 1_000_000_000 }).execute();
    await meetingWith(phone, [second], recordId(2));
    expect(await phone.sync(townshipHttp(line))).toMatchObject({ stopped: 'done', pushed: 1 });
    expect(await run(phone, line)).toMatchObject({ stopped: 'full' });
    expect(await standing(phone, shaOf(second))).toBe('waiting');
  });

  test('a portal that answers everything with its own page delivers nothing', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    const bytes = jpegOf(100_000);
    await meetingWith(phone, [bytes]);
    await phone.sync(townshipHttp(lineOf(secretary).line));
    const portal: Fetch = () => Promise.resolve(new Response('<html>请登录 Wi-Fi</html>', { headers: { 'Content-Type': 'text/html' } }));
    expect(await run(phone, portal)).toMatchObject({ delivered: 0, stopped: 'offline' });
    expect(await standing(phone, shaOf(bytes))).toBe('waiting');
    expect(await photoHttp(portal).bring(phone.writer.branchId, shaOf(bytes))).toEqual({ ok: false, failure: 'offline' });
  });

  test('makes way before the next piece as soon as text wants the line', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    const phone = phoneOf('a');
    await meetingWith(phone, [jpegOf(655_360)]);
    await phone.sync(townshipHttp(lineOf(secretary).line));
    const { line, seen } = lineOf(secretary);
    expect(await run(phone, line, { mayGoOn: () => seen.pieces < 2 })).toMatchObject({ delivered: 0, stopped: 'held' });
    expect(seen.pieces).toBe(2);
  });
});
