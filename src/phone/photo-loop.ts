import type { AccountId, BranchId } from '#domain/kernel/ids.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { PictureType } from '#domain/photos/picture.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import { backoff } from '#sync/backoff.ts';
import type { PhotoFailure, PhotoStore, PhotoTownship } from '#sync/photos/ports.ts';
import { askWhatIsMissing, type PhotoReport, sendPhotos, unknownPace } from '#sync/photos/send-photos.ts';
import { type Line, lineAllows } from './photo-line.ts';
import type { BrowserParts, SyncLoop } from './sync-loop.ts';

/** What the photo lane is doing. */
export type PhotoLaneState = {
  /** The photo on its way, and how much of it has arrived, from 0 to 1. */
  readonly sending: { readonly sha: PhotoHash; readonly share: number } | null;
  /** What stood in the way of the last run; 'wifi': the line is one that photos may not use. */
  readonly stopped: PhotoReport['stopped'] | 'wifi' | null;
  readonly line: Line;
  readonly wifiOnly: boolean;
};

/** The photo lane as screens see it. */
export type PhotoLoop = {
  readonly state: () => PhotoLaneState;
  readonly subscribe: (listener: () => void) => () => void;
  /** 现在就传: sends what waits over whatever line there is, once; resolves when that run has ended. */
  readonly sendNow: () => Promise<void>;
  readonly setWifiOnly: (on: boolean) => Promise<void>;
  /** A photo's bytes from the township, checked; they are not kept by this. */
  readonly bring: (
    sha: PhotoHash,
  ) => Promise<
    Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: PictureType }, Problem<'photo.offline' | 'photo.notThere'>>
  >;
  /** Something new may wait: looks soon. */
  readonly wake: () => void;
  readonly stop: () => void;
};

/** What the lane needs; the browser's parts come in so that a test can stand in for the browser. */
export type PhotoLoopServices = {
  readonly accountId: AccountId;
  readonly branchId: BranchId;
  readonly store: PhotoStore;
  readonly township: PhotoTownship;
  readonly text: Pick<SyncLoop, 'state' | 'subscribe'>;
  readonly now: () => number;
  readonly random: () => number;
  readonly fingerprint: (bytes: Uint8Array) => Promise<string>;
  readonly line: () => Line;
  readonly onLine: (changed: () => void) => () => void;
  readonly wifiOnly: { readonly read: () => Promise<boolean>; readonly keep: (on: boolean) => Promise<void> };
  /** Makes room on the phone; asked after runs. */
  readonly tidy: () => Promise<void>;
  readonly browser: Pick<BrowserParts, 'locks' | 'setTimeout' | 'clearTimeout'>;
};

const SOON_MS = 500;
const DAY_MS = 86_400_000;
const ONLY_A_PERSON_HELPS: ReadonlySet<PhotoFailure> = new Set(['signIn', 'scopeLost', 'outdated', 'wiped', 'full']);

/**
 * Hands photos in beside the text and behind it: only while text has nothing to hand in, one tab at a time, one photo at a
 * time. A run that text wants the line of is cut at once and goes on from where the township stands.
 */
