import type { z } from 'zod';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';

/**
 * How two edits of one field meet when neither saw the other.
 * `latest`: the later one stands, the other stays in the history.
 * `keep`: as `latest`, and the author of the overwritten text is told (minutes, long notes).
 * `perKey`: each key of the map is a field of its own, so two phones filling different rows never clash.
 * `once`: written when the record is made, never changed.
 */
export type FieldClass = 'latest' | 'keep' | 'perKey' | 'once';

/** Everything that storage, sync, the endpoint and review need to know of a kind of record. */
export type RecordKind<K extends string, S extends z.ZodType> = {
  readonly kind: K;
  /** The schema of the body. Parsed before every save and by the endpoint after every merge. */
  readonly body: S;
  readonly fields: { readonly [F in keyof z.infer<S> & string]: FieldClass };
  /** Whether the township reads and approves each one. */
  readonly needsReview: boolean;
  /** The day the record is about; null where it is about none. */
  readonly dayOf: (body: z.infer<S>) => LocalDate | null;
  /** The members it speaks of, for the pages that gather by member. */
  readonly membersOf: (body: z.infer<S>) => readonly MemberId[];
  /** The plain words it is searched by at the desk. */
  readonly wordsOf: (body: z.infer<S>) => string;
};

/** Declares a kind of record; the field classes must name every field of the body, and no other. */
export const defineKind = <K extends string, S extends z.ZodType>(kind: RecordKind<K, S>): RecordKind<K, S> => kind;
