import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';

/** Reads a body of at most `max` bytes; stops reading, and keeps nothing, as soon as there is more. */
export async function readBody(request: Request, max: number): Promise<Result<Uint8Array, Problem<'request.tooLarge'>>> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > max) return fail('request.tooLarge', { max });
  // HTTP itself ends such a body at the length it said, so it can be taken in one piece, without the cost of a stream.
  if (length !== null && request.headers.get('transfer-encoding') === null) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.byteLength > max ? fail('request.tooLarge', { max }) : ok(whole);
  }
  if (!request.body) return ok(new Uint8Array());
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > max) {
      await reader.cancel();
      return fail('request.tooLarge', { max });
    }
    chunks.push(value);
  }
  const [only] = chunks;
  return ok(chunks.length === 1 && only ? only : new Uint8Array(Buffer.concat(chunks)));
}

const MOST_UNPACKED = 4 * 1024 * 1024;
const gunzipped = promisify(gunzip);

/** What gzip made smaller, at most `max` bytes of it and never more than 4 MiB; unpacking stops as soon as there is more. */
export async function unpacked(
  bytes: Uint8Array,
  max: number,
): Promise<Result<Uint8Array, Problem<'request.tooLarge' | 'request.malformed'>>> {
  const most = Math.min(max, MOST_UNPACKED);
  try {
    return ok(await gunzipped(bytes, { maxOutputLength: most }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ERR_BUFFER_TOO_LARGE' ? fail('request.tooLarge', { max: most }) : fail('request.malformed', { path: 'body' });
  }
}
