// `node floor-endpoint.ts FILE FOLDER`: the least endpoint over the records of FILE, one JSON a line, in a SQLite file in FOLDER.
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { createGzip, gunzipSync } from 'node:zlib';
import type { SyncedRecord } from '#protocol/record.ts';
import { type Edit, withEdit } from './edit.ts';

const [file = '', folder = ''] = process.argv.slice(2);
const db = new DatabaseSync(join(folder, 'floor.db'));
db.exec(
  'pragma journal_mode = wal; pragma synchronous = full; create table records (id text primary key, seq integer not null, line text not null)',
);
db.exec('create unique index by_seq on records (seq)');

const put = db.prepare('insert into records values (?, ?, ?) on conflict (id) do update set seq = excluded.seq, line = excluded.line');
const get = db.prepare('select line from records where id = ?');
const after = db.prepare('select line from records where seq > ? order by seq');
let head = 0;

function inOne(work: () => void): void {
  db.exec('begin immediate');
  work();
  db.exec('commit');
}

function write(edit: Edit): void {
  const record = JSON.parse(String(get.get(edit.id)?.['line'])) as SyncedRecord;
  head += 1;
  const next: SyncedRecord = { ...record, seq: head, rev: record.rev + 1, body: withEdit(record.body, edit) };
  put.run(next.id, head, JSON.stringify(next));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  return JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString());
}

async function answer(response: ServerResponse, lines: Iterable<string>): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': 'gzip', 'Cache-Control': 'no-store' });
  const zip = createGzip({ level: 6 });
  zip.pipe(response);
  for (const line of lines) if (!zip.write(line)) await new Promise((resolve) => zip.once('drain', resolve));
  zip.end();
}

function* linesAfter(seq: number): Generator<string> {
  for (const row of after.iterate(seq)) yield `${String(row['line'])}\n`;
  yield `${JSON.stringify({ end: head })}\n`;
}

function* bodies(): Generator<string> {
  for (const row of after.iterate(0)) {
    const { id, body } = JSON.parse(String(row['line'])) as SyncedRecord;
    yield `${JSON.stringify({ id, body })}\n`;
  }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/floor/pull') return answer(response, linesAfter(Number(url.searchParams.get('after'))));
  if (url.pathname === '/floor/push') {
    const asked = (await bodyOf(request)) as { after: number; edits: readonly Edit[] };
    const alone = asked.after === head;
    inOne(() => asked.edits.forEach(write));
    // Where others wrote in between, the phone still has to get that.
    return answer(response, [JSON.stringify({ end: alone ? head : asked.after })]);
  }
  if (url.pathname === '/bench/touch') {
    const edits = (await bodyOf(request)) as readonly Edit[];
    inOne(() => edits.forEach(write));
    return answer(response, ['{}']);
  }
  if (url.pathname === '/bench/bodies') return answer(response, bodies());
  response.writeHead(404).end();
}

db.exec('begin');
for await (const line of createInterface({ input: createReadStream(file) })) {
  const { id, seq } = JSON.parse(line) as SyncedRecord;
  head = Math.max(head, seq);
  put.run(id, seq, line);
}
db.exec('commit');

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
