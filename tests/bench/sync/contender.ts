import type { Edit } from './edit.ts';

/** What a page is told before it is measured. */
export type Given = { readonly login: string; readonly password: string; readonly members: readonly string[] };

/**
 * A contender as it stands in its page. What is done is done: saved on the phone's disk and, for `push`, taken by the endpoint.
 */
export type Contender = {
  readonly open: (given: Given) => Promise<void>;
  /** Gets everything that is new. */
  readonly pull: () => Promise<void>;
  /** Hands in everything that waits. */
  readonly push: () => Promise<void>;
  /** What it would have done by itself some time after its first sync. Not measured. */
  readonly settle: () => Promise<void>;
  /** Saves edits on the phone, one after the other, each by itself. */
  readonly edit: (edits: readonly Edit[]) => Promise<void>;
  /** How many members the store gives to a roster. */
  readonly roster: () => Promise<number>;
  readonly count: () => Promise<number>;
  readonly valueOf: (id: string, field: string) => Promise<unknown>;
};

declare global {
  interface Window {
    contender?: Contender;
  }
}
