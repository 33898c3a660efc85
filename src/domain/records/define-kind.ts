import type { z } from 'zod';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';

/**
 * How two edits of one field meet when neither saw the other.
 * `latest`: the later one stands, the other stays in the history.
 * `keep`: as `latest`, and the author of the overwritten text is told (minutes, long notes).
 * `perKey`: each key of the map is a field of its own, so two phones filling different rows never clash.
 * `once`: written when the record is made, never changed.
 */
export type FieldClass = 'latest' | 'keep' | 'perKey' | 'once';

/**
 * Free words that do not stay for ever. A kind that has them has a field `blankedOn`, the tombstone of its words:
 * the township alone writes it, and from then on nobody's edit brings a word back.
 */
export type Fading<B> = {
  /** The day from which the time runs; null while the words have to stay. */
  readonly since: (body: B) => LocalDate | null;
  /** What is left of a value when its words go, by field; of one row, where the field is a map. Null takes the row away. */
  readonly blank: { readonly [F in keyof B & string]?: (value: Json) => Json };
};

/** Everything that storage, sync, the endpoint and review need to know of a kind of record. */
export type RecordKind<K extends string, S extends z.ZodType> = {
  readonly kind: K;
  /** The schema of the body. Parsed before every save and by the endpoint after every merge. */
  readonly body: S;
  readonly fields: { readonly [F in keyof z.infer<S> & string]: FieldClass };
  /**
   * Whether the id is made of what the record is about, so that two phones that make it make one record: the second making is
   * then an edit of what may be edited, and what is written once stands as it was first written.
   */
  readonly idSays?: boolean;
  /** Whether the township reads and approves each one. */
  readonly needsReview: boolean;
  /** The day the record is about; null where it is about none. */
  readonly dayOf: (body: z.infer<S>) => LocalDate | null;
  /** The members it speaks of, for the pages that gather by member. */
  readonly membersOf: (body: z.infer<S>) => readonly MemberId[];
  /** The plain words it is searched by at the desk. */
  readonly wordsOf: (body: z.infer<S>) => string;
  /** Where it stands, for what the desk counts and picks by it. */
  readonly stateOf?: (body: z.infer<S>) => string;
  readonly fades?: Fading<z.infer<S>>;
  /** Fields that only the township writes; a phone's edit of one is refused. */
  readonly townshipOnly?: readonly (keyof z.infer<S> & string)[];
  /** Fields that only the secretary fills in; whoever else writes the record may empty them. */
  readonly secretaryOnly?: readonly (keyof z.infer<S> & string)[];
};

/** Declares a kind of record; the field classes must name every field of the body, and no other. */
export const defineKind = <K extends string, S extends z.ZodType>(kind: RecordKind<K, S>): RecordKind<K, S> => kind;
