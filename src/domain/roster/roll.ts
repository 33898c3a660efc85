import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { RollClass } from '#domain/records/meeting.ts';
import type { MemberBody, MemberStatus } from '#domain/records/member.ts';

/** A member as far as the roll asks. */
export type OnRoster = { readonly id: string; readonly body: MemberBody };

const GONE: ReadonlySet<MemberStatus> = new Set(['suspended', 'transferredOut', 'removed', 'deceased']);

/**
 * Whether a person is a member of the branch on that day. Who left is still on the roll of the days before he left;
 * 停止党籍, 转出, 除名 and 去世 are in no denominator from their day on (党员教育管理工作条例 §24; MB-8).
 */
export function isOnRoll(body: MemberBody, day: LocalDate): boolean {
  if (body.joinedOn !== null && body.joinedOn > day) return false;
  if (!GONE.has(body.status)) return true;
  return body.statusSince !== null && body.statusSince > day;
}

/** Whether a member is probationary on that day: duties, but no vote (党章 §7; MB-3). */
export function isProbationaryOn(body: MemberBody, day: LocalDate): boolean {
  if (body.formalOn !== null) return body.formalOn > day;
  return body.status === 'probationary' || body.status === 'probationExtended';
}

/**
 * How a member stands in 应到(有表决权) on that day.
 * 留党察看 and suspended rights are out while they are in force (党章 §41; 基层组织选举工作条例 §5; MB-4, MB-5).
 * One of the six excused cases is out only when both papers are there, the consent and the assembly's vote (MB-6);
 * whoever is merely away, ill or on leave stays in the number (MB-7).
 */
export function classOn(body: MemberBody, day: LocalDate): RollClass {
  if (isProbationaryOn(body, day)) return 'probationary';
  if (body.rights !== 'full' && (body.rightsUntil === null || body.rightsUntil >= day)) return 'noRights';
  const { excuse } = body;
  if (excuse !== null && excuse.consentPaper.trim() !== '' && excuse.consentOn <= day && excuse.assemblyOn <= day) return 'excused';
  return 'counted';
}

/** Everybody on the roll of that day with his class, by member id. Who has left, or had not joined, is not in it. */
export function rollOn(members: readonly OnRoster[], day: LocalDate): Readonly<Record<string, RollClass>> {
  const roll: Record<string, RollClass> = {};
  for (const { id, body } of members) if (isOnRoll(body, day)) roll[id] = classOn(body, day);
  return roll;
}
