import { createGzip, gunzipSync } from 'node:zlib';

/** The body of a request as JSON, unzipped where it came zipped. */
export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString());
}

/** Answers with zipped text, given in parts so that a large answer need not lie in memory twice. */
export async function answer(response, parts) {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip', 'Cache-Control': 'no-store' });
  const zip = createGzip({ level: 6 });
  zip.pipe(response);
  for (const part of parts) if (!zip.write(part)) await new Promise((resolve) => zip.once('drain', resolve));
  zip.end();
}

/** The parts of a JSON list. */
export function* listed(texts) {
  let between = '';
  for (const text of texts) {
    yield between + text;
    between = ',';
  }
}
