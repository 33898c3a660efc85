import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import type { Settings } from '#domain/rules/settings.ts';
import { currentTerms, type TermFacts } from './terms.ts';

/**
 * The elections that are coming up: from six months before a term's end, again from three, and for as long as it is overdue
 * (支部工作条例 §21–22; EL-1, D19). What is put off comes back at the next stage.
 */
export function termObligations(facts: TermFacts, today: LocalDate, settings: Settings): Obligation[] {
  return currentTerms(facts, today, settings.roster).flatMap((term): Obligation[] =>
    term.stage === 'running'
      ? []
      : [
          {
            id: `term:${term.committee}:${term.electedOn}:${term.stage}`,
            subject: 'term',
            what: term.stage,
            facts: { committee: term.committee, dueOn: term.dueOn },
            opens: term.id,
            dueOn: term.dueOn,
            daysLeft: term.daysLeft,
            source: term.source,
          },
        ],
  );
}
