import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Attention } from '#protocol/attention.ts';
import { asSearch } from './queries.ts';
import { useServices } from './services.tsx';

/** What of the open work is asked for. */
export type AttentionFilter = { readonly branchId?: string; readonly outcome?: 'held' | 'refused' };

/** How many pieces of work come at once. */
export const ATTENTION_PAGE = 50;

/** Work that was not taken, a page at a time; asked again every minute while it is looked at. */
export function useAttention(filter: AttentionFilter) {
  const { client } = useServices();
  return useInfiniteQuery({
    queryKey: ['attention', filter],
    queryFn: ({ signal, pageParam }) =>
      client.get(`/desk/attention${asSearch({ ...filter, limit: String(ATTENTION_PAGE), after: pageParam })}`, Attention, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.more ? page.rows.at(-1)?.key : undefined),
    select: ({ pages }) => ({ rows: pages.flatMap((page) => page.rows), counts: pages[0]?.counts ?? { held: 0, refused: 0 } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}
