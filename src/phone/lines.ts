/**
 * Cuts a stream of text into its lines, however the line of the network broke it up. What stands after the last line feed
 * is left out: a stream that was cut has no whole last line.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** A response's body piece by piece; ends with an error when nothing comes for `quietMs`. Not every browser lets a body be walked directly. */
export async function* piecesOf(body: ReadableStream<Uint8Array>, quietMs: number): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const quiet = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the line went quiet')), quietMs);
      });
      const { done, value } = await Promise.race([reader.read(), quiet]).finally(() => clearTimeout(timer));
      if (done) return;
      yield value;
    }
  } finally {
    // Also when the reader of the lines has had enough.
    await reader.cancel().catch(() => undefined);
  }
}
