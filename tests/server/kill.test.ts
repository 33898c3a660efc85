import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, describe, expect, test } from 'vitest';
import { formatHlc } from '#domain/kernel/hlc.ts';
import type { Outcome } from '#protocol/operation.ts';
import { PushResponse } from '#protocol/sync.ts';
import { openStore, type Store } from '#server/db/store.ts';
import { expectSoundBooks } from '#tests/support/branch-ledger.ts';
import {
  dropPostgres,
  type Endpoint,
  freshPostgres,
  openEndpoint,
  PASSWORD,
  postgresAnswers,
  postgresUrl,
} from '#tests/support/endpoint.ts';
import { meetingBody } from '#tests/support/operations.ts';
import { type RealEndpoint, type RealPlace, startReal } from '#tests/support/real-endpoint.ts';

// More of them by hand: KILL_ROUNDS=200 npm run unit -- tests/server/kill.test.ts
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 2);
const PHONES = 4;
const BATCH = 5;

type Place = { readonly name: string; readonly open: () => Promise<{ store: Store; place: RealPlace; remove: () => Promise<void> }> };

const sqlite: Place = {
  name: 'SQLite',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhibu-kill-'));
    const store = await openStore({ flavour: 'sqlite', file: join(folder, 'zhibu.db') });
    return {
      store,
      place: { folder },
      remove: async () => {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};
const postgres: Place = {
  name: 'PostgreSQL',
  open: async () => {
    const store = await freshPostgres();
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(store.db);
    return { store, place: { url: postgresUrl, schema: rows[0]?.schema ?? '' }, remove: () => store.close() };
  },
};

/** A phone that hands in until it has an answer, whatever becomes of the township meanwhile. */
class StubbornPhone {
  readonly deviceId = v7();
  readonly made: string[] = [];
  readonly answered = new Map<string, Outcome>();
  #n = 0;
  #last: string | undefined;

  readonly branchId: string;

  constructor(branchId: string) {
    this.branchId = branchId;
  }

  #batch(): { id: string }[] {
    return Array.from({ length: BATCH }, (_, i) => {
      this.#n += 1;
      const edit = i > 0 && this.#last !== undefined;
      const recordId = edit ? this.#last : v7();
      if (!edit) this.#last = recordId;
      const at = Date.now();
      const operation = {
        id: v7(),
        n: this.#n,
        hlc: formatHlc(at, this.#n % 0xffff, this.deviceId),
        schema: 1,
        branchId: this.branchId,
        recordId,
        kind: 'meeting',
        base: 0,
        act: edit ? 'set' : 'create',
        changes: edit ? { place: `${this.#n}` } : meetingBody,
        writtenAt: new Date(at).toISOString(),
        answersTurn: null,
      };
      this.made.push(operation.id);
      return operation;
    });
  }

  async handIn(ask: (body: string) => Promise<Response>, enough: () => boolean): Promise<void> {
    while (!enough()) {
      const operations = this.#batch();
      const body = JSON.stringify({ protocol: 1, deviceId: this.deviceId, branchId: this.branchId, witness: null, operations });
      for (let outcomes: Outcome[] | undefined; outcomes === undefined; ) {
        const response = await ask(body).catch(() => undefined);
        const parsed = response?.status === 200 ? PushResponse.safeParse(await response.json().catch(() => undefined)) : undefined;
        outcomes = parsed?.data?.outcomes;
        for (const outcome of outcomes ?? []) this.answered.set(outcome.id, outcome);
      }
    }
  }
}

/** Kills the endpoint again and again at random moments while phones hand in, and starts it anew each time. */
async function siege(endpoint: Endpoint, place: RealPlace): Promise<{ phones: StubbornPhone[]; kills: number }> {
  const branchId = endpoint.branches.shiqiao;
  let real: Promise<RealEndpoint> = startReal(place);
  const signedIn = await fetch(`${(await real).address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zhibu': '1' },
    body: JSON.stringify({ login: 'shiqiao', password: PASSWORD }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  let kills = 0;
  let asked = 0;
  let target = 5 + Math.floor(Math.random() * 30);
  const ask = async (body: string): Promise<Response> => {
    const { address, kill } = await real;
    const answer = fetch(`${address}/api/v1/sync/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-zhibu': '1', cookie },
      body,
    });
    asked += 1;
    if (asked >= target && kills < ROUNDS) {
      kills += 1;
      target = asked + 5 + Math.floor(Math.random() * 30);
      const strike = async (): Promise<RealEndpoint> => {
        // Somewhere between the arrival of the question and long after its answer.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 12));
        await kill();
        return startReal(place);
      };
      real = strike();
    }
    return answer;
  };
  const phones = Array.from({ length: PHONES }, () => new StubbornPhone(branchId));
  await Promise.all(phones.map((phone) => phone.handIn(ask, () => kills >= ROUNDS && asked >= target)));
  expect(await (await real).stop()).toBe(0);
  return { phones, kills };
}

describe.each([sqlite, ...((await postgresAnswers()) ? [postgres] : [])])(
  'a township’s program that is killed at random, on $name',
  ({ open }) => {
    afterAll(dropPostgres);

    test(
      'keeps everything it has answered for, and has nothing twice [faults 3 23 32]',
      async () => {
        const { store, place, remove } = await open();
        const endpoint = await openEndpoint(store);
        const { phones, kills } = await siege(endpoint, place);
        expect(kills).toBe(ROUNDS);

        const books = await expectSoundBooks(store, endpoint.branches.shiqiao);
        const made = phones.flatMap((phone) => phone.made);
        expect(books.accepted.toSorted()).toEqual(made.toSorted());
        expect(books.head).toBe(made.length);
        expect(books.records).toBe(made.length / BATCH);
        const stored = new Map(
          (await store.db.selectFrom('operations').select(['id', 'seq', 'receipt_no']).execute()).map((row) => [row.id, row] as const),
        );
        for (const [id, outcome] of phones.flatMap((phone) => [...phone.answered]))
          expect([outcome.outcome, outcome.seq, outcome.receipt?.no]).toEqual([
            'accepted',
            stored.get(id)?.seq,
            stored.get(id)?.receipt_no,
          ]);
        await remove();
      },
      20_000 + ROUNDS * 5_000,
    );
  },
);
