import { addDays, addMonths, daysBetween, type LocalDate } from '#domain/kernel/local-date.ts';
import type { OnRoster } from '#domain/roster/roll.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import type { Settings } from '#domain/rules/settings.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { nextSpringFestival } from './spring-festival.ts';
import { FLOATING_MONTHS, isAway, lastContact, nextContactOn, nextReportOn, type Stay, toRegister, transferFrom } from './stays.ts';

const DAYS_AHEAD = 30;

const article = (number: string): RuleSource => ({ document: 'memberRegulations2019', article: number });
const TOWNSHIP: RuleSource = { document: 'townshipSetting', article: null };

/**
 * What floating members ask of their branch: to be registered after six months (FL-1), a contact (FL-3), their own yearly report
 * (FL-6), a 转接 after six months at one place (TR-1), and an invitation before 春节 (FL-5). What is more than 30 days off is not said.
 */
export function floatingObligations(
  facts: { readonly members: readonly OnRoster[]; readonly stays: readonly Stay[] },
  today: LocalDate,
  settings: Settings,
): Obligation[] {
  const make = (part: Omit<Obligation, 'subject' | 'daysLeft'>): Obligation => ({
    ...part,
    subject: 'floating',
    daysLeft: daysBetween(today, part.dueOn),
  });
  const open = facts.stays.filter(({ body }) => body.direction === 'out' && isAway(body, today));
  const proposals = toRegister(facts.members, facts.stays, today).map(({ id, body }) => {
    const since = body.away?.since as LocalDate;
    return make({
      id: `floating:register:${id}:${since}`,
      what: 'register',
      facts: { name: body.name, since },
      opens: id,
      dueOn: addMonths(since, FLOATING_MONTHS),
      source: article('32'),
    });
  });
  const contacts = open.map(({ id, body }) => {
    const dueOn = nextContactOn(body, today, settings.roster);
    return make({
      id: `floating:contact:${id}:${dueOn}`,
      what: 'contact',
      facts: { name: body.name, by: body.contact?.name ?? '' },
      opens: id,
      dueOn,
      source: TOWNSHIP,
    });
  });
  const reports = open.map(({ id, body }) => {
    const dueOn = nextReportOn(body, today);
    return make({ id: `floating:report:${id}:${dueOn}`, what: 'report', facts: { name: body.name }, opens: id, dueOn, source: TOWNSHIP });
  });
  const transfers = open.flatMap(({ id, body }) => {
    const dueOn = transferFrom(body);
    return dueOn === null
      ? []
      : [make({ id: `floating:transfer:${id}`, what: 'transfer', facts: { name: body.name }, opens: id, dueOn, source: article('25') })];
  });
  return [...proposals, ...contacts, ...reports, ...transfers, ...springReturn(open, today, make)]
    .filter(({ daysLeft }) => daysLeft <= DAYS_AHEAD)
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.id < b.id ? -1 : 1));
}

/** Before 春节 everybody away whom nobody has reached in the last 30 days is asked home, in one line (党员教育管理工作条例 §33; FL-5). */
function springReturn(open: readonly Stay[], today: LocalDate, make: (part: Omit<Obligation, 'subject' | 'daysLeft'>) => Obligation) {
  const festival = nextSpringFestival(today);
  if (festival === undefined) return [];
  const from = addDays(festival, -DAYS_AHEAD);
  const unasked = open.filter(({ body }) => {
    const last = lastContact(body, today);
    return last === null || last < from;
  });
  return unasked.length === 0
    ? []
    : [
        make({
          id: `floating:spring:${festival.slice(0, 4)}`,
          what: 'spring',
          facts: { count: unasked.length },
          opens: null,
          dueOn: festival,
          source: article('33'),
        }),
      ];
}
