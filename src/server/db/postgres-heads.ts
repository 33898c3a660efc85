import { sql } from 'kysely';
import { Client, type ClientConfig } from 'pg';
import { z } from 'zod';
import type { HeadListener, HeadNews } from './heads.ts';
import type { Tx } from './store.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

// Named after the schema, so that two townships' programs on one server do not wake each other; hashed, for a channel's name is short.
const CHANNEL = `'zhibu_' || md5(current_schema())`;

const News = z.tuple([z.string(), z.string(), z.int()]);

/** Tells every endpoint process on this database; they hear of it when the transaction stands. */
export async function notifyHeads(tx: Tx, news: Iterable<HeadNews>): Promise<void> {
  for (const { branchId, townshipId, seq } of news)
    await sql`select pg_notify(${sql.raw(CHANNEL)}, ${JSON.stringify([branchId, townshipId, seq])})`.execute(tx);
}

function read(text: string | undefined): HeadNews | undefined {
  try {
    const parsed = News.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? { branchId: parsed.data[0], townshipId: parsed.data[1], seq: parsed.data[2] } : undefined;
  } catch {
    return undefined;
  }
}

/** Listens on a connection of its own; one that breaks is made anew after a while, and then `missed` is called. Calling the answer ends it. */
export function listenForHeads(config: ClientConfig, hub: HeadListener): () => Promise<void> {
  let ended = false;
  let wait = FIRST_WAIT_MS;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new Client({ ...config, keepAlive: true });
    client = fresh;
    let broken = false;
    const again = (): void => {
      if (broken || ended) return;
      broken = true;
      void fresh.end().catch(() => undefined);
      timer = setTimeout(() => void connect(), wait);
      timer.unref();
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
    fresh.on('error', again);
    fresh.on('end', again);
    fresh.on('notification', ({ payload }) => {
      const news = read(payload);
      if (news) hub.moved(news);
    });
    try {
      await fresh.connect();
      const { rows } = await fresh.query<{ channel: string }>(`select ${CHANNEL} as channel`);
      await fresh.query(`listen "${rows[0]?.channel ?? ''}"`);
      wait = FIRST_WAIT_MS;
      hub.missed();
    } catch {
      again();
    }
  };

  void connect();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
