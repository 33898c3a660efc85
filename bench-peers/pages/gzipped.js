const WORTH_IT = 4096;

/** Posts JSON, gzipped where that is worth it, as our own client does. */
export async function post(path, value) {
  const text = JSON.stringify(value);
  const headers = { 'Content-Type': 'application/json' };
  let body = text;
  if (text.length > WORTH_IT) {
    headers['Content-Encoding'] = 'gzip';
    body = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  }
  const response = await fetch(path, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Asks for JSON. */
export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
