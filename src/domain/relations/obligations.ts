import { addMonths, daysBetween, type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import type { RosterCheckBody } from '#domain/records/roster-check.ts';
import type { TransferBody } from '#domain/records/transfer.ts';
import { isProbationaryOn, type OnRoster } from '#domain/roster/roll.ts';
import { statusOn, suspensionEnds } from '#domain/roster/status.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import { checkResult, rowsOfYear } from './check.ts';
import { letterDue, letterEnds, receiptDue, transferState } from './transfer.ts';

type Due = Omit<Obligation, 'daysLeft'>;

const due = (today: LocalDate, given: Due): Obligation => ({ ...given, daysLeft: daysBetween(today, given.dueOn) });

/**
 * What is to be done about transfers: a letter to follow the reminder, a letter that is out until its last day (TR-5), and after
 * acceptance the 回执 within a month (TR-6). `letterDays` is what the township set. What is over asks for nothing.
 */
export function transferObligations(
  transfers: readonly { readonly id: string; readonly body: TransferBody }[],
  today: LocalDate,
  letterDays: number,
): Obligation[] {
  return transfers.flatMap(({ id, body }): Obligation[] => {
    const asked = transferAsks(body, letterDays);
    if (asked === null) return [];
    const { step, what, dueOn, document } = asked;
    const facts = { name: body.name };
    return [
      due(today, { id: `transfer:${id}:${step}`, subject: 'transfer', what, facts, opens: id, dueOn, source: { document, article: null } }),
    ];
  });
}

/** What a transfer asks for where it stands, and by when; null when it asks for nothing. */
function transferAsks(body: TransferBody, letterDays: number) {
  const out = body.direction === 'out';
  const state = transferState(body);
  if (state === 'reminded') {
    const dueOn = letterDue(body, letterDays);
    const what: Obligation['what'] = out ? 'letter' : 'letterIn';
    return dueOn && { step: 'reminded', what, dueOn, document: 'townshipSetting' as const };
  }
  if (state === 'lettered') {
    const dueOn = letterEnds(body, letterDays);
    const what: Obligation['what'] = out ? 'report' : 'takeIn';
    return dueOn && { step: `letter:${dueOn}`, what, dueOn, document: 'transferLetter2006' as const };
  }
  const dueOn = state === 'accepted' ? receiptDue(body) : null;
  const what: Obligation['what'] = out ? 'receipt' : 'sendReceipt';
  return dueOn && { step: 'receipt', what, dueOn, document: 'transferLetter2006' as const };
}

/** How long before the end of a probation, or of two years of 停止党籍, it is put before the branch, in months. */
const AHEAD_MONTHS = 1;

/**
 * What a member's own days ask for: a probation that ends, extended ones half a year or a year later as written (党章 §7), and two
 * years of 停止党籍 (MB-8), each from a month before on.
 */
export function memberObligations(members: readonly OnRoster[], today: LocalDate): Obligation[] {
  const soon = addMonths(today, AHEAD_MONTHS);
  return members.flatMap(({ id, body }): Obligation[] => {
    const facts = { name: body.name };
    if (isProbationaryOn(body, today) && statusOn(body, today) === 'probationary' && body.joinedOn !== null && body.joinedOn <= today) {
      const dueOn = addMonths(body.joinedOn, 12);
      const source = { document: 'constitution2022', article: '7' } as const;
      return dueOn <= soon
        ? [due(today, { id: `probation:${id}`, subject: 'probation', what: 'ends', facts, opens: id, dueOn, source })]
        : [];
    }
    const dueOn = suspensionEnds(body, today);
    if (dueOn === null || dueOn > soon) return [];
    const source = { document: 'memberRegulations2019', article: '24' } as const;
    return [due(today, { id: `probation:suspended:${id}`, subject: 'probation', what: 'suspended', facts, opens: id, dueOn, source })];
  });
}

/** The yearly 关系排查: due by the year's last day until every member of the roll has his three answers. No text sets the rhythm. */
export function checkObligations(
  facts: { readonly checks: readonly { readonly id: string; readonly body: RosterCheckBody }[]; readonly members: readonly OnRoster[] },
  today: LocalDate,
): Obligation[] {
  const year = Number(today.slice(0, 4));
  const found = checkResult(facts.members, rowsOfYear(facts.checks, year), today);
  if (found.registered === 0 || found.open.length === 0) return [];
  const dueOn = localDate(`${year}-12-31`);
  const source = { document: 'townshipSetting', article: null } as const;
  const opens = facts.checks.find(({ body }) => body.year === year)?.id ?? null;
  return [
    due(today, {
      id: `check:${year}`,
      subject: 'check',
      what: 'yearly',
      facts: { year, done: found.registered - found.open.length, of: found.registered },
      opens,
      dueOn,
      source,
    }),
  ];
}
