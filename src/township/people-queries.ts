import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import { Deeds, People, Phones } from '#protocol/people.ts';
import { DeskProblem } from './client.ts';
import { asSearch } from './queries.ts';
import { useSay } from './say.ts';
import { useServices } from './services.tsx';

/** The township's accounts. */
export function usePeople() {
  const { client } = useServices();
  return useQuery({ queryKey: ['people'], queryFn: ({ signal }) => client.get('/desk/people', People, signal) });
}

/** The villages' phones. */
export function usePhones() {
  const { client } = useServices();
  return useQuery({ queryKey: ['phones'], queryFn: ({ signal }) => client.get('/desk/phones', Phones, signal) });
}

/** What was done at the desk, the newest first, a page at a time. */
export function useDeeds() {
  const { client } = useServices();
  return useInfiniteQuery({
    queryKey: ['deeds'],
    queryFn: ({ signal, pageParam }) => client.get(`/desk/deeds${asSearch({ after: pageParam })}`, Deeds, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.more ? page.rows.at(-1)?.key : undefined),
    select: ({ pages }) => pages.flatMap((page) => page.rows),
  });
}

/** Asks the endpoint to do something about people or phones, says what stood in the way, and reads the lists again. */
export function useDeed<T>(schema: z.ZodType<T>, done: (answer: T) => void) {
  const { client } = useServices();
  const { message } = App.useApp();
  const say = useSay();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { readonly path: string; readonly body: unknown }) => client.post(path, body, schema),
    onSuccess: done,
    onError: (error) => void message.warning(say.problem(error)),
    onSettled: (_, error) => {
      if (error && !(error instanceof DeskProblem && error.status >= 400)) return;
      for (const queryKey of [['people'], ['phones'], ['deeds']]) void queries.invalidateQueries({ queryKey });
    },
  });
}
