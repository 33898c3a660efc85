import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import type { LinkProps } from '#ui/link.tsx';

/** A press that the browser itself has a meaning for: another tab, a download. */
const isSpecial = (event: MouseEvent): boolean =>
  event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/**
 * A link of the UI kit that changes the page without loading the app again; telephone numbers and downloads stay ordinary.
 * Lighter than the router's own, which watches the address: a list has hundreds of links, and none of them is relative.
 */
export function RouterLink({ href, children, ...rest }: LinkProps) {
  const navigate = useNavigate();
  if (!href.startsWith('/') || href.startsWith('/township'))
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    );
  const go = (event: MouseEvent): void => {
    if (isSpecial(event)) return;
    event.preventDefault();
    // Going where one is already does not add a step to go back over.
    void navigate(href, { replace: href === `${window.location.pathname}${window.location.search}` });
  };
  return (
    <a href={href} {...rest} onClick={go}>
      {children}
    </a>
  );
}
