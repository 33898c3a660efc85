import type { ReactNode } from 'react';
import './controls.css';
import { UiLink } from './link.tsx';

/** A button named by what it does; `main` is filled and there is one on a screen. Gives a link when it has an address. */
export function Button({
  main = false,
  wide = false,
  icon,
  children,
  onPress,
  href,
  submit = false,
  disabled = false,
  form,
}: {
  readonly main?: boolean;
  readonly wide?: boolean;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly href?: string | undefined;
  readonly submit?: boolean;
  readonly disabled?: boolean;
  /** The form it hands in when it stands outside of it. */
  readonly form?: string | undefined;
}) {
  const className = `zb-btn ${main ? 'zb-btn-main' : 'zb-btn-second'}${wide ? ' zb-btn-wide' : ''}`;
  if (href !== undefined)
    return (
      <UiLink className={className} href={href}>
        {icon}
        {children}
      </UiLink>
    );
  return (
    <button type={submit ? 'submit' : 'button'} form={form} className={className} onClick={onPress} disabled={disabled}>
      {icon}
      {children}
    </button>
  );
}
