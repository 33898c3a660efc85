import { v7 } from 'uuid';
import { formatHlc } from '#domain/kernel/hlc.ts';
import type { BranchId, DeviceId, OperationId, RecordId } from '#domain/kernel/ids.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { type Fetch, sessionsHttp, townshipHttp } from '#phone/township-http.ts';
import type { Operation } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Token } from '#protocol/sync.ts';
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#protocol/version.ts';
import { PRACTICE_PASSWORD } from '#server/seed/fill.ts';
import type { Township } from '#sync/ports.ts';
import type { Edit } from './edit.ts';

/** A second phone of the branch, without a store: it asks our endpoint from here. */
export type Line = { readonly township: Township; readonly branchId: BranchId; readonly deviceId: DeviceId };

const PAGE = 2000;

/** Signs in to our endpoint from this process. */
export async function lineTo(address: string, login: string): Promise<Line> {
  let cookie = '';
  const fetchFromHere: Fetch = async (path, init) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const response = await fetch(`${address}${path}`, { ...init, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? cookie;
    return response;
  };
  const signedIn = await sessionsHttp(fetchFromHere).signIn({ login, password: PRACTICE_PASSWORD });
  if (!signedIn.ok || signedIn.value.branchId === null) throw new Error('could not sign in to the endpoint');
  return { township: townshipHttp(fetchFromHere), branchId: signedIn.value.branchId, deviceId: v7() as DeviceId };
}

/** Every record of the branch, in the order of its last change. */
export async function* everything({ township, branchId, deviceId }: Line): AsyncGenerator<SyncedRecord> {
  let cursor: Token | null = null;
  for (;;) {
    const answer = await township.pull({ protocol: PROTOCOL_VERSION, deviceId, branchId, witness: cursor, cursor, limit: PAGE });
    if (!answer.ok) throw new Error(`the endpoint could not be asked: ${answer.failure}`);
    yield* answer.value.records;
    cursor = answer.value.cursor;
    if (!answer.value.more) return;
  }
}

/** Writes edits into our endpoint as another phone would hand them in. */
export async function editAt(line: Line, edits: readonly Edit[], base: number): Promise<void> {
  const { township, branchId, deviceId } = line;
  const nowMs = Date.now();
  const operations = edits.map(
    ({ id, kind, field, value }, n): Operation => ({
      id: v7() as OperationId,
      n: n + 1,
      hlc: formatHlc(nowMs, n, deviceId),
      schema: SCHEMA_VERSION,
      branchId,
      recordId: id as RecordId,
      kind,
      base,
      act: 'set',
      changes: { [field]: value },
      writtenAt: instantAt(nowMs),
      answersTurn: null,
    }),
  );
  const answer = await township.push({ protocol: PROTOCOL_VERSION, deviceId, branchId, witness: null, operations });
  const taken = answer.ok && answer.value.outcomes.every(({ outcome }) => outcome === 'accepted');
  if (!taken) throw new Error('the endpoint did not take the edits of the other phone');
}
