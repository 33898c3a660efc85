import { Agent, request } from 'node:http';
import { v7 } from 'uuid';
import type { PushResponse } from '#protocol/sync.ts';
import type { Secretary } from './township.ts';
import { type Made, twoWeeks } from './work.ts';

/** What came of everybody handing in at once. */
export type HandedIn = {
  readonly wallMs: number;
  /** How long each push took, in milliseconds. */
  readonly latencies: readonly number[];
  /** The ids that were handed in, by branch, push by push. */
  readonly pushes: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly operations: number;
};

/** Lets all secretaries hand in two weeks of work at the same moment, each push to the next program in turn. */
export async function handInAtOnce(secretaries: readonly Secretary[], addresses: readonly string[]): Promise<HandedIn> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const work = secretaries.map((secretary) => ({ secretary, deviceId: v7(), weeks: twoWeeks(secretary) }));
  const latencies: number[] = [];
  let turn = 0;
  const begun = performance.now();
  await Promise.all(
    work.map(async ({ secretary, deviceId, weeks }) => {
      const bases = new Map<string, number>();
      for (const operations of weeks) {
        const ready = operations.map((operation) => ({ ...operation, base: bases.get(operation.recordId) ?? operation['base'] ?? 0 }));
        const body = JSON.stringify({ protocol: 1, deviceId, branchId: secretary.branchId, witness: null, operations: ready });
        turn += 1;
        const asked = performance.now();
        const answer = await stubborn(agent, `${addresses[turn % addresses.length]}/api/v1/sync/push`, secretary.cookie, body);
        latencies.push(performance.now() - asked);
        for (const record of answer.records) bases.set(record.id, record.seq);
        const refused = answer.outcomes.find((outcome) => outcome.outcome !== 'accepted');
        if (refused) throw new Error(`not accepted: ${JSON.stringify(refused)}`);
      }
    }),
  );
  const wallMs = performance.now() - begun;
  agent.destroy();
  const idsOf = (weeks: readonly (readonly Made[])[]): string[][] => weeks.map((operations) => operations.map(({ id }) => id));
  const pushes = new Map(work.map(({ secretary, weeks }) => [secretary.branchId, idsOf(weeks)]));
  return { wallMs, latencies, pushes, operations: [...pushes.values()].flat(2).length };
}

// As a phone does: a line that broke, or a township that is busy, is asked again with the same ids.
const stubborn = (...given: Parameters<typeof post>): Promise<PushResponse> =>
  post(...given).catch(async (error: unknown) => {
    if (error instanceof Busy) await new Promise((resolve) => setTimeout(resolve, error.waitMs));
    else if (!(error instanceof Error && 'code' in error && error.code === 'ECONNRESET')) throw error;
    return stubborn(...given);
  });

class Busy extends Error {
  readonly waitMs: number;

  constructor(waitMs: number) {
    super('busy');
    this.waitMs = waitMs;
  }
}

function post(agent: Agent, address: string, cookie: string, body: string): Promise<PushResponse> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-zhibu': '1', cookie };
    const asked = request(address, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(JSON.parse(text) as PushResponse);
        else if (response.statusCode === 503) reject(new Busy(Number(response.headers['retry-after'] ?? 1) * 1000));
        else reject(new Error(`the endpoint answered ${response.statusCode}: ${text.slice(0, 200)}`));
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
