import type { Operation } from '#protocol/operation.ts';

const encoder = new TextEncoder();

/** As many operations from the front as fit into `maxBytes` of JSON; always at least one, so that a too large one is found out. */
export function fitting(operations: readonly Operation[], maxBytes: number): readonly Operation[] {
  let bytes = 0;
  const end = operations.findIndex((operation) => {
    bytes += encoder.encode(JSON.stringify(operation)).length + 1;
    return bytes > maxBytes;
  });
  return end === -1 ? operations : operations.slice(0, Math.max(1, end));
}
