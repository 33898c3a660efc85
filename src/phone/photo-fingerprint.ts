/** The SHA-256 of these bytes, in hex. Never ask inside a transaction of the phone's store: it would end while this waits. */
export async function fingerprint(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
