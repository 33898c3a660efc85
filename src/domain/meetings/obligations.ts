import type { GroupId } from '#domain/kernel/ids.ts';
import { daysBetween, type LocalDate, quarterOf } from '#domain/kernel/local-date.ts';
import type { PlanBody } from '#domain/records/plan.ts';
import { type Due, type DueFacts, type Period, whatIsDue } from '#domain/rules/due.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import { defaultSettings, type Settings } from '#domain/rules/settings.ts';
import { rulesOf } from '#domain/rules/year.ts';
import type { BookPart, BookPeriod } from './year-book.ts';

/** A plan as far as it says that somebody has thought of it. */
export type Planned = { readonly id: string } & Pick<PlanBody, 'meetingKind' | 'groupId' | 'plannedOn' | 'place' | 'calledOff'>;

/** What the branch has held and planned. */
export type MeetingObligationFacts = Omit<DueFacts, 'today'> & {
  readonly groupNames: ReadonlyMap<string, string>;
  /** Plans that no meeting has come of yet. */
  readonly plans: readonly Planned[];
};

/** The name of a stretch of time, the same for ever: "2026-06", "2026-Q2", "2026". */
export function periodId({ unit, from }: Pick<Period, 'unit' | 'from'>): string {
  if (unit === 'month') return from.slice(0, 7);
  return unit === 'year' ? from.slice(0, 4) : `${from.slice(0, 4)}-Q${quarterOf(from)}`;
}

/** The name of a meeting that is due: put-offs and explanations hang on it. */
export const meetingObligationId = (kind: string, groupId: GroupId | null, period: Pick<Period, 'unit' | 'from'>): string =>
  ['meeting', kind, ...(groupId === null ? [] : [groupId]), periodId(period)].join(':');

/** The meetings to hold, as 本月要办 lists them; one that is planned says so instead of 还没有记录. */
export function meetingObligations(facts: MeetingObligationFacts, today: LocalDate): Obligation[] {
  const rules = rulesOf(today, facts.settings ?? defaultSettings);
  const sources = new Map(rules.map((rule) => [rule.meetingKind, rule.source]));
  return whatIsDue({ ...facts, today }).map((due) => {
    const plan = planFor(due, facts.plans);
    return {
      id: meetingObligationId(due.meetingKind, due.groupId, due.period),
      subject: 'meeting',
      what: whatOf(due, plan, today),
      facts: {
        meetingKind: due.meetingKind,
        groupId: due.groupId ?? '',
        group: facts.groupNames.get(due.groupId ?? '') ?? '',
        period: periodId(due.period),
        from: due.period.from,
        ...(plan ? { day: plan.plannedOn } : {}),
      },
      opens: plan?.id ?? null,
      dueOn: due.period.to,
      daysLeft: due.daysLeft,
      source: sources.get(due.meetingKind) ?? { document: 'townshipSetting', article: null },
    };
  });
}

/** A gap of the year's book as something that was due, however long ago: so that a reason can still be written beside it. */
export function missedObligation<M>(part: BookPart<M>, period: BookPeriod<M>, today: LocalDate, settings: Settings): Obligation {
  const rule = rulesOf(period.to, settings).find(({ meetingKind }) => meetingKind === part.meetingKind);
  return {
    id: meetingObligationId(part.meetingKind, (part.group?.id ?? null) as GroupId | null, period),
    subject: 'meeting',
    what: period.to < today ? 'missed' : 'open',
    facts: {
      meetingKind: part.meetingKind,
      groupId: part.group?.id ?? '',
      group: part.group?.name ?? '',
      period: periodId(period),
      from: period.from,
    },
    opens: null,
    dueOn: period.to,
    daysLeft: daysBetween(today, period.to),
    source: rule?.source ?? { document: 'townshipSetting', article: null },
  };
}

/** The first plan that would meet what is due. */
const planFor = (due: Due, plans: readonly Planned[]): Planned | undefined =>
  plans
    .filter(
      (plan) =>
        plan.calledOff === '' &&
        plan.meetingKind === due.meetingKind &&
        (due.groupId === null || plan.groupId === due.groupId) &&
        plan.plannedOn >= due.period.from &&
        plan.plannedOn <= due.period.to,
    )
    .sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1))[0];

function whatOf(due: Due, plan: Planned | undefined, today: LocalDate): Obligation['what'] {
  if (plan === undefined) return due.daysLeft < 0 ? 'missed' : 'open';
  if (plan.plannedOn <= today) return 'toRecord';
  return plan.place.trim() === '' ? 'plannedNoPlace' : 'planned';
}
