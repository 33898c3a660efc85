import { Fragment, type ReactNode } from 'react';

/** Words in which a line may break after the · of a name and nowhere else inside it. Whatever is not a string stays as it is. */
export function nameBreaks(words: ReactNode): ReactNode {
  if (typeof words !== 'string' || !words.includes('·')) return words;
  return words.split(/(?<=·)/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one name have no other identity
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
