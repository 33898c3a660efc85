import { describe, expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { saveRecord } from '#storage/commands.ts';
import { saveDraft } from '#storage/drafts.ts';
import { layBallast } from '#storage/full-disk.ts';
import { dexiePhotoStore, keptPhotos, trimPhotos } from '#storage/photo-store.ts';
import { chosenIn, fullBytes, keepChosen, keepFetched, letGo, photoSummary, photosSaved, photosThrownAway } from '#storage/photos.ts';
import { BRANCH, day, meetingBody, recordId, testId } from '#tests/support/factories.ts';
import { jpegOf, shaOf } from '#tests/support/pictures.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const DAY_MS = 86_400_000;
const ready = (bytes: Uint8Array<ArrayBuffer>) => ({ sha: shaOf(bytes), type: 'image/jpeg' as const, bytes, thumb: bytes.slice(0, 100) });
const named = (...photos: readonly Uint8Array[]): MeetingBody['photos'] =>
  Object.fromEntries(
    photos.map((bytes, order) => [shaOf(bytes), { size: bytes.length, width: 1600, height: 1200, addedOn: day('2026-03-01'), order }]),
  ) as MeetingBody['photos'];

describe('photos on the phone', () => {
  const world = () => {
    const time = new TestTime();
    const phone = new TestPhone(time);
    const { db, writer } = phone;
    const choose = (bytes: Uint8Array<ArrayBuffer>, id: RecordId = recordId(1), draftId: string = id) =>
      keepChosen(db, writer, ready(bytes), { recordId: id, draftId });
    const meet = (id: RecordId, ...photos: readonly Uint8Array[]) =>
      phone.save({ id, kind: 'meeting', body: meetingBody({ photos: named(...photos) }), baseline: null });
    return { time, phone, db, writer, choose, meet, store: dexiePhotoStore(db, writer) };
  };

  test('a phone without room refuses the photo and says so; the words are kept, and what lies by for them is not given up for a picture', async () => {
    const { db, writer, choose } = world();
    await layBallast(db);
    db.photoBytes.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await choose(jpegOf(5_000))).toEqual({ ok: false, problem: { code: 'storage.full' } });
    expect([await db.photos.count(), await db.photoBytes.count()]).toEqual([0, 0]);
    expect(await db.meta.get('ballast')).toBeDefined();
    expect(await saveRecord(db, writer, { id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null })).toMatchObject({
      ok: true,
    });
  });

  test('words outrank pictures: on a full phone the large bytes of photos that the township has make room, no others', async () => {
    const { db, writer, choose, store } = world();
    const [delivered, waiting] = [jpegOf(5_000), jpegOf(5_000, { seed: 2 })];
    await choose(delivered);
    await choose(waiting);
    await store.delivered(shaOf(delivered));
    db.outbox.hook('creating', () => {
      if (room) return;
      throw new DOMException('no room', 'QuotaExceededError');
    });
    let room = false;
    db.photoBytes.hook('deleting', () => {
      room = true;
    });
    expect(await saveRecord(db, writer, { id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null })).toMatchObject({
      ok: true,
    });
    expect(await fullBytes(db, shaOf(delivered))).toBeUndefined();
    expect((await db.photos.get(shaOf(delivered)))?.thumb).not.toBeNull();
    expect(await fullBytes(db, shaOf(waiting))).toBeDefined();
  });

  test('what was chosen and not yet named when the app was killed is found by its form, and only by it', async () => {
    const { db, choose } = world();
    const [one, two] = [jpegOf(5_000), jpegOf(5_000, { seed: 2 })];
    await choose(one, recordId(1), 'form a');
    await choose(two, recordId(2), 'form b');
    expect((await chosenIn(db, 'form a')).map(({ sha }) => sha)).toEqual([shaOf(one)]);
    await letGo(db, shaOf(one));
    expect(await chosenIn(db, 'form a')).toEqual([]);
    await photosSaved(db, 'form b');
    expect(await chosenIn(db, 'form b')).toEqual([]);
    expect(await fullBytes(db, shaOf(two))).toBeDefined();
  });

  test('a form that is thrown away takes its photos with it, except those that a record names', async () => {
    const { db, choose, meet } = world();
    const [used, unused] = [jpegOf(5_000), jpegOf(5_000, { seed: 2 })];
    await choose(used, recordId(1), 'old form');
    await meet(recordId(1), used);
    await choose(used, recordId(1), 'form');
    await choose(unused, recordId(1), 'form');
    await photosThrownAway(db, 'form');
    expect(await fullBytes(db, shaOf(used))).toBeDefined();
    expect(await fullBytes(db, shaOf(unused))).toBeUndefined();
    expect(await db.photos.count()).toBe(1);
  });

  test('a photo that the township has stays delivered when it is chosen again', async () => {
    const { db, choose, store } = world();
    const bytes = jpegOf(5_000);
    await choose(bytes);
    await store.delivered(shaOf(bytes));
    await choose(bytes, recordId(2));
    expect(await db.photos.get(shaOf(bytes))).toMatchObject({ state: 'delivered', recordIds: [recordId(1), recordId(2)] });
  });

  test('full bytes go 35 days after delivery or when many have gathered, the small picture stays, and what waits is never touched', async () => {
    const { time, db, writer, choose, meet, store } = world();
    const [waiting, delivered, fetched] = [jpegOf(5_000), jpegOf(5_000, { seed: 2 }), jpegOf(5_000, { seed: 3 })];
    for (const bytes of [waiting, delivered]) await choose(bytes);
    await photosSaved(db, recordId(1));
    await meet(recordId(1), waiting, delivered, fetched);
    await store.delivered(shaOf(delivered));
    await keepFetched(db, writer, ready(fetched), recordId(1));
    const have = async () =>
      Promise.all([waiting, delivered, fetched].map(async (bytes) => (await fullBytes(db, shaOf(bytes))) !== undefined));

    time.pass((keptPhotos.days - 1) * DAY_MS);
    await trimPhotos(db, writer.now(), BRANCH);
    expect(await have()).toEqual([true, true, true]);
    await keepFetched(db, writer, ready(fetched), recordId(1));
    time.pass(2 * DAY_MS);
    await trimPhotos(db, writer.now(), BRANCH);
    expect(await have()).toEqual([true, false, true]);
    expect((await db.photos.get(shaOf(delivered)))?.thumb).not.toBeNull();
    await db.photos.update(shaOf(fetched), { size: keptPhotos.bytes + 1 });
    await trimPhotos(db, writer.now(), BRANCH);
    expect(await have()).toEqual([true, false, false]);
  });

  test('what nothing names any more goes after a month; a form that was begun long ago keeps its photo', async () => {
    const { time, db, writer, choose } = world();
    const [lost, drafted] = [jpegOf(5_000), jpegOf(5_000, { seed: 2 })];
    await choose(lost, recordId(1), 'gone form');
    await choose(drafted, recordId(2), 'kept form');
    await saveDraft(db, {
      id: 'kept form',
      form: 'meeting',
      recordId: recordId(2),
      baseline: null,
      data: {},
      label: {},
      updatedAt: '2026-03-01T01:00:00.000Z' as never,
    });
    time.pass(31 * DAY_MS);
    await trimPhotos(db, writer.now(), BRANCH);
    expect((await db.photos.toArray()).map(({ sha }) => sha)).toEqual([shaOf(drafted)]);
  });

  test('photos of a branch that was left go from the phone, except what was never handed in', async () => {
    const { db, phone, writer, choose, store } = world();
    const [delivered, waiting] = [jpegOf(5_000), jpegOf(5_000, { seed: 2 })];
    for (const bytes of [delivered, waiting]) await choose(bytes);
    await store.delivered(shaOf(delivered));
    await phone.store().purge(BRANCH);
    expect((await db.photos.toArray()).map(({ sha }) => sha)).toEqual([shaOf(waiting)]);
    expect(await db.photoBytes.count()).toBe(1);
    // The app was killed before the purge came to the photos.
    await store.delivered(shaOf(waiting));
    await trimPhotos(db, writer.now(), testId(0xb1) as typeof BRANCH);
    expect(await db.photos.count()).toBe(0);
  });

  test('the sync centre counts photos that a record names, not those of a form still being written', async () => {
    const { db, choose, meet } = world();
    const [saved, begun] = [jpegOf(5_000), jpegOf(7_000, { seed: 2 })];
    await choose(saved);
    await choose(begun, recordId(2));
    await meet(recordId(1), saved);
    expect(await photoSummary(db)).toEqual({ waiting: 1, bytes: 5_000, gone: [], refused: [] });
  });
});
