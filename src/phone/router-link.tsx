import { Link } from 'react-router';
import type { LinkProps } from '#ui/link.tsx';

/** A link of the UI kit that changes the page without loading the app again; telephone numbers and downloads stay ordinary. */
export function RouterLink({ href, children, ...rest }: LinkProps) {
  if (!href.startsWith('/') || href.startsWith('/township'))
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    );
  return (
    <Link to={href} {...rest}>
      {children}
    </Link>
  );
}
