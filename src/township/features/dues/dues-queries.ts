import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { DeskDues, DuesDone, type GiveClose, type GiveReceipt } from '#protocol/dues.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

/** One village's dues, and one batch of them. */
export type VillageDues = DeskDues['rows'][number];
export type Batch = VillageDues['batches'][number];

/** The dues of every village in a year, in register order; asked again every minute while it is looked at. */
export function useDues(year: number) {
  const { client } = useServices();
  return useQuery({
    queryKey: ['dues', year],
    queryFn: ({ signal }) => client.get(`/desk/dues?year=${year}`, DeskDues, signal),
    // The year before stands until the next has come, so that the page does not blink.
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** Says something of a batch; `done` is what is told when it is written. What another desk was quicker with is read again. */
export const useGiveReceipt = (done: (given: GiveReceipt) => void) => useGive<GiveReceipt>('/desk/dues/receipts', done);

/** Closes a month or a year of a village, or opens it again. */
export const useGiveClose = (done: (given: GiveClose) => void) => useGive<GiveClose>('/desk/dues/closes', done);

function useGive<Given>(path: string, done: (given: Given) => void) {
  const { client } = useServices();
  const { message } = App.useApp();
  const say = useSay();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => client.post(path, given, DuesDone),
    onSuccess: (_, given) => done(given),
    onError: (error) => void message.warning(say.problem(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['dues'] }),
  });
}
