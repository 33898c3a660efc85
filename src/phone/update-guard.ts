const FORM_PATH = /\/(new|edit|mend)$/;
const AGAIN_MS = 2_000;

/** Whether somebody is in the middle of writing: a form's page, a sheet that is open, words that are being kept. */
export const formIsOpen = (page: Pick<ParentNode, 'querySelector'>, pathname: string): boolean =>
  FORM_PATH.test(pathname) || page.querySelector('dialog[open], [data-kept], main form') !== null;

/** What waiting needs of the browser. */
export type Chances = { readonly later: (run: () => void, ms: number) => unknown };

/** Loads the page again as soon as nothing is being written in it: at once, or when the form was left. */
export function reloadWhenFree(busy: () => boolean, reload: () => void, chances: Chances): void {
  if (busy()) chances.later(() => reloadWhenFree(busy, reload, chances), AGAIN_MS);
  else reload();
}
