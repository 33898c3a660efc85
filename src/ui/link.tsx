import { type ComponentType, createContext, type ReactNode, useContext } from 'react';

/** What a link of ours needs to know. */
export type LinkProps = {
  readonly href: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-current'?: 'page' | undefined;
};

const PlainLink = (props: LinkProps) => <a {...props} />;

const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink);

/** Gives every link below it the router's own way of going somewhere. */
export const LinkProvider = LinkContext.Provider;

/** A link; without a LinkProvider it is an ordinary one. */
export function UiLink(props: LinkProps) {
  const Component = useContext(LinkContext);
  return <Component {...props} />;
}
