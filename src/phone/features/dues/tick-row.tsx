import { Check, TriangleAlert } from 'lucide-react';
import './dues.css';

/** A row of the round: the box in the margin is ticked, the name opens what is out of the ordinary. */
export function TickRow({
  ticked,
  tickLabel,
  name,
  facts,
  warns,
  amount,
  onTick,
  onOpen,
}: {
  readonly ticked: boolean;
  readonly tickLabel: string;
  readonly name: string;
  readonly facts: string;
  readonly warns: boolean;
  readonly amount: string;
  readonly onTick: () => void;
  readonly onOpen: () => void;
}) {
  return (
    <div className={ticked ? 'zb-tick-row zb-tick-row-on' : 'zb-tick-row'}>
      <button type="button" className="zb-tick" aria-pressed={ticked} aria-label={tickLabel} onClick={onTick}>
        <span className="zb-tick-box">{ticked && <Check className="zb-icon" aria-hidden="true" />}</span>
      </button>
      <button type="button" className="zb-row-words zb-tick-open" onClick={onOpen}>
        <span className="zb-row-text">
          <span className="zb-row-name">{name}</span>
          <span className={warns ? 'zb-row-facts zb-tick-warns' : 'zb-row-facts'}>
            {warns && <TriangleAlert className="zb-icon" aria-hidden="true" />}
            {facts}
          </span>
        </span>
        <span className="zb-tick-amount">{amount}</span>
      </button>
    </div>
  );
}
