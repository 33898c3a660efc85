/** Lets what can wait begin when the first page stands. */
export type FirstPage = { readonly stands: () => void; readonly stood: Promise<void> };

const AT_LATEST_MS = 1_500;

/** Resolves once the first page has said that it stands, or after a moment for one that says nothing. */
export function watchFirstPage(setTimeout: (run: () => void, ms: number) => unknown): FirstPage {
  let resolve: () => void = () => undefined;
  const stood = new Promise<void>((done) => {
    resolve = done;
  });
  setTimeout(resolve, AT_LATEST_MS);
  // A task of its own, so that the page is painted and takes taps before the rest is read.
  return { stands: () => void setTimeout(resolve, 0), stood };
}
