import { z } from 'zod';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line } from './text.ts';

/** What kind of branch it is (支部工作条例 §5; 农村基层组织工作条例 §6): 支部, 总支, 联合, 临时, 流动, 两新. */
export const BranchType = z.enum(['branch', 'generalBranch', 'joint', 'temporary', 'floating', 'newDomain']);
export type BranchType = z.infer<typeof BranchType>;

/** What a branch is beside its people. A branch has one; where two phones made one each, `profileOf` says which stands. */
export const BranchProfileBody = z.strictObject({
  branchType: BranchType.default('branch'),
  /** A branch of a village or 社区: its committee is elected for five years, others for three (BR-9). */
  village: z.boolean().default(true),
  /** Its full name, as it stands on its seal: 中共清溪镇石桥村支部委员会. */
  fullName: line(60).default(''),
  foundedOn: LocalDate.nullable().default(null),
  /** The higher committee's paper that set it up (BR-6). */
  approvalPaper: line(60).default(''),
  /** How many units a 联合党支部 joins (BR-3). */
  units: z.int().min(1).max(99).nullable().default(null),
  /** How many households the village has: what the areas are measured by. */
  households: z.int().min(0).max(9999).nullable().default(null),
});
export type BranchProfileBody = z.infer<typeof BranchProfileBody>;

/** The profile of a branch. */
export const branchProfile = defineKind({
  kind: 'branchProfile',
  body: BranchProfileBody,
  fields: {
    branchType: 'latest',
    village: 'latest',
    fullName: 'latest',
    foundedOn: 'latest',
    approvalPaper: 'latest',
    units: 'latest',
    households: 'latest',
  },
  needsReview: false,
  dayOf: () => null,
  membersOf: () => [],
  wordsOf: (body) => body.fullName,
});
