import { z } from 'zod';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line, longText } from './text.ts';

/** The posts that the catalogue begins with; a branch renames, adds and closes its own. */
export const PostTemplate = z.enum([
  'policy', // 政策宣传
  'environment', // 环境保护
  'mediation', // 纠纷调解
  'supervision', // 党务村务监督
  'law', // 政策法规宣传
  'civility', // 文明新风倡导
]);
export type PostTemplate = z.infer<typeof PostTemplate>;

/** A post for members without office (设岗定责; 党员教育管理工作条例 §22): what it is for and how many places it has. */
export const PostBody = z.strictObject({
  postName: line(30).refine((name) => name.trim() !== '', { error: 'field.required' }),
  /** The entry of the catalogue that it was taken from; null for one of the branch's own. */
  template: PostTemplate.nullable().default(null),
  /** What whoever holds it does, one duty a line. */
  duties: longText(600).default(''),
  places: z.int().min(1).max(99).default(1),
  order: z.int().min(0).max(99).default(0),
  /** Light enough for the old (发挥老党员作用 without hard demands; §23). */
  light: z.boolean().default(false),
  /** 设岗: the day it was set. */
  setOn: LocalDate,
  /** From this day on it is no more. */
  closedOn: LocalDate.nullable().default(null),
});
export type PostBody = z.infer<typeof PostBody>;

/** A post of the branch. */
export const post = defineKind({
  kind: 'post',
  body: PostBody,
  fields: {
    postName: 'latest',
    template: 'latest',
    duties: 'keep',
    places: 'latest',
    order: 'latest',
    light: 'latest',
    setOn: 'latest',
    closedOn: 'latest',
  },
  needsReview: false,
  dayOf: () => null,
  membersOf: () => [],
  wordsOf: (body) => [body.postName, body.duties].join(' '),
});
