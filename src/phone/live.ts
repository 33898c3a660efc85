import type { BranchId } from '#domain/kernel/ids.ts';
import { LiveHead } from '#protocol/sync.ts';

const QUICK_MS = 30_000;
const QUICK_ENDS = 3;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 600_000;

/** What holding a line open needs of the browser. */
export type LiveParts = {
  readonly open: (address: string) => Pick<EventSource, 'addEventListener' | 'close'>;
  readonly visible: () => boolean;
  /** Calls back when the page is seen again or hidden; the answer ends it. */
  readonly onVisible: (look: () => void) => () => void;
  readonly now: () => number;
  readonly setTimeout: (run: () => void, ms: number) => number;
  readonly clearTimeout: (id: number) => void;
};

/**
 * Holds a line to the township open while the page is seen, and tells when the branch there has moved on. It carries no
 * records, so a line that a proxy swallows costs nothing: after three quick ends it is tried ever less often, and the
 * loop asks once a minute as before.
 */
export function holdLine(parts: LiveParts, branchId: BranchId, heard: (seq: number) => void): () => void {
  let source: ReturnType<LiveParts['open']> | undefined;
  let timer: number | undefined;
  let quick = 0;
  let over = false;

  const drop = (): void => {
    source?.close();
    source = undefined;
    if (timer !== undefined) parts.clearTimeout(timer);
    timer = undefined;
  };

  const open = (): void => {
    drop();
    if (over || !parts.visible()) return;
    const since = parts.now();
    const line = parts.open('/api/v1/sync/live');
    source = line;
    line.addEventListener('head', (event) => {
      quick = 0;
      const head = read((event as MessageEvent<string>).data);
      if (head?.branchId === branchId) heard(head.seq);
    });
    line.addEventListener('error', () => {
      if (source !== line) return;
      // The browser would try again at once and for ever; a cheap phone's battery is ours to look after.
      drop();
      quick = parts.now() - since < QUICK_MS ? quick + 1 : 0;
      const wait = FIRST_WAIT_MS * 2 ** Math.min(quick, 9);
      timer = parts.setTimeout(open, quick < QUICK_ENDS ? wait : Math.min(LONGEST_WAIT_MS, wait * 8));
    });
  };

  const unlook = parts.onVisible(open);
  open();
  return () => {
    over = true;
    unlook();
    drop();
  };
}

function read(data: string): LiveHead | undefined {
  try {
    return LiveHead.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
