/** A newer version of the app that waits for its person. */
export type UpdateHandle = {
  readonly waiting: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes the newer version over; the page loads again. */
  readonly apply: () => void;
};
