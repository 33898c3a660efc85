import { z } from 'zod';
import { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Committee } from './office.ts';
import { line, longText } from './text.ts';

/** Who gives a pledge: a member (党员承诺), a village cadre (村干部公开承诺), one of the committees (工作目标承诺). */
export const PledgeBy = z.enum(['member', 'cadre', 'committee']);
export type PledgeBy = z.infer<typeof PledgeBy>;

/** How a pledge came out, with the day and, if there is one, a line that shows it. */
export const PledgeOutcome = z.strictObject({
  result: z.enum(['kept', 'notKept']), // 完成, 未完成
  on: LocalDate,
  evidence: line(120).default(''),
});
export type PledgeOutcome = z.infer<typeof PledgeOutcome>;

/** One pledge (承诺践诺): something short that can be seen to be done, by a day. */
export const PledgeBody = z.strictObject({
  pledgeBy: PledgeBy,
  /** The member or cadre; null for a committee and for a cadre who is not in the Party. */
  memberId: MemberId.nullable().default(null),
  /** His name as it stands on the notice board; empty for a committee. */
  holderName: line(100).default(''),
  committee: Committee.nullable().default(null),
  pledgeText: longText(200).refine((text) => text.trim() !== '', { error: 'field.required' }),
  dueOn: LocalDate,
  madeOn: LocalDate,
  /** 支部审定: the day the branch agreed to it. */
  agreedOn: LocalDate.nullable().default(null),
  /** 公示: the day it went up on the board. */
  postedOn: LocalDate.nullable().default(null),
  outcome: PledgeOutcome.nullable().default(null),
});
export type PledgeBody = z.infer<typeof PledgeBody>;

/** A pledge. */
export const pledge = defineKind({
  kind: 'pledge',
  body: PledgeBody,
  fields: {
    pledgeBy: 'latest',
    memberId: 'latest',
    holderName: 'latest',
    committee: 'latest',
    pledgeText: 'keep',
    dueOn: 'latest',
    madeOn: 'latest',
    agreedOn: 'latest',
    postedOn: 'latest',
    outcome: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.dueOn,
  membersOf: (body) => (body.memberId ? [body.memberId] : []),
  wordsOf: (body) => [body.holderName, body.pledgeText].join(' '),
});
