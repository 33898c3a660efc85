import { createElement, Fragment, type ReactNode } from 'react';

/** Words in which a line may break after the · of a name. With `hold` it never breaks before one either. Whatever is not a string stays as it is. */
export function nameBreaks(words: ReactNode, hold = false): ReactNode {
  if (typeof words !== 'string' || !words.includes('·')) return words;
  const parts = words.split(/(?<=·)/).map((part, i) => {
    const held = hold && part.endsWith('·') ? /.·$/u.exec(part)?.[0] : undefined;
    return (
      <>
        {i > 0 && <wbr />}
        {held === undefined ? part : part.slice(0, -held.length)}
        {held !== undefined && <span className="zb-nb">{held}</span>}
      </>
    );
  });
  // Children one by one need no keys: the parts of one name have no identity but their order.
  return createElement(Fragment, null, ...parts);
}
