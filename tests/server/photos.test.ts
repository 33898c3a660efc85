import { v7 } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import { MissingPhotos } from '#protocol/photos.ts';
import { photoDays, sweepPhotos } from '#server/photos/sweep.ts';
import { branchLimits } from '#server/photos/take-piece.ts';
import { type Endpoint, openEndpoint, type RawClient } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf } from '#tests/support/operations.ts';
import { asFromCamera, jpegOf, shaOf } from '#tests/support/pictures.ts';
import { databases } from '#tests/support/server-stores.ts';

const DAY_MS = 86_400_000;
const PIECE = 65_536;
const named = (bytes: Uint8Array) => ({
  [`photos.${shaOf(bytes)}`]: { size: bytes.length, width: 1600, height: 1200, addedOn: '2026-06-12', order: 0 },
});

/** Somebody's way to the photos of a branch. */
const photosAs = (client: RawClient, branchId: string) => {
  const at = (sha: string) => `/api/v1/photos/${branchId}/${sha}`;
  const piece = (bytes: Uint8Array, offset: number, end: number, given: { sha?: string; type?: string; length?: number } = {}) =>
    client.send(at(given.sha ?? shaOf(bytes)), {
      method: 'PATCH',
      headers: {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
        'upload-length': String(given.length ?? bytes.length),
        'upload-mime': given.type ?? 'image/jpeg',
      },
      body: bytes.slice(offset, end),
    });
  return {
    piece,
    offset: async (sha: string) => {
      const { status, headers } = await client.send(at(sha), { method: 'HEAD' });
      return status === 200 ? Number(headers.get('upload-offset')) : status;
    },
    send: async (bytes: Uint8Array) => {
      let answer = await piece(bytes, 0, PIECE);
      for (let from = PIECE; from < bytes.length && answer.status === 204; from += PIECE) answer = await piece(bytes, from, from + PIECE);
      return answer.status;
    },
    read: (sha: string) => client.raw(at(sha), { method: 'GET' }),
    missing: async () => MissingPhotos.parse((await client.get(`/api/v1/photos/${branchId}/missing`)).body).missing,
  };
};

