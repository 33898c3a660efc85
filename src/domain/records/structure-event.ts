import { z } from 'zod';
import { GroupId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line } from './text.ts';

/** What changed about how a branch is built. */
export const StructureChange = z.enum([
  'founded', // 成立
  'renamed', // 更名
  'split', // 拆分
  'merged', // 合并
  'typeChanged', // 改设
  'groupFounded', // 增设党小组
  'groupRenamed', // 党小组更名
  'groupDissolved', // 撤销党小组
]);
export type StructureChange = z.infer<typeof StructureChange>;

/** A dated change of a branch's structure. What is older is read under the structure that stood before it. */
export const StructureEventBody = z.strictObject({
  change: StructureChange,
  on: LocalDate,
  /** Only for the changes of a group. */
  structureGroupId: GroupId.nullable().default(null),
  /** The name, or the branch's type, until that day. */
  before: line(60).default(''),
  /** And from that day on. */
  after: line(60).default(''),
  paper: line(60).default(''),
  note: line(200).default(''),
});
export type StructureEventBody = z.infer<typeof StructureEventBody>;

/** A change of structure. */
export const structureEvent = defineKind({
  kind: 'structureEvent',
  body: StructureEventBody,
  fields: {
    change: 'latest',
    on: 'latest',
    structureGroupId: 'latest',
    before: 'latest',
    after: 'latest',
    paper: 'latest',
    note: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.on,
  membersOf: () => [],
  wordsOf: (body) => [body.before, body.after].filter((name) => name !== '').join(' '),
});
