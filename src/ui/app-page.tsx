import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useContext, useEffect } from 'react';
import './page.css';
import { UiLink } from './link.tsx';
import { nameBreaks } from './name-breaks.tsx';
import { PageFrameContext } from './page-frame.tsx';

/** The parts of a phone page. */
export type AppPageProps = {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Where the back arrow leads: an address, or what to do. Left out on the five tabs. */
  readonly back?: string | (() => void) | undefined;
  /** One act as icon and word at the right of the bar; see BarAction. */
  readonly action?: ReactNode;
  /** Under the bar and fixed with it: a search box, running totals. */
  readonly head?: ReactNode;
  /** The bottom action bar; it stands instead of the tabs. */
  readonly footer?: ReactNode;
  /** Shows the five tabs. */
  readonly tabs?: boolean;
  /** The body takes exactly the height that is left and scrolls inside itself (virtual lists). */
  readonly fill?: boolean;
  readonly children: ReactNode;
};

/** A page with its top bar, its body and what is pressed at the bottom. Names the window after itself. */
export function AppPage({ title, subtitle, back, action, head, footer, tabs = false, fill = false, children }: AppPageProps) {
  const frame = useContext(PageFrameContext);
  useEffect(() => {
    document.title = title;
  }, [title]);
  const arrow = <ChevronLeft className="zb-icon" aria-hidden="true" />;
  return (
    <div className={fill ? 'zb-page zb-page-fill' : 'zb-page'}>
      <header className="zb-page-head">
        {frame.ribbon}
        <div className="zb-bar">
          {typeof back === 'string' && (
            <UiLink className="zb-bar-back" href={back} aria-label={frame.backLabel}>
              {arrow}
            </UiLink>
          )}
          {typeof back === 'function' && (
            <button type="button" className="zb-bar-back" aria-label={frame.backLabel} onClick={back}>
              {arrow}
            </button>
          )}
          <div className="zb-bar-words">
            <h1>{nameBreaks(title, true)}</h1>
            {subtitle !== undefined && <span className="zb-sub">{nameBreaks(subtitle)}</span>}
          </div>
          {action}
          {frame.help}
        </div>
        {head}
      </header>
      <main className="zb-page-body">{children}</main>
      {footer !== undefined ? <div className="zb-page-foot">{footer}</div> : tabs && <div className="zb-page-foot">{frame.tabs}</div>}
    </div>
  );
}

/** The one act in a top bar: an icon with its word, as a link or a button. */
export function BarAction({
  icon,
  label,
  href,
  onPress,
}: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly href?: string;
  readonly onPress?: () => void;
}) {
  const words = (
    <>
      {icon}
      <span>{label}</span>
    </>
  );
  if (href !== undefined)
    return (
      <UiLink className="zb-bar-act" href={href}>
        {words}
      </UiLink>
    );
  return (
    <button type="button" className="zb-bar-act" onClick={onPress}>
      {words}
    </button>
  );
}
