import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands in the store in place of a citizen number, and which key opens it. */
export type Sealed = { readonly keyId: string; readonly sealed: string };

/** The keys of the citizen numbers: the first one seals, all of them open. */
export type IdKeys = {
  /** Seals a text for one member; nobody can lay it under another member's name. */
  readonly seal: (text: string, memberId: string) => Promise<Sealed>;
  /** Opens it; undefined when the key is not on this machine or the text was tampered with. */
  readonly open: (sealed: Sealed, memberId: string) => Promise<string | undefined>;
  readonly has: (keyId: string) => boolean;
};

const KEY_BYTES = 32;
const IV_BYTES = 12;
const FILE = 'id-numbers.key';
const base64 = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('base64');
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'));

/** Keys of 32 bytes each, in base64; throws when one is not that long. */
export async function idKeysFrom(texts: readonly string[]): Promise<IdKeys> {
  const keys = new Map<string, CryptoKey>();
  for (const text of texts) {
    const raw = bytesOf(text);
    if (raw.length !== KEY_BYTES) throw new Error('a key of the citizen numbers must be 32 bytes in base64');
    const id = Buffer.from(await crypto.subtle.digest('SHA-256', raw))
      .toString('hex')
      .slice(0, 12);
    keys.set(id, await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']));
  }
  const [first] = keys;
  if (!first) throw new Error('no key for the citizen numbers');
  const [firstId, firstKey] = first;
  const bound = (memberId: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(memberId) as Uint8Array<ArrayBuffer>;
  return {
    has: (keyId) => keys.has(keyId),
    seal: async (text, memberId) => {
      const iv = new Uint8Array(randomBytes(IV_BYTES));
      const plain = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(memberId) }, firstKey, plain);
      return { keyId: firstId, sealed: `${base64(iv)}.${base64(new Uint8Array(sealed))}` };
    },
    open: async ({ keyId, sealed }, memberId) => {
      const key = keys.get(keyId);
      const [iv = '', text = ''] = sealed.split('.');
      if (!key) return undefined;
      try {
        const opened = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: bytesOf(iv), additionalData: bound(memberId) },
          key,
          bytesOf(text),
        );
        return new TextDecoder().decode(opened);
      } catch {
        return undefined;
      }
    },
  };
}

/** The keys in DATA_DIR/id-numbers.key, one a line; a new one is made there at the first use, readable to this user alone. */
export async function idKeysIn(dataDir: string): Promise<IdKeys> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, FILE);
  await writeFile(path, `${base64(randomBytes(KEY_BYTES))}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return idKeysFrom((await readFile(path, 'utf8')).split(/\s+/).filter((line) => line !== ''));
}
