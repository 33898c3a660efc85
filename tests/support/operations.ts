import { v7 } from 'uuid';
import { formatHlc } from '#domain/kernel/hlc.ts';
import type { Json } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { Outcome } from '#protocol/operation.ts';
import type { PullResponse, PushResponse } from '#protocol/sync.ts';
import type { Answered, Client } from './endpoint.ts';

type Values = Readonly<Record<string, Json>>;

/** What a meeting needs at least. */
export const meetingBody = { meetingKind: 'assembly', heldOn: '2026-06-12', place: '村部二楼', theme: '半年小结' } as const;

/** A phone of one branch: it makes operations with its own clock and keeps the last token it was given. */
export type TestPhone = {
  readonly deviceId: string;
  readonly create: (recordId: string, kind: string, changes: Values) => Operationish;
  readonly set: (recordId: string, kind: string, base: number, changes: Values, answersTurn?: number) => Operationish;
  readonly remove: (recordId: string, kind: string, base: number) => Operationish;
  readonly push: (...operations: readonly unknown[]) => Promise<Answered<PushResponse>>;
  readonly pull: (more?: Readonly<Record<string, unknown>>) => Promise<Answered<PullResponse>>;
  /** Hands one operation in and answers its outcome. */
  readonly handIn: (operation: unknown) => Promise<Outcome>;
};

type Operationish = Readonly<Record<string, unknown>> & { readonly id: string };

/** A phone that is signed in; `now` is its own clock. */
export function phoneOf(client: Client, branchId: string, now: () => number): TestPhone {
  const deviceId = v7();
  let n = 0;
  const made = (act: string, recordId: string, kind: string, base: number, changes: Values, answersTurn: number | null): Operationish => {
    n += 1;
    return {
      id: v7(),
      n,
      hlc: formatHlc(now(), n, deviceId),
      schema: 1,
      branchId,
      recordId,
      kind,
      base,
      act,
      changes,
      writtenAt: instantAt(now()),
      answersTurn,
    };
  };
  const push: TestPhone['push'] = (...operations) =>
    client.post('/api/v1/sync/push', { protocol: 1, deviceId, branchId, witness: null, operations });
  return {
    deviceId,
    create: (recordId, kind, changes) => made('create', recordId, kind, 0, changes, null),
    set: (recordId, kind, base, changes, answersTurn) => made('set', recordId, kind, base, changes, answersTurn ?? null),
    remove: (recordId, kind, base) => made('delete', recordId, kind, base, {}, null),
    push,
    pull: (more) => client.post('/api/v1/sync/pull', { protocol: 1, deviceId, branchId, witness: null, cursor: null, ...more }),
    handIn: async (operation) => {
      const { body, status } = await push(operation);
      const [outcome] = body.outcomes ?? [];
      if (!outcome) throw new Error(`the push answered ${status}: ${JSON.stringify(body)}`);
      return outcome;
    },
  };
}
