import { z } from 'zod';
import { GroupId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { closedOn, matterState } from '#domain/visits/matter-state.ts';
import { defineKind } from './define-kind.ts';
import { line, longText } from './text.ts';

/** How a matter came to the branch. */
export const MatterSource = z.enum(['visit', 'box', 'meeting', 'phone', 'delegate']);
export type MatterSource = z.infer<typeof MatterSource>;

/** What it is about, wide enough that nobody is described by it. */
export const MatterTopic = z.enum(['water', 'power', 'road', 'school', 'signal', 'housing', 'cleanliness', 'farming', 'benefits', 'other']);
export type MatterTopic = z.infer<typeof MatterTopic>;

/** Who can settle it. */
export const MatterLevel = z.enum(['village', 'township', 'county']);
export type MatterLevel = z.infer<typeof MatterLevel>;

/** How the answer was told to the person. */
export const ToldHow = z.enum(['visit', 'phone', 'meeting', 'notice']);
export type ToldHow = z.infer<typeof ToldHow>;

const Key = z.uuid();

/** A piece of work done on it. */
export const MatterWork = z.strictObject({ on: LocalDate, text: longText(300) });
export type MatterWork = z.infer<typeof MatterWork>;

/** The branch's answer. A new answer has a new id, so that telling an old one is never taken for telling this one. */
export const MatterReply = z.strictObject({ id: Key, on: LocalDate, cannot: z.boolean().default(false), text: longText(600) });
export type MatterReply = z.infer<typeof MatterReply>;

/** One thing a villager asked for, from the day it was said to the day the answer was told back. Where it stands is worked out, never written. */
export const MatterBody = z.strictObject({
  raisedOn: LocalDate,
  matterSource: MatterSource.default('visit'),
  /** The visit it came from. */
  visitId: RecordId.nullable().default(null),
  groupId: GroupId.nullable().default(null),
  areaId: RecordId.nullable().default(null),
  house: line(30).default(''),
  topic: MatterTopic.default('other'),
  said: longText(1000).default(''),
  level: MatterLevel.default('village'),
  /** Who sees to it, since when. */
  owner: z
    .strictObject({ name: line(50), memberId: MemberId.nullable().default(null), on: LocalDate })
    .nullable()
    .default(null),
  answerBy: LocalDate.nullable().default(null),
  works: z.record(Key, MatterWork).default({}),
  /** Handed up to the township; a second time has a new id. */
  passed: z.strictObject({ id: Key, on: LocalDate }).nullable().default(null),
  /** What the township answered the branch, to which handing up. */
  upAnswer: z
    .strictObject({ passId: Key, on: LocalDate, text: longText(600), byName: line(100) })
    .nullable()
    .default(null),
  reply: MatterReply.nullable().default(null),
  told: z.strictObject({ replyId: Key, on: LocalDate, how: ToldHow }).nullable().default(null),
  closed: z.strictObject({ replyId: Key, on: LocalDate }).nullable().default(null),
  /** Since this day its words are gone everywhere. */
  blankedOn: LocalDate.nullable().default(null),
});
export type MatterBody = z.infer<typeof MatterBody>;

const empty = () => '';
// A mark in place of the words: that there was an answer is still seen where the day of blanking is not known, as after a restore.
const LEFT = '…';
const wordless = (value: Json): Json => (value === null ? null : { ...(value as JsonObject), text: LEFT });

/** A matter raised by a villager (民情事项). */
export const matter = defineKind({
  kind: 'matter',
  body: MatterBody,
  fields: {
    raisedOn: 'latest',
    matterSource: 'latest',
    visitId: 'latest',
    groupId: 'latest',
    areaId: 'latest',
    house: 'latest',
    topic: 'latest',
    said: 'keep',
    level: 'latest',
    owner: 'latest',
    answerBy: 'latest',
    works: 'perKey',
    passed: 'latest',
    upAnswer: 'latest',
    reply: 'keep',
    told: 'latest',
    closed: 'latest',
    blankedOn: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.raisedOn,
  membersOf: (body) => (body.owner?.memberId ? [body.owner.memberId] : []),
  wordsOf: (body) => body.house,
  stateOf: matterState,
  fades: { since: closedOn, blank: { said: empty, house: empty, works: wordless, upAnswer: wordless, reply: wordless } },
  townshipOnly: ['upAnswer', 'blankedOn'],
});