export function startPhotoLoop(services: PhotoLoopServices): PhotoLoop {
  const { browser, text, township, store, branchId } = services;
  const listeners = new Set<() => void>();
  const pace = unknownPace();
  let state: PhotoLaneState = { sending: null, stopped: null, line: services.line(), wifiOnly: true };
  let piece = new AbortController();
  let stopped = false;
  let timer: number | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  let notBefore = 0;
  let anyLine = false;
  let askedMissingAt = Number.NEGATIVE_INFINITY;
  let heardText = text.state();

  const show = (change: Partial<PhotoLaneState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const wakeIn = (ms: number): void => {
    if (timer !== undefined) browser.clearTimeout(timer);
    if (!stopped) timer = browser.setTimeout(() => void run(), ms);
  };
  const textIsQuiet = (): boolean => text.state().phase === 'idle' && text.state().lastFailure === null;
  const lineIsRight = (): boolean => anyLine || lineAllows(services.line(), state.wifiOnly);
  const mayGoOn = (): boolean => !stopped && textIsQuiet() && lineIsRight();

  const once = async (): Promise<void> => {
    show({ wifiOnly: await services.wifiOnly.read(), line: services.line() });
    if (!textIsQuiet()) return show({ stopped: 'held' });
    if (services.now() - askedMissingAt > DAY_MS && (await askWhatIsMissing({ store, township, branchId })) === 'done')
      askedMissingAt = services.now();
    if (!lineIsRight()) return show({ stopped: 'wifi' });
    piece = new AbortController();
    const report = await sendPhotos({
      store,
      township,
      branchId,
      pace,
      clock: { now: services.now },
      fingerprint: services.fingerprint,
      mayGoOn,
      signal: piece.signal,
      progress: ({ sha, size }, sent) => show({ sending: { sha, share: sent / size } }),
    });
    if (stopped) return;
    const held = report.stopped === 'held';
    show({ sending: null, stopped: held && !lineIsRight() ? 'wifi' : report.stopped });
    // Who pressed 现在就传 meant all of them, also when text goes between.
    if (!held) anyLine = false;
    if (report.delivered > 0 || report.stopped === 'done') failures = 0;
    if (report.stopped === 'done') await services.tidy();
    if (report.stopped === 'done' || report.stopped === 'held') return;
    failures += 1;
    const patient = ONLY_A_PERSON_HELPS.has(report.stopped);
    const wait = patient ? DAY_MS : backoff(failures, services.random, report.waitMs ?? undefined);
    notBefore = services.now() + wait;
    wakeIn(wait);
  };

  const asLeader = (): Promise<void> =>
    browser.locks
      ? browser.locks.request(`zhibu-photos-${services.accountId}`, { ifAvailable: true }, (lock) => (lock ? once() : Promise.resolve()))
      : once();

  const run = (): Promise<void> => {
    running ??= asLeader()
      .catch(() => {
        // The database is closing under us, or a bug: the photos are on the disk, and the next wake tries again.
        failures += 1;
        anyLine = false;
        notBefore = services.now() + backoff(failures, services.random);
        show({ sending: null, stopped: 'fault' });
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  const wake = (): void => wakeIn(Math.max(SOON_MS, notBefore - services.now()));
  const hearText = (): void => {
    const before = heardText;
    heardText = text.state();
    if (heardText.phase === 'pushing' && before.phase !== 'pushing') piece.abort();
    if (heardText.phase === 'idle' && before.phase !== 'idle' && heardText.lastFailure === null) {
      // The line is back: what stood in the way a minute ago need not any more.
      if (before.lastFailure !== null) notBefore = 0;
      wake();
    }
  };
  const hearLine = (): void => {
    show({ line: services.line() });
    if (!lineIsRight()) piece.abort();
    wake();
  };
  const endText = text.subscribe(hearText);
  const endLine = services.onLine(hearLine);
  wakeIn(SOON_MS);

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async sendNow() {
      await running;
      anyLine = true;
      notBefore = 0;
      await run();
    },
    async setWifiOnly(on) {
      await services.wifiOnly.keep(on);
      show({ wifiOnly: on });
      hearLine();
    },
    async bring(sha) {
      const answer = await township.bring(branchId, sha);
      if (!answer.ok) return fail('photo.offline');
      if (answer.value === null) return fail('photo.notThere');
      const bytes = new Uint8Array(answer.value.bytes);
      return (await services.fingerprint(bytes)) === sha ? ok({ bytes, type: answer.value.type }) : fail('photo.offline');
    },
    wake,
    stop() {
      stopped = true;
      if (timer !== undefined) browser.clearTimeout(timer);
      piece.abort();
      endText();
      endLine();
    },
  };
}
