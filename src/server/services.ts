import type { Store } from './db/store.ts';
import type { IdKeys } from './id-keys.ts';
import type { PasswordCost } from './passwords.ts';

/** What the endpoint needs of the world. Tests give their own clock and cheap passwords. */
export type Services = {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly passwordCost: PasswordCost;
  /** One line of the log, as facts. Never a name, a body or a password. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** What seals citizen numbers; without it none can be written or opened. */
  readonly idKeys?: IdKeys | undefined;
  /** Whether people reach it by https, so that the cookie may say Secure. */
  readonly secure: boolean;
};
