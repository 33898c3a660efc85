import type { Obligation } from '#domain/rules/obligation.ts';
import type { Draft } from '#storage/shapes.ts';
import { draftHref } from './draft-href.ts';

/** The draft that was begun for a meeting that is due: the same kind, the same group, a day in the same stretch of time. */
export function draftFor(due: Obligation, drafts: readonly Draft[]): Draft | undefined {
  if (due.subject !== 'meeting') return undefined;
  return drafts.find(({ form, baseline, label, data }) => {
    const heldOn = label['heldOn'] ?? '';
    const body = data['body'] as { readonly groupId?: string | null } | undefined;
    return (
      baseline === null &&
      form === 'meeting' &&
      label['meetingKind'] === due.facts['meetingKind'] &&
      heldOn >= String(due.facts['from']) &&
      heldOn <= due.dueOn &&
      (due.facts['groupId'] === '' || body?.groupId === due.facts['groupId'])
    );
  });
}

const ofDues = (what: Obligation['what'], opens: string | null): string => {
  if (what === 'candidate') return `/dues/member/${opens}`;
  if (what === 'assess' || what === 'collect') return `/dues/${what}`;
  return what === 'behind' ? '/dues/year' : '/dues/remit';
};

const ofFloating = (what: Obligation['what'], opens: string | null): string => {
  if (what === 'register') return `/floating/form?direction=out&member=${opens}`;
  return opens === null ? '/floating' : `/floating/${opens}`;
};

const ofVisit = (what: Obligation['what'], opens: string | null): string => {
  if (what === 'care') return `/visits/new?member=${opens}`;
  return opens === null ? '/visits' : `/visits/${opens}`;
};

/** The subjects whose address is made of nothing but what is due and whom it opens. */
const elsewhere: Partial<Record<Obligation['subject'], (due: Obligation) => string>> = {
  dues: ({ what, opens }) => ofDues(what, opens),
  floating: ({ what, opens }) => ofFloating(what, opens),
  visit: ({ what, opens }) => ofVisit(what, opens),
  matter: ({ opens }) => `/matters/${opens}`,
  remedy: ({ facts, opens }) => (facts['record'] === 'appraisal' ? `/appraisals/${opens}` : `/meetings/${opens}`),
  term: () => '/organisation/terms',
  probation: ({ opens }) => `/roster/${opens}`,
  transfer: ({ opens }) => `/roster/transfers/${opens}`,
  check: () => '/roster/check',
};

/** Where an obligation is done, in one press: going on with its draft, from its plan, or a new one. */
export function dueHref(due: Obligation, draft: Draft | undefined): string {
  if (draft) return draftHref(draft);
  const other = elsewhere[due.subject];
  if (other) return other(due);
  if (due.subject === 'talk') return due.what === 'followUp' ? `/talks/${due.opens}` : '/talks';
  if (due.subject === 'pledge') return `/posts/pledges?open=${due.opens}`;
  if (due.subject === 'post')
    return due.opens === null ? (due.what === 'without' ? '/posts/coverage' : '/posts') : `/posts/assignments/${due.opens}`;
  if (due.what === 'toRecord') return `/meetings/new?plan=${due.opens}`;
  if (due.opens !== null) return `/plans/${due.opens}`;
  const group = due.facts['groupId'] === '' ? '' : `&group=${due.facts['groupId']}`;
  return `/meetings/new?kind=${due.facts['meetingKind']}${group}`;
}
