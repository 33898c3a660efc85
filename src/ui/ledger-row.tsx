import { ChevronRight } from 'lucide-react';
import { Fragment, isValidElement, type ReactNode } from 'react';
import './ledger.css';
import { UiLink } from './link.tsx';
import { nameBreaks } from './name-breaks.tsx';

/** The parts of a row in the ledger: margin, rule, words. */
export type LedgerRowProps = {
  /** Date, days left, initial or state. A number goes in <b>. */
  readonly margin: ReactNode;
  readonly name: ReactNode;
  /** Said in plain weight behind the name: a period, a group. */
  readonly nameNote?: ReactNode;
  readonly facts?: ReactNode;
  /** A pill on the name's own line, so that long facts keep the whole width below. */
  readonly mark?: ReactNode;
  readonly pill?: ReactNode;
  readonly end?: ReactNode;
  /** Where the row leads, or what it does; the whole row is the target. With neither it is only read. */
  readonly href?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly tone?: 'plain' | 'overdue' | 'red' | undefined;
  /** A second thing to press, beside the row: to telephone. It carries the class zb-row-beside. */
  readonly beside?: ReactNode;
  /** One line only, the name in plain weight: settings and the like. */
  readonly low?: boolean;
};

/** One line of the ledger. */
export function LedgerRow({
  margin,
  name,
  nameNote,
  facts,
  mark,
  pill,
  end,
  href,
  onPress,
  tone = 'plain',
  low = false,
  beside,
}: LedgerRowProps) {
  const opens = href !== undefined || onPress !== undefined;
  const className = [
    'zb-row',
    tone === 'plain' ? '' : `zb-row-${tone}`,
    low ? 'zb-row-low zb-row-plain' : '',
    isSign(margin) ? 'zb-row-sign' : '',
  ]
    .filter(Boolean)
    .join(' ');
  const inside = (
    <>
      <span className="zb-row-margin">{dayBreaks(margin)}</span>
      <span className="zb-row-words">
        <span className="zb-row-text">
          <span className="zb-row-head">
            <span className="zb-row-name">
              {nameBreaks(name)}
              {nameNote !== undefined && nameNote !== '' && <small> {nameNote}</small>}
            </span>
            {mark}
          </span>
          {facts !== undefined && facts !== '' && <span className="zb-row-facts">{facts}</span>}
        </span>
        {pill}
        {end !== undefined && <span className="zb-row-end">{end}</span>}
        {opens && <ChevronRight className="zb-icon zb-row-chevron" aria-hidden="true" />}
      </span>
    </>
  );
  const line = row(inside, className, href, onPress);
  if (beside === undefined) return line;
  return (
    <div className="zb-row-pair">
      {line}
      {beside}
    </div>
  );
}

/** A day in Chinese breaks behind its month, never before its last sign. */
function dayBreaks(margin: ReactNode): ReactNode {
  const parts = typeof margin === 'string' ? /^(\d+\p{Script=Han})(\d+\p{Script=Han})$/u.exec(margin) : null;
  if (parts === null) return margin;
  return (
    <span className="zb-row-day">
      {parts[1]}
      <wbr />
      {parts[2]}
    </span>
  );
}

/** One icon or one letter: it needs no line of its own at the largest size, as a date or a state does. */
const isSign = (margin: ReactNode): boolean =>
  typeof margin === 'string' ? [...margin].length <= 1 : margin === null || (isValidElement(margin) && margin.type !== Fragment);

function row(inside: ReactNode, className: string, href: string | undefined, onPress: (() => void) | undefined) {
  if (href !== undefined)
    return (
      <UiLink className={className} href={href}>
        {inside}
      </UiLink>
    );
  if (onPress !== undefined)
    return (
      <button type="button" className={className} onClick={onPress}>
        {inside}
      </button>
    );
  return <div className={className}>{inside}</div>;
}
