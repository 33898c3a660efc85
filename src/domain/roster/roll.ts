import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { LeftOut, LeftOutReason } from '#domain/records/left-out.ts';
import type { RollClass } from '#domain/records/meeting.ts';
import type { MemberBody, MemberStatus } from '#domain/records/member.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { GONE, statusOn, statusStepOn } from './status.ts';

/** A member as far as the roll asks. */
export type OnRoster = { readonly id: string; readonly body: MemberBody };

/** Whether somebody had come to the branch by that day: taken in by its assembly, and his 组织关系 here (MB-1). */
const hasCome = ({ joinedOn, cameOn }: MemberBody, day: LocalDate): boolean =>
  (joinedOn === null || joinedOn <= day) && (cameOn === null || cameOn <= day);

/**
 * Whether a person is a member of the branch on that day. Who left is still on the roll of the days before he left;
 * 停止党籍, 转出, 除名 and 去世 are in no denominator from their day on (党员教育管理工作条例 §24; MB-8).
 */
export const isOnRoll = (body: MemberBody, day: LocalDate): boolean => hasCome(body, day) && !GONE.has(statusOn(body, day));

/** Whether a member is probationary on that day: duties, but no vote (党章 §7; MB-3). */
export function isProbationaryOn(body: MemberBody, day: LocalDate): boolean {
  const status = statusOn(body, day);
  return status === 'probationary' || status === 'probationExtended';
}

const GONE_REASON: Partial<Record<MemberStatus, LeftOutReason>> = {
  suspended: 'suspended',
  transferredOut: 'transferredOut',
  removed: 'removed',
  deceased: 'deceased',
};

/**
 * Why a person of the roster has no vote in 应到 on that day; null when he counts, 'notYet' before he was a member here.
 * 留党察看 and halted rights are out from their day to their last day (党章 §41; 基层组织选举工作条例 §5; MB-4, MB-5).
 * One of the six excused cases is out only when both papers are there, the consent and the assembly's vote (MB-6);
 * whoever is merely away, ill or on leave stays in the number (MB-7).
 */
export function leftOutOn(body: MemberBody, day: LocalDate): LeftOut | 'notYet' | null {
  if (!hasCome(body, day)) return 'notYet';
  const status = statusOn(body, day);
  const step = statusStepOn(body, day);
  const gone = GONE_REASON[status];
  if (gone !== undefined) return { reason: gone, since: step?.on ?? null, paper: step?.paper ?? '' };
  if (status !== 'formal') return { reason: 'probationary', since: body.joinedOn, paper: '' };
  const { rights, rightsSince, rightsUntil, rightsPaper, excuse } = body;
  if (rights !== 'full' && (rightsSince === null || rightsSince <= day) && (rightsUntil === null || rightsUntil >= day))
    return { reason: rights === 'onProbation' ? 'onProbation' : 'rightsSuspended', since: rightsSince, paper: rightsPaper };
  if (excuse !== null && excuse.consentPaper.trim() !== '' && excuse.consentOn <= day && excuse.assemblyOn <= day)
    return {
      reason: excuse.reason,
      since: excuse.consentOn > excuse.assemblyOn ? excuse.consentOn : excuse.assemblyOn,
      paper: excuse.consentPaper,
    };
  return null;
}

/** The class of one who is on the roll, by why he is left out. */
function classBy(out: LeftOut | 'notYet' | null): RollClass {
  if (out === null || out === 'notYet') return 'counted';
  if (out.reason === 'probationary') return 'probationary';
  return out.reason === 'onProbation' || out.reason === 'rightsSuspended' ? 'noRights' : 'excused';
}

/** How a member who is on the roll stands in 应到(有表决权) on that day. */
export const classOn = (body: MemberBody, day: LocalDate): RollClass => classBy(leftOutOn(body, day));

/** Everybody on the roll of that day with his class, by member id. Who has left, or had not joined, is not in it. */
export function rollOn(members: readonly OnRoster[], day: LocalDate): Readonly<Record<string, RollClass>> {
  const roll: Record<string, RollClass> = {};
  for (const { id, body } of members) if (isOnRoll(body, day)) roll[id] = classOn(body, day);
  return roll;
}

/** Document and article of each reason. The six cases stand in an explanation without articles (MB-6). */
export const leftOutSource: Readonly<Record<LeftOutReason, RuleSource>> = {
  probationary: { document: 'constitution2022', article: '7' },
  onProbation: { document: 'constitution2022', article: '41' },
  rightsSuspended: { document: 'electionRegulations2020', article: '5' },
  illness: { document: 'expectedExplanation', article: null },
  abroad: { document: 'expectedExplanation', article: null },
  sentence: { document: 'expectedExplanation', article: null },
  bedridden: { document: 'expectedExplanation', article: null },
  awayNotMoved: { document: 'expectedExplanation', article: null },
  retiredElsewhere: { document: 'expectedExplanation', article: null },
  suspended: { document: 'memberRegulations2019', article: '24' },
  transferredOut: { document: 'memberRegulations2019', article: '25' },
  removed: { document: 'constitution2022', article: '9' },
  deceased: { document: 'memberRegulations2019', article: '24' },
};
