import type { InboxFilter } from '#township/queries.ts';

/** The tabs of the inbox. 补录 is a look at what waits, not a state of its own. */
export const TABS = ['waiting', 'mended', 'late', 'done'] as const;
export type Tab = (typeof TABS)[number];

/** The kinds that are reviewed. */
export const REVIEWED_KINDS = ['meeting', 'member'] as const;

/** The tab that an address names; the first one for anything else. */
export const tabIn = (params: URLSearchParams): Tab => TABS.find((tab) => tab === params.get('tab')) ?? 'waiting';

/** What the endpoint is asked for by an address of the inbox. */
export function filterIn(params: URLSearchParams): InboxFilter {
  const tab = tabIn(params);
  const [branchId, kind, search] = [params.get('branch'), params.get('kind'), params.get('search')];
  return {
    state: tab === 'late' ? 'waiting' : tab,
    ...(tab === 'late' ? { late: '1' as const } : {}),
    ...(branchId ? { branchId } : {}),
    ...(kind ? { kind } : {}),
    ...(search ? { search } : {}),
  };
}

/** Whether anything but the tab narrows the list. */
export const isNarrowed = (params: URLSearchParams): boolean => ['branch', 'kind', 'search'].some((key) => params.get(key));

/** The row that stands so many places after the chosen one, stopping at both ends. */
export function neighbour<T extends { readonly id: string }>(rows: readonly T[], id: string | undefined, step: 1 | -1): T | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}

/** Which row to read after this one leaves the list: the next, else the one before it. */
export function afterLeaving<T extends { readonly id: string }>(rows: readonly T[], id: string): T | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1]);
}
