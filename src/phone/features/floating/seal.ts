import { bytesHex, hexBytes } from '#domain/floating/bytes.ts';

const SEAL_BYTES = 8;

/**
 * The seal of a stamp's bytes, made with the token that only the card carries (HMAC-SHA-256, its first eight bytes); null without a
 * token. It shows that whoever stamped has had the card; not who that was.
 */
export async function sealOf(token: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  if (token === '') return null;
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(hexBytes(token)), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes)).slice(0, SEAL_BYTES);
}

/** Whether a seal is the one that this token makes. */
export async function sealFits(token: string, bytes: Uint8Array<ArrayBuffer>, seal: string): Promise<boolean> {
  const right = await sealOf(token, bytes);
  return right !== null && bytesHex(right) === seal;
}
