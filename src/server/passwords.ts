import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** What one hash costs: memory in KiB and passes over it. */
export type PasswordCost = { readonly memory: number; readonly passes: number };

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. */
export const usualCost: PasswordCost = { memory: 19_456, passes: 2 };

const TAG_BYTES = 32;
const SALT_BYTES = 16;
const STORED = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const bare = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parameters = {
      message: password.normalize('NFC'),
      nonce: salt,
      parallelism: 1,
      tagLength: TAG_BYTES,
      memory: cost.memory,
      passes: cost.passes,
    };
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** The stored form of a password, in the PHC notation, with a salt of its own. */
export async function hashPassword(password: string, cost: PasswordCost = usualCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${bare(salt)}$${bare(key)}`;
}

/** Whether the password is the stored one; takes as long for a wrong one as for a right one. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, salt, key] = STORED.exec(stored) ?? [];
  if (memory === undefined || passes === undefined || salt === undefined || key === undefined)
    throw new Error('a stored password is not in the PHC form');
  const derived = await derive(password, Buffer.from(salt, 'base64'), { memory: Number(memory), passes: Number(passes) });
  const kept = Buffer.from(key, 'base64');
  return kept.length === derived.length && timingSafeEqual(kept, derived);
}
