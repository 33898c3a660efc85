import { Settings } from '#domain/rules/settings.ts';
import { defineKind } from './define-kind.ts';

/** What the township has set, as a branch has it: one copy in each branch's history, written by the township alone. */
export const ruleSet = defineKind({
  kind: 'ruleSet',
  body: Settings,
  fields: { meetings: 'latest', roster: 'latest', dues: 'latest', posts: 'latest', visits: 'latest' },
  needsReview: false,
  dayOf: () => null,
  membersOf: () => [],
  wordsOf: () => '',
});
