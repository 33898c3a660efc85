import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { commonHeaders, deskPolicy, phonePolicy } from './headers.ts';

type File = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
  readonly tag: string;
};

const NONCE_PLACE = '__CSP_NONCE__';
const SMALLEST_ZIPPED = 1024;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const ZIPPABLE = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt']);

/** Reads the built pages once and answers requests for them. Only files that were there at the start can be asked for. */
export function makePages(folder: string): (request: Request) => Response {
  const files = readFolder(folder);
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET.', { allow: 'GET, HEAD' });
    const path = pathOf(request);
    if (path === undefined) return plain(400, 'Not an address.');
    if (path === '/township' || path.startsWith('/township/') || path === '/township.html') return deskPage(files, request);
    const file = files.get(path === '/' ? '/index.html' : path);
    if (file) return fileAnswer(path === '/' ? '/index.html' : path, file, request);
    // A deep link of the phone has no ending; a missing file has one and must not answer with a page.
    if (extname(path) !== '') return plain(404, 'Not found.');
    const phone = files.get('/index.html');
    return phone
      ? fileAnswer('/index.html', phone, request)
      : plain(503, 'The pages are not built yet: run npm run build, then start again.');
  };
}

function readFolder(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // The build keeps its own notes in folders that begin with a dot.
    if (
      !entry.isFile() ||
      relative(folder, path)
        .split(sep)
        .some((part) => part.startsWith('.'))
    )
      continue;
    const ending = extname(entry.name).toLowerCase();
    const bytes = new Uint8Array(readFileSync(path));
    const zip = ZIPPABLE.has(ending) && bytes.length >= SMALLEST_ZIPPED;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, {
      bytes,
      zipped: zip ? new Uint8Array(gzipSync(bytes)) : null,
      type: TYPES[ending] ?? 'application/octet-stream',
      tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    });
  }
  return files;
}

function pathOf(request: Request): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url).pathname);
  } catch {
    return undefined;
  }
}

function fileAnswer(path: string, file: File, request: Request): Response {
  const headers = baseHeaders(file.type);
  headers.set('content-security-policy', phonePolicy);
  // Vite puts a hash into the names under /assets/: such a file never changes.
  headers.set('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  headers.set('etag', file.tag);
  if (request.headers.get('if-none-match') === file.tag) return new Response(null, { status: 304, headers });
  return sized(file.bytes, file.zipped, headers, request);
}

function deskPage(files: Map<string, File>, request: Request): Response {
  const page = files.get('/township.html');
  if (!page) return plain(503, 'The pages are not built yet: run npm run build, then start again.');
  const nonce = randomBytes(18).toString('base64url');
  const bytes = new TextEncoder().encode(new TextDecoder().decode(page.bytes).replaceAll(NONCE_PLACE, nonce));
  const headers = baseHeaders(page.type);
  headers.set('content-security-policy', deskPolicy(nonce));
  // Its nonce is good for one answer only.
  headers.set('cache-control', 'no-store');
  return sized(bytes, null, headers, request);
}

function sized(bytes: Uint8Array<ArrayBuffer>, zipped: Uint8Array<ArrayBuffer> | null, headers: Headers, request: Request): Response {
  const zip = zipped !== null && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (zipped) headers.set('vary', 'accept-encoding');
  if (zip) headers.set('content-encoding', 'gzip');
  const body = zip ? zipped : bytes;
  headers.set('content-length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers });
}

function plain(status: number, sentence: string, more: Readonly<Record<string, string>> = {}): Response {
  const headers = baseHeaders('text/plain; charset=utf-8');
  headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  headers.set('cache-control', 'no-store');
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(`${sentence}\n`, { status, headers });
}

function baseHeaders(type: string): Headers {
  const headers = new Headers({ 'content-type': type });
  for (const [name, value] of commonHeaders) headers.set(name, value);
  return headers;
}
