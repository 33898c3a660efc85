import type { Instant } from '#domain/kernel/local-date.ts';
import type { StorageState } from '#phone/services.tsx';
import type { SyncSummary } from '#storage/shapes.ts';

/** One line of the health card: what was looked at, what was found, whether somebody should see to it. */
export type Check = { readonly key: string; readonly words: string; readonly heed: boolean };

const MB = 1_048_576;
const LOW_MB = 50;

/** What the words are made with. */
type Words = (key: CheckWord, facts?: Readonly<Record<string, string | number>>) => string;

export type CheckWord =
  | 'personFacts'
  | 'spaceFacts'
  | 'spaceUnknown'
  | 'spaceLow'
  | 'persistedYes'
  | 'persistedNo'
  | 'contactNever'
  | 'receiptNever'
  | 'unsentFacts';

/** Looks the phone over. A check is to be heeded when it could cost work, not when it is merely unusual. */
export function checksOf(
  found: {
    readonly name: string;
    readonly branch: string;
    readonly storage: StorageState;
    readonly summary: SyncSummary;
    readonly version: string;
    readonly deviceId: string;
  },
  t: Words,
  moment: (at: Instant) => string,
): readonly Check[] {
  const { storage, summary } = found;
  const { waiting, attention, drafts, lastContactAt, lastReceiptAt } = summary;
  return [
    { key: 'person', words: t('personFacts', { name: found.name, branch: found.branch }), heed: false },
    { key: 'space', ...spaceOf(storage, t) },
    { key: 'persisted', words: storage.persisted === true ? t('persistedYes') : t('persistedNo'), heed: storage.persisted !== true },
    { key: 'contact', words: lastContactAt === null ? t('contactNever') : moment(lastContactAt), heed: false },
    { key: 'receipt', words: lastReceiptAt === null ? t('receiptNever') : moment(lastReceiptAt), heed: false },
    { key: 'unsent', words: t('unsentFacts', { waiting, attention, drafts }), heed: attention > 0 },
    { key: 'version', words: found.version, heed: false },
    { key: 'device', words: found.deviceId.slice(-8), heed: false },
  ];
}

function spaceOf({ usedBytes, quotaBytes }: StorageState, t: Words): { readonly words: string; readonly heed: boolean } {
  if (usedBytes === null || quotaBytes === null) return { words: t('spaceUnknown'), heed: false };
  const used = (usedBytes / MB).toFixed(1);
  const free = Math.floor((quotaBytes - usedBytes) / MB);
  return free < LOW_MB ? { words: t('spaceLow', { free }), heed: true } : { words: t('spaceFacts', { used, free }), heed: false };
}
