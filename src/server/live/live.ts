import type { Actor } from '#domain/access.ts';
import type { Services } from '#server/services.ts';
import { sessionKey } from '#server/sessions.ts';
import { type LiveStream, openStream } from './stream.ts';

/** The open wake-up streams of this process. */
export type Live = {
  /** A stream of server-sent events for this session; the oldest of a session that has too many ends. */
  readonly open: (actor: Actor, token: string) => ReadableStream<Uint8Array>;
  /** Ends the streams of a session that was signed out. */
  readonly endSession: (token: string) => void;
  /** Ends them all, and those still to come, as the endpoint goes down. */
  readonly close: () => void;
};

const BEAT_MS = 25_000;
const MOST_PER_SESSION = 3;

/** Wake-up streams over the store's news. They say how far a branch is, never what is in it. */
export function makeLive(services: Services, beatMs = BEAT_MS): Live {
  const bySession = new Map<string, readonly LiveStream[]>();
  let silence: (() => void) | undefined;
  let closed = false;

  const all = (): LiveStream[] => [...bySession.values()].flat();
  const forget = (key: string, stream: LiveStream): void => {
    const rest = (bySession.get(key) ?? []).filter((one) => one !== stream);
    if (rest.length > 0) bySession.set(key, rest);
    else bySession.delete(key);
  };

  return {
    open: (actor, token) => {
      const key = sessionKey(token);
      const stream: LiveStream = openStream(services, { actor, token }, beatMs, () => forget(key, stream));
      // A phone that changed its network leaves a dead line behind, so it is the oldest that goes.
      const own = [...(bySession.get(key) ?? []), stream];
      bySession.set(key, own);
      for (const old of own.slice(0, Math.max(0, own.length - MOST_PER_SESSION))) old.end();
      silence ??= services.store.heads.subscribe({
        moved: (news) => {
          for (const one of all()) one.moved(news);
        },
        missed: () => {
          for (const one of all()) void one.look();
        },
      });
      if (closed) stream.end();
      else void stream.look();
      return stream.body;
    },
    endSession: (token) => {
      for (const stream of bySession.get(sessionKey(token)) ?? []) stream.end();
    },
    close: () => {
      closed = true;
      silence?.();
      for (const stream of all()) stream.end();
    },
  };
}
