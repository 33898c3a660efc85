import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { syncSummary } from '#storage/queries.ts';
import type { SyncSummary } from '#storage/shapes.ts';
import { useServices } from './services.tsx';
import type { SyncState } from './sync-loop.ts';
import { useDayWords } from './use-day-words.ts';
import { useLive } from './use-live.ts';
import { useUpdateWaiting } from './use-update.ts';

/** Where the phone stands with the township, in one strong sentence, its look and the last receipt. */
export type SyncWords = {
  readonly look: 'offline' | 'sending' | 'delivered' | 'attention';
  readonly sentence: string;
  readonly receipt: string;
  readonly needsSignIn: boolean;
  /** Where the sentence leads: to what can be done about it. */
  readonly href: string;
  /** How far a long hand-in or a long fetch has come; null when there is nothing to wait for. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Records are still coming in, so that an empty list means nothing yet. */
  readonly fetching: boolean;
};

/** What the loop is doing now. */
export function useSyncState(): SyncState {
  const { sync } = useServices();
  return useSyncExternalStore(sync.subscribe, sync.state);
}

/** Which sentence is true now, by its key and facts; the most pressing one that a person can do something about comes first. */
export function syncSentence(
  summary: SyncSummary,
  state: SyncState,
  { practice = false, update = false }: { readonly practice?: boolean; readonly update?: boolean } = {},
): {
  readonly key: SentenceKey;
  readonly look: SyncWords['look'];
  readonly facts: {
    readonly waiting: number;
    readonly attention: number;
    readonly at: number;
    readonly total: number;
    readonly done: number;
  };
} {
  const facts = {
    waiting: summary.waiting,
    attention: summary.attention,
    at: state.done + 1,
    done: state.done,
    total: Math.max(state.total ?? 0, state.done + summary.waiting),
  };
  const say = (key: SentenceKey, look: SyncWords['look']) => ({ key, look, facts });
  const failure = state.lastFailure;
  if (practice) return say('practice', 'offline');
  if (state.phase === 'pushing' && summary.waiting > 0) return say('pushing', 'sending');
  if (summary.needsSignIn || failure === 'signIn') return say(summary.waiting > 0 ? 'signInWaiting' : 'signIn', 'attention');
  if (failure === 'outdated' && update) return say('outdatedReady', 'attention');
  if (failure === 'scopeLost' || failure === 'outdated' || failure === 'diverged') return say(failure, 'attention');
  // A first fetch comes in many pages; until the last one is here, 都已送达 would be said of half a branch.
  if (state.phase === 'pulling' && state.total !== null && state.done < state.total) return say('fetchingSome', 'sending');
  if (summary.attention > 0) return say('attention', 'attention');
  if (summary.waiting > 0)
    return failure === null ? say('waiting', 'sending') : say(failure === 'offline' ? 'offlineWaiting' : 'busyWaiting', 'offline');
  if (summary.lastContactAt === null) return state.phase === 'pulling' ? say('fetching', 'sending') : say('never', 'offline');
  if (failure === 'offline') return say('offlineNothing', 'offline');
  return say(summary.lastReceiptAt === null ? 'nothing' : 'delivered', 'delivered');
}

type SentenceKey =
  | 'practice'
  | 'outdatedReady'
  | 'fetchingSome'
  | 'pushing'
  | 'signInWaiting'
  | 'signIn'
  | 'scopeLost'
  | 'outdated'
  | 'diverged'
  | 'attention'
  | 'waiting'
  | 'offlineWaiting'
  | 'busyWaiting'
  | 'fetching'
  | 'never'
  | 'offlineNothing'
  | 'nothing'
  | 'delivered';

/** The sync line's words, right the moment something is saved here or a receipt comes in; undefined until the store has answered. */
export function useSyncWords(): (SyncWords & { readonly summary: SyncSummary }) | undefined {
  const { t } = useTranslation('sync');
  const summary = useLive(syncSummary);
  const state = useSyncState();
  const days = useDayWords();
  const { practice } = useServices();
  const update = useUpdateWaiting();
  if (summary.state === 'loading') return undefined;
  const practising = practice !== undefined;
  const { key, look, facts } = syncSentence(summary.data, state, { practice: practising, update });
  const { lastReceiptAt, lastContactAt } = summary.data;
  const needsSignIn = key === 'signIn' || key === 'signInWaiting';
  const receipt = practising
    ? t('line.practice')
    : lastReceiptAt !== null
      ? t('line.lastReceipt', { moment: days.moment(lastReceiptAt) })
      : lastContactAt !== null
        ? t('line.lastContact', { moment: days.moment(lastContactAt) })
        : t('line.noReceipt');
  return {
    look,
    sentence: t(`sentence.${key}`, facts),
    receipt,
    needsSignIn,
    href: needsSignIn ? '/sign-in' : key === 'outdated' || key === 'outdatedReady' ? '/me/version' : '/me/sync',
    progress: (key === 'pushing' || key === 'fetchingSome') && facts.total > 1 ? { done: facts.done, total: facts.total } : null,
    fetching: key === 'fetching' || key === 'fetchingSome',
    summary: summary.data,
  };
}
