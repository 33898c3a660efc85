/** The smallest and the largest piece, in bytes. */
export const pieceBytes = { least: 64 * 1024, first: 256 * 1024, most: 1024 * 1024 };

// A piece that is cut is sent again whole, and the endpoint ends a request after 30 s; few pieces cost few waits.
const SHORT_MS = 2_000;
const LONG_MS = 8_000;

/** How large the next piece should be after one that took so long. */
export function nextPiece(size: number, tookMs: number): number {
  if (tookMs < SHORT_MS) return Math.min(pieceBytes.most, size * 2);
  return tookMs > LONG_MS ? smallerPiece(size) : size;
}

/** How large the next piece should be after one that was cut. */
export const smallerPiece = (size: number): number => Math.max(pieceBytes.least, Math.floor(size / 2));
