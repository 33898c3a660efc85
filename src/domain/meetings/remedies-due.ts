import { daysBetween, type LocalDate, lastDayOf, monthOf } from '#domain/kernel/local-date.ts';
import type { Remedy } from '#domain/records/meeting.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import { inOrder } from './draft.ts';

/** A record with a 整改清单: a 组织生活会 or a year's 民主评议. */
export type WithRemedies = {
  readonly id: string;
  readonly kind: 'meeting' | 'appraisal';
  readonly groupId: string | null;
  readonly remedies: Readonly<Record<string, Remedy>>;
};

/** What was promised and is not done, from the month in which its day falls, and until it is done; a line without a day reminds nobody. */
export function remedyObligations(records: readonly WithRemedies[], today: LocalDate): Obligation[] {
  return records.flatMap(({ id, kind, groupId, remedies }) =>
    inOrder(remedies).flatMap(([key, { text, ownerName, dueOn, doneOn }]): Obligation[] => {
      if (dueOn === null || doneOn !== null || dueOn > lastDayOf(monthOf(today))) return [];
      return [
        {
          id: `remedy:${key}:${dueOn}`,
          subject: 'remedy',
          what: 'open',
          facts: { text: text.slice(0, 40), owner: ownerName, day: dueOn, record: kind, groupId: groupId ?? '' },
          opens: id,
          dueOn,
          daysLeft: daysBetween(today, dueOn),
          source:
            kind === 'meeting'
              ? { document: 'branchRegulations2018', article: '17' }
              : { document: 'branchRegulations2018', article: '18' },
        },
      ];
    }),
  );
}
