import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePages } from '#server/http/pages.ts';

describe('the built pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-dist-'));
  const script = `console.log(${'"x",'.repeat(600)}1)`;
  let pages: (request: Request) => Response;

  beforeAll(() => {
    mkdirSync(join(folder, 'assets'));
    mkdirSync(join(folder, '.vite'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>phone</title>');
    writeFileSync(join(folder, 'township.html'), '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__">');
    writeFileSync(join(folder, 'assets/main-a1b2.js'), script);
    writeFileSync(join(folder, 'sw.js'), '//');
    writeFileSync(join(folder, '.vite/manifest.json'), '{}');
    pages = makePages(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    pages(new Request(`http://localhost${path}`, { method, headers }));

  test.each(['/', '/index.html', '/meetings/0192/edit', '/roster'])('%s answers the phone, asked anew each time', async (path) => {
    const response = get(path);
    expect([response.status, await response.text()]).toEqual([200, '<!doctype html><title>phone</title>']);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(get(path, { 'if-none-match': response.headers.get('etag') ?? '' }).status).toBe(304);
  });

  test('the phone runs no inline script, asks nobody else, and needs a named policy to make code of text', () => {
    const policy = get('/').headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types zhibu',
      ]),
    );
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test.each(['/township', '/township/inbox', '/township.html'])('%s answers the desk with a nonce of its own', async (path) => {
    const [one, two] = [get(path), get(path)];
    const nonce = /'nonce-([A-Za-z0-9_-]{24})'/.exec(one.headers.get('content-security-policy') ?? '')?.[1];
    expect(await one.text()).toBe(`<!doctype html><meta name="csp-nonce" content="${nonce}">`);
    expect(two.headers.get('content-security-policy')).not.toContain(nonce);
    expect(one.headers.get('content-security-policy')).not.toMatch(/unsafe|trusted-types/);
    expect(one.headers.get('cache-control')).toBe('no-store');
  });

  test('files with a hash in their name are kept for ever, the service worker is not', () => {
    expect(get('/assets/main-a1b2.js').headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(get('/sw.js').headers.get('cache-control')).toBe('no-cache');
  });

  test('large text is packed for browsers that take it', async () => {
    const packed = get('/assets/main-a1b2.js', { 'accept-encoding': 'br, gzip' });
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary'), packed.headers.get('content-type')]).toEqual([
      'gzip',
      'accept-encoding',
      'text/javascript; charset=utf-8',
    ]);
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(script);
    expect(await get('/assets/main-a1b2.js').text()).toBe(script);
    expect(get('/sw.js', { 'accept-encoding': 'gzip' }).headers.get('content-encoding')).toBeNull();
  });

  test.each([
    '/assets/gone-1.js',
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/.vite/manifest.json',
    '/assets/..%2findex.htm',
  ])('%s is not there, and no page is given for it', (path) => {
    expect(get(path).status).toBe(404);
  });

  test('whatever is answered says nosniff, no-referrer, same-origin', () => {
    for (const path of ['/', '/township', '/assets/main-a1b2.js', '/gone.js', '/%ff'])
      expect(Object.fromEntries(get(path).headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.any(String) as string,
      });
  });

  test('only reading is possible', () => {
    expect(get('/', {}, 'POST').status).toBe(405);
    expect(get('/', {}, 'HEAD').status).toBe(200);
  });

  test('before the pages are built a plain sentence says what to do', async () => {
    const response = makePages(join(folder, 'nowhere'))(new Request('http://localhost/'));
    expect([response.status, await response.text()]).toEqual([503, 'The pages are not built yet: run npm run build, then start again.\n']);
  });
});