describe.each(databases)('photos at the endpoint on $name', ({ open }) => {
  let endpoint: Endpoint;
  afterEach(() => endpoint.close());

  async function opened() {
    endpoint = await openEndpoint(await open());
    const branchId = endpoint.branches.shiqiao;
    const secretary = await endpoint.signIn('shiqiao');
    return { branchId, secretary, phone: phoneOf(secretary, branchId, endpoint.clock.now), photos: photosAs(secretary, branchId) };
  }
  const sweep = (how?: Parameters<typeof sweepPhotos>[1]) => sweepPhotos(endpoint.services, how);
  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { problem: { code: string } }).problem.code];

  test('a photo comes in pieces, goes on where it was cut, and the desk sees the very same bytes', async () => {
    const { branchId, photos } = await opened();
    const bytes = jpegOf(200_000);
    const sha = shaOf(bytes);
    expect(await photos.offset(sha)).toBe(404);
    expect((await photos.piece(bytes, 0, PIECE)).headers.get('upload-offset')).toBe(String(PIECE));
    // The phone dies here; its next self asks where to go on. Half a photo is shown to nobody.
    expect(await photos.offset(sha)).toBe(PIECE);
    expect((await photos.read(sha)).status).toBe(404);
    expect((await photos.piece(bytes, PIECE, 200_000)).status).toBe(204);
    expect(await photos.offset(sha)).toBe(200_000);

    const desk = photosAs(await endpoint.signIn('staff'), branchId);
    const seen = await desk.read(sha);
    expect(Buffer.from(await seen.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '200000',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(seen.headers.get('content-disposition')).toMatch(/^inline/);
    expect(seen.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('a piece that comes again, too early or too late is told where to go on', async () => {
    const { photos } = await opened();
    const bytes = jpegOf(200_000);
    await photos.piece(bytes, 0, PIECE);
    for (const from of [0, 2 * PIECE]) {
      const answer = await photos.piece(bytes, from, from + PIECE);
      expect(codeOf(answer)).toEqual([409, 'photo.moved']);
      expect(answer.headers.get('upload-offset')).toBe(String(PIECE));
    }
    expect(codeOf(await photos.piece(jpegOf(100_000, { seed: 5 }), PIECE, 100_000))).toEqual([409, 'photo.moved']);
  });

  test('the same photo from two phones at once is stored once, and both are told that it is whole', async () => {
    const { branchId, photos } = await opened();
    const scribe = photosAs(await endpoint.signIn('shiqiao-scribe'), branchId);
    const bytes = jpegOf(50_000);
    const statuses = await Promise.all([photos.piece(bytes, 0, 50_000), scribe.piece(bytes, 0, 50_000)]);
    expect(statuses.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect([await photos.offset(shaOf(bytes)), await scribe.offset(shaOf(bytes))]).toEqual([50_000, 50_000]);
    expect(await endpoint.store.db.selectFrom('photo_chunks').select('position').execute()).toHaveLength(1);
  });

  test('damaged bytes are dropped, all of them, and the photo can come anew', async () => {
    const { photos } = await opened();
    const bytes = jpegOf(100_000);
    const damaged = bytes.slice();
    damaged[70_000] = (damaged[70_000] ?? 0) ^ 1;
    const sha = shaOf(bytes);
    await photos.piece(damaged, 0, PIECE, { sha });
    expect(codeOf(await photos.piece(damaged, PIECE, 100_000, { sha }))).toEqual([422, 'photo.damaged']);
    expect(await photos.offset(sha)).toBe(404);
    expect(await photos.send(bytes)).toBe(204);
  });

  test('a wrong length said once does not keep the photo out', async () => {
    const { photos } = await opened();
    const bytes = jpegOf(100_000);
    await photos.piece(bytes, 0, PIECE, { length: 90_000 });
    expect(await photos.send(bytes)).toBe(204);
  });

  test('only pictures are taken, and only bare ones: no place, no camera, no script, no wall of pixels', async () => {
    const { photos } = await opened();
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(codeOf(await photos.piece(svg, 0, svg.length))).toEqual([415, 'photo.wrongType']);
    expect(codeOf(await photos.piece(svg, 0, svg.length, { type: 'image/svg+xml' }))).toEqual([400, 'request.malformed']);
    const bytes = jpegOf(5_000);
    expect(codeOf(await photos.piece(bytes, 0, 5_000, { type: 'image/webp' }))).toEqual([415, 'photo.wrongType']);
    const taken = asFromCamera(bytes);
    expect(codeOf(await photos.piece(taken, 0, taken.length))).toEqual([415, 'photo.notBare']);
    const wall = jpegOf(5_000, { width: 16_000, height: 16_000 });
    expect(codeOf(await photos.piece(wall, 0, 5_000))).toEqual([415, 'photo.wrongType']);
    expect(codeOf(await photos.piece(bytes, 0, 5_000, { length: 3_000_000 }))).toEqual([400, 'request.malformed']);
    expect(await photos.missing()).toEqual([]);
    expect(await endpoint.store.db.selectFrom('photo_chunks').select('position').execute()).toEqual([]);
  });

  test('another branch and another township learn nothing of a photo, not even that it is there', async () => {
    const { branchId, photos } = await opened();
    const bytes = jpegOf(5_000);
    await photos.send(bytes);
    for (const login of ['liushu', 'faraway', 'other-staff'] as const) {
      const stranger = photosAs(await endpoint.signIn(login), branchId);
      const unknown = photosAs(await endpoint.signIn(login), v7());
      for (const place of [stranger, unknown]) {
        expect(await place.offset(shaOf(bytes))).toBe(404);
        expect((await place.read(shaOf(bytes))).status).toBe(404);
        expect((await place.piece(bytes, 0, 5_000)).status).toBe(404);
      }
    }
    const neighbour = photosAs(await endpoint.signIn('liushu'), endpoint.branches.liushu);
    expect(await neighbour.offset(shaOf(bytes))).toBe(404);
    const desk = photosAs(await endpoint.signIn('staff'), branchId);
    expect((await desk.piece(jpegOf(5_000, { seed: 2 }), 0, 5_000)).status).toBe(403);
  });

  test('a branch that is full says so in a code of its own; what it has stays', async () => {
    const { branchId, photos } = await opened();
    const bytes = jpegOf(5_000);
    await photos.send(bytes);
    await endpoint.store.db.updateTable('photos').set({ size: branchLimits.bytes }).execute();
    const more = jpegOf(5_000, { seed: 2 });
    expect(codeOf(await photos.piece(more, 0, 5_000))).toEqual([413, 'photo.branchFull']);
    expect((await photos.read(shaOf(bytes))).status).toBe(200);
    const neighbour = photosAs(await endpoint.signIn('liushu'), endpoint.branches.liushu);
    expect(branchId).not.toBe(endpoint.branches.liushu);
    expect(await neighbour.send(more)).toBe(204);
  });

  test('a photo that a record names and that is not here is asked for, until it is whole', async () => {
    const { phone, photos } = await opened();
    const bytes = jpegOf(100_000);
    await phone.push(phone.create(v7(), 'meeting', { ...meetingBody, ...named(bytes) }));
    expect(await photos.missing()).toEqual([shaOf(bytes)]);
    await photos.piece(bytes, 0, PIECE);
    expect(await photos.missing()).toEqual([shaOf(bytes)]);
    await photos.piece(bytes, PIECE, 100_000);
    expect(await photos.missing()).toEqual([]);
    // The township comes back from an older backup, in which the bytes are not.
    await endpoint.store.db.deleteFrom('photo_chunks').execute();
    await endpoint.store.db.deleteFrom('photos').execute();
    expect(await photos.missing()).toEqual([shaOf(bytes)]);
    expect(await photos.send(bytes)).toBe(204);
    expect(await photos.missing()).toEqual([]);
  });

  test('a photo of a record that was not taken goes after 30 days, one that is named stays for ever', async () => {
    const { phone, photos } = await opened();
    const [kept, orphan] = [jpegOf(5_000), jpegOf(5_000, { seed: 2 })];
    await phone.push(phone.create(v7(), 'meeting', { ...meetingBody, ...named(kept) }));
    for (const bytes of [kept, orphan]) await photos.send(bytes);
    for (let days = 0; days < photoDays.unnamed; days += 1) {
      expect((await sweep()).unnamed).toBe(0);
      endpoint.clock.advance(DAY_MS);
    }
    endpoint.clock.advance(DAY_MS);
    expect(await sweep({ check: true })).toMatchObject({ whole: 2, unnamed: 1 });
    expect((await photos.read(shaOf(orphan))).status).toBe(200);
    expect((await sweep()).unnamed).toBe(1);
    expect([(await photos.read(shaOf(orphan))).status, (await photos.read(shaOf(kept))).status]).toEqual([404, 200]);
  });

  test('a township that was switched off for two months has all its photos when it starts again', async () => {
    const { phone, photos } = await opened();
    const bytes = jpegOf(5_000);
    await phone.push(phone.create(v7(), 'meeting', { ...meetingBody, ...named(bytes) }));
    await photos.send(bytes);
    endpoint.clock.advance(60 * DAY_MS);
    expect(await sweep()).toMatchObject({ whole: 1, unnamed: 0 });
    expect((await photos.read(shaOf(bytes))).status).toBe(200);
  });

  test('a photo lives 30 days on after its record was taken away, and half a photo 7 after its phone fell silent', async () => {
    const { phone, photos } = await opened();
    const [whole, half] = [jpegOf(5_000), jpegOf(100_000, { seed: 2 })];
    const id = v7();
    const { seq } = await phone.handIn(phone.create(id, 'meeting', { ...meetingBody, ...named(whole) }));
    await photos.send(whole);
    await photos.piece(half, 0, PIECE);
    endpoint.clock.advance(6 * DAY_MS);
    expect(await sweep()).toMatchObject({ half: 1, givenUp: 0 });
    await phone.handIn(phone.remove(id, 'meeting', seq ?? 0));
    endpoint.clock.advance(2 * DAY_MS);
    expect(await sweep()).toMatchObject({ givenUp: 1, unnamed: 0 });
    expect(await photos.offset(shaOf(half))).toBe(404);
    endpoint.clock.advance(29 * DAY_MS);
    expect(await sweep()).toMatchObject({ unnamed: 1 });
  });

  test('bytes that the disk has damaged are found, dropped and asked for', async () => {
    const { phone, photos } = await opened();
    const bytes = jpegOf(5_000);
    await phone.push(phone.create(v7(), 'meeting', { ...meetingBody, ...named(bytes) }));
    await photos.send(bytes);
    await endpoint.store.db
      .updateTable('photo_chunks')
      .set({ bytes: jpegOf(5_000, { seed: 9 }) })
      .execute();
    expect(await sweep({ check: true, read: true })).toMatchObject({ damaged: 1, missing: 1 });
    await sweep({ read: true });
    expect(await photos.missing()).toEqual([shaOf(bytes)]);
  });
});
