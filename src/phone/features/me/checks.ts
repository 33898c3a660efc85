import type { Instant } from '#domain/kernel/local-date.ts';
import type { StorageState } from '#phone/services.tsx';
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#protocol/version.ts';
import type { Health } from '#storage/health.ts';
import type { SyncSummary } from '#storage/shapes.ts';

/** One line of the health card: what was looked at, what was found, whether somebody should see to it. */
export type Check = { readonly key: CheckKey; readonly words: string; readonly heed: boolean };

export type CheckKey =
  | 'space'
  | 'persisted'
  | 'clock'
  | 'contact'
  | 'receipt'
  | 'unsent'
  | 'notTaken'
  | 'drafts'
  | 'records'
  | 'version'
  | 'browser'
  | 'device';

const MB = 1_048_576;
const LOW_MB = 50;
const MINUTE_MS = 60_000;
/** A clock further off than this is worth setting; the words of the records are put in order whatever it says. */
const CLOCK_HEED_MS = 5 * MINUTE_MS;
const WAITED_LONG_MS = 3 * 24 * 60 * MINUTE_MS;

/** What the words are made with. */
type Words = (key: CheckWord, facts?: Readonly<Record<string, string | number>>) => string;

export type CheckWord =
  | 'spaceFacts'
  | 'spaceUnknown'
  | 'spaceLow'
  | 'persistedYes'
  | 'persistedNo'
  | 'clockUnknown'
  | 'clockRight'
  | 'clockAhead'
  | 'clockBehind'
  | 'contactNever'
  | 'contactFailed'
  | 'receiptNever'
  | 'unsentNone'
  | 'unsentFacts'
  | 'notTakenNone'
  | 'draftsNone'
  | 'versionFacts'
  | 'recordsFacts'
  | 'join';

/** What is looked at. Nothing of it names anybody or says a word of a record, so that it may be passed on. */
export type Found = {
  readonly storage: StorageState;
  readonly summary: SyncSummary;
  readonly health: Health;
  readonly version: string;
  readonly browser: string;
  readonly deviceId: string;
  readonly nowMs: number;
};

/** Says codes in words where there are some: of failures, outcomes, problems, forms. */
export type CodeWords = {
  readonly failure: (code: string) => string;
  readonly outcome: (outcome: string) => string;
  readonly notTaken: (outcome: string, code: string) => string;
  readonly form: (form: string) => string;
};

/** Looks the phone over. A check is to be heeded when it could cost work, not when it is merely unusual. */
export function checksOf(found: Found, t: Words, codes: CodeWords, moment: (at: Instant) => string): readonly Check[] {
  const { storage, summary, health } = found;
  const { waiting, attention, lastContactAt, lastReceiptAt } = summary;
  const waitedMs = health.oldestWaiting === null ? 0 : found.nowMs - Date.parse(health.oldestWaiting);
  const join = (parts: readonly string[]): string => parts.join(t('join'));
  const contact = lastContactAt === null ? t('contactNever') : moment(lastContactAt);
  return [
    { key: 'space', ...spaceOf(storage, t) },
    { key: 'persisted', words: storage.persisted === true ? t('persistedYes') : t('persistedNo'), heed: storage.persisted !== true },
    { key: 'clock', ...clockOf(health.clockOffMs, t) },
    {
      key: 'contact',
      words: health.lastFailure === null ? contact : t('contactFailed', { contact, why: codes.failure(health.lastFailure) }),
      heed: false,
    },
    { key: 'receipt', words: lastReceiptAt === null ? t('receiptNever') : moment(lastReceiptAt), heed: false },
    {
      key: 'unsent',
      words: health.oldestWaiting === null ? t('unsentNone') : t('unsentFacts', { waiting, since: moment(health.oldestWaiting) }),
      heed: waitedMs > WAITED_LONG_MS,
    },
    {
      key: 'notTaken',
      words:
        health.notTaken.length === 0
          ? t('notTakenNone')
          : join(
              health.notTaken.map(
                ({ outcome, code, count }) => `${codes.outcome(outcome)} ${count}: ${codes.notTaken(outcome, code)} (${code})`,
              ),
            ),
      heed: attention > 0,
    },
    {
      key: 'drafts',
      words: health.drafts.length === 0 ? t('draftsNone') : join(health.drafts.map(({ form, count }) => `${codes.form(form)} ${count}`)),
      heed: false,
    },
    { key: 'records', words: t('recordsFacts', { count: health.records }), heed: false },
    {
      key: 'version',
      words: t('versionFacts', { app: found.version, schema: SCHEMA_VERSION, protocol: PROTOCOL_VERSION }),
      heed: false,
    },
    { key: 'browser', words: found.browser, heed: false },
    { key: 'device', words: found.deviceId.slice(-4), heed: false },
  ];
}

function clockOf(offMs: number | null, t: Words): { readonly words: string; readonly heed: boolean } {
  if (offMs === null) return { words: t('clockUnknown'), heed: false };
  const minutes = Math.round(Math.abs(offMs) / MINUTE_MS);
  if (minutes === 0) return { words: t('clockRight'), heed: false };
  // The township ahead of the phone means that the phone is behind.
  return { words: t(offMs > 0 ? 'clockBehind' : 'clockAhead', { minutes }), heed: Math.abs(offMs) > CLOCK_HEED_MS };
}

function spaceOf({ usedBytes, quotaBytes }: StorageState, t: Words): { readonly words: string; readonly heed: boolean } {
  if (usedBytes === null || quotaBytes === null) return { words: t('spaceUnknown'), heed: false };
  const used = (usedBytes / MB).toFixed(1);
  const free = Math.floor((quotaBytes - usedBytes) / MB);
  return free < LOW_MB ? { words: t('spaceLow', { free }), heed: true } : { words: t('spaceFacts', { used, free }), heed: false };
}
