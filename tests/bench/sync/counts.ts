import type { ChildProcess } from 'node:child_process';

/** What an endpoint's process has seen since its start: bytes on its sockets, requests, and the time its processors worked. */
export type Counts = { readonly up: number; readonly down: number; readonly requests: number; readonly cpuMs: number };

/** Asks an endpoint's process that was started with count.ts before it. */
export function countsOf(child: ChildProcess): Promise<Counts> {
  return new Promise((resolve, reject) => {
    const heard = (message: unknown): void => {
      if (typeof message !== 'object' || message === null || !('counts' in message)) return;
      child.off('message', heard);
      child.off('exit', gone);
      resolve(message.counts as Counts);
    };
    const gone = (): void => reject(new Error('the endpoint has ended'));
    child.on('message', heard);
    child.once('exit', gone);
    child.send('count');
  });
}

/** What came between. */
export const between = (before: Counts, after: Counts): Counts => ({
  up: after.up - before.up,
  down: after.down - before.down,
  requests: after.requests - before.requests,
  cpuMs: after.cpuMs - before.cpuMs,
});
