import { z } from 'zod';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { line } from './text.ts';

/** Why a person of the roster is not in 应到(有表决权) on a day; the article of each is in `roster/who-counts.ts`. */
export const LeftOutReason = z.enum([
  'probationary', // 预备党员 (MB-3)
  'onProbation', // 留党察看 (MB-4)
  'rightsSuspended', // 留置、逮捕 (MB-5)
  'illness', // the six cases with both papers (MB-6)
  'abroad',
  'sentence',
  'bedridden',
  'awayNotMoved',
  'retiredElsewhere',
  'suspended', // 停止党籍 (MB-8)
  'transferredOut',
  'removed',
  'deceased',
]);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** One person left out: why, since when, and by which paper; frozen beside the roll of a meeting. */
export const LeftOut = z.strictObject({
  reason: LeftOutReason,
  since: LocalDate.nullable().default(null),
  paper: line(100).default(''),
});
export type LeftOut = z.infer<typeof LeftOut>;
