import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { DeskBranches, DeskRecord, DeskRecords, Inbox, Overview } from '#protocol/desk.ts';
import { DeskPosts } from '#protocol/desk-posts.ts';
import { DeskStays } from '#protocol/desk-stays.ts';
import { Session } from '#protocol/session.ts';
import { DeskSettings } from '#protocol/settings.ts';
import { BranchBook, DeskYear } from '#protocol/year.ts';
import { DeskProblem } from './client.ts';
import { useServices } from './services.tsx';

/** A filter as the end of an address; what is not set is left out. */
export const asSearch = (filter: Readonly<Record<string, string | undefined>>): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) params.set(key, value);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
};

/** Who is signed in; null when nobody is. */
export function useSession() {
  const { client } = useServices();
  return useQuery({
    queryKey: ['session'],
    queryFn: async ({ signal }) => {
      try {
        return await client.get('/session', Session, signal);
      } catch (error) {
        if (error instanceof DeskProblem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The township's villages in register order. */
export function useBranches() {
  const { client } = useServices();
  return useQuery({
    queryKey: ['branches'],
    queryFn: ({ signal }) => client.get('/desk/branches', DeskBranches, signal),
    staleTime: 60_000,
  });
}

/** What the inbox is asked for. */
export type InboxFilter = {
  readonly state: 'waiting' | 'mended' | 'done';
  readonly late?: '1';
  readonly branchId?: string;
  readonly kind?: string;
  readonly search?: string;
};

const INBOX_PAGE = '100';

/** The rows and counts of the inbox, a page at a time; asked again every minute while it is looked at. */
export function useInbox(filter: InboxFilter) {
  const { client } = useServices();
  return useInfiniteQuery({
    queryKey: ['inbox', filter],
    queryFn: ({ signal, pageParam }) =>
      client.get(`/desk/inbox${asSearch({ ...filter, limit: INBOX_PAGE, after: pageParam })}`, Inbox, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.more ? page.rows.at(-1)?.key : undefined),
    select: ({ pages }) => ({
      rows: pages.flatMap((page) => page.rows),
      counts: pages[0]?.counts ?? { waiting: 0, mended: 0, late: 0, done: 0 },
    }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** One record with its history; nothing is asked while `id` is empty. */
export function useDeskRecord(id: string | undefined) {
  const { client } = useServices();
  return useQuery({
    queryKey: ['record', id],
    queryFn: ({ signal }) => client.get(`/desk/records/${id}`, DeskRecord, signal),
    enabled: id !== undefined,
  });
}

/** Villages by obligations in a month. */
export function useOverview(month: string) {
  const { client } = useServices();
  return useQuery({
    queryKey: ['overview', month],
    queryFn: ({ signal }) => client.get(`/desk/overview${asSearch({ month })}`, Overview, signal),
    placeholderData: keepPreviousData,
  });
}

/** Villages by obligations through a year. */
export function useYear(year: number) {
  const { client } = useServices();
  return useQuery({
    queryKey: ['year', year],
    queryFn: ({ signal }) => client.get(`/desk/year${asSearch({ year: String(year) })}`, DeskYear, signal),
    placeholderData: keepPreviousData,
  });
}

/** Members of one village or of all. */
export function useMembers(filter: { readonly branchId?: string; readonly search?: string }) {
  return useRecords('members', filter);
}

/** Meetings held in a stretch of days. */
export function useMeetings(filter: { readonly branchId?: string; readonly from: string; readonly to: string }) {
  return useRecords('meetings', filter);
}

/** What is planned between two days. */
export function usePlans(from: string, to: string) {
  return useRecords('plans', { from, to });
}

/** What a village's book of a year is made of. */
export function useBook(branchId: string, year: number) {
  const { client } = useServices();
  return useQuery({
    queryKey: ['book', branchId, year],
    queryFn: ({ signal }) => client.get(`/branches/${branchId}/book?year=${year}`, BranchBook, signal),
  });
}

/** Whole records, a page at a time. */
function useRecords(what: 'members' | 'meetings' | 'plans', filter: Readonly<Record<string, string | undefined>>) {
  const { client } = useServices();
  return useInfiniteQuery({
    queryKey: [what, filter],
    queryFn: ({ signal, pageParam }) => client.get(`/desk/${what}${asSearch({ ...filter, after: pageParam })}`, DeskRecords, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.more ? page.records.at(-1)?.id : undefined),
    select: ({ pages }) => ({ records: pages.flatMap((page) => page.records), more: pages.at(-1)?.more ?? false }),
    placeholderData: keepPreviousData,
  });
}

/** Posts and pledges by village, as they stand today. */
export function useDeskPosts() {
  const { client } = useServices();
  return useQuery({ queryKey: ['posts'], queryFn: ({ signal }) => client.get('/desk/posts', DeskPosts, signal) });
}

/** Who is away or a guest, and the terms, by village, as they stand today. */
export function useDeskStays() {
  const { client } = useServices();
  return useQuery({ queryKey: ['stays'], queryFn: ({ signal }) => client.get('/desk/stays', DeskStays, signal) });
}

/** What the township has set, with every change of it. */
export function useDeskSettings() {
  const { client } = useServices();
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => client.get('/desk/settings', DeskSettings, signal) });
}
