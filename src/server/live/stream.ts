import { type Actor, may } from '#domain/access.ts';
import type { LiveHead } from '#protocol/sync.ts';
import { isPassing } from '#server/db/db-errors.ts';
import type { HeadNews } from '#server/db/heads.ts';
import { branchesOf, findBranch } from '#server/repos/branches.ts';
import type { Services } from '#server/services.ts';
import { stillSignedIn } from '#server/sessions.ts';

/** Events that may wait for a line that takes none before its stream is given up. */
const MOST_WAITING = 1000;

/** One open wake-up stream. */
export type LiveStream = {
  readonly body: ReadableStream<Uint8Array>;
  readonly moved: (news: HeadNews) => void;
  /** Looks in the database how far the branches are and says what was not said yet; ends the stream when its session is over. */
  readonly look: () => Promise<void>;
  readonly end: () => void;
};

const concerns = (actor: Actor, news: HeadNews): boolean =>
  actor.branchId === null ? may.desk(actor, actor) && news.townshipId === actor.townshipId : news.branchId === actor.branchId;

const sameScope = (one: Actor, two: Actor): boolean =>
  one.branchId === two.branchId && one.townshipId === two.townshipId && one.role === two.role;

/** Opens a stream for a person's own branch, or for every branch of the township at the desk. `ended` is called once, whoever ends it. */
export function openStream(services: Services, who: { actor: Actor; token: string }, beatMs: number, ended: () => void): LiveStream {
  const { db } = services.store;
  const encoder = new TextEncoder();
  const said = new Map<string, number>();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  const write = (text: string): void => {
    if (!controller) return;
    if ((controller.desiredSize ?? 0) < -MOST_WAITING) end();
    else controller.enqueue(encoder.encode(text));
  };
  const moved = (news: HeadNews): void => {
    if (!concerns(who.actor, news) || news.seq <= (said.get(news.branchId) ?? -1)) return;
    said.set(news.branchId, news.seq);
    const head: LiveHead = { branchId: news.branchId as LiveHead['branchId'], seq: news.seq };
    write(`event: head\ndata: ${JSON.stringify(head)}\n\n`);
  };
  const look = async (): Promise<void> => {
    try {
      const actor = await stillSignedIn(services, who.token);
      if (!actor || !sameScope(actor, who.actor)) return end();
      const own = actor.branchId === null ? undefined : await findBranch(db, actor.branchId);
      for (const branch of actor.branchId === null ? await branchesOf(db, actor.townshipId) : own ? [own] : [])
        moved({ branchId: branch.id, townshipId: branch.township_id, seq: branch.head });
    } catch (error) {
      // A database that is down for a moment is no reason to send every phone away at once.
      if (isPassing(error)) return;
      services.log({ level: 'error', what: 'live.fault', error: error instanceof Error ? error.message : String(error) });
      end();
    }
  };
  const beat = setInterval(() => {
    write(': beat\n\n');
    void look();
  }, beatMs);
  beat.unref();
  const forget = (): void => {
    clearInterval(beat);
    controller = undefined;
    ended();
  };
  function end(): void {
    const open = controller;
    if (!open) return;
    forget();
    open.close();
  }
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
      // Said at once, so that the line is known to stand; a browser that loses it comes back after five seconds.
      write('retry: 5000\n\n');
    },
    cancel: forget,
  });
  return { body, moved, look, end };
}
