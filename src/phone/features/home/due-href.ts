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

/** Where an obligation is done, in one press: going on with its draft, from its plan, or a new one. */
export function dueHref(due: Obligation, draft: Draft | undefined): string {
  if (draft) return draftHref(draft);
  if (due.subject === 'talk') return due.what === 'followUp' ? `/talks/${due.opens}` : '/talks';
  if (due.subject === 'pledge') return `/posts/pledges?open=${due.opens}`;
  if (due.subject === 'post')
    return due.opens === null ? (due.what === 'without' ? '/posts/coverage' : '/posts') : `/posts/assignments/${due.opens}`;
  if (due.what === 'toRecord') return `/meetings/new?plan=${due.opens}`;
  if (due.opens !== null) return `/plans/${due.opens}`;
  const group = due.facts['groupId'] === '' ? '' : `&group=${due.facts['groupId']}`;
  return `/meetings/new?kind=${due.facts['meetingKind']}${group}`;
}
