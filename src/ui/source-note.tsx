import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import './source-note.css';

/** A rule's 出处, closed until it is pressed: where it stands and, as children, what it says. */
export const SourceNote = ({
  label,
  source,
  children,
}: {
  readonly label: string;
  readonly source: string;
  readonly children?: ReactNode;
}) => (
  <details className="zb-source">
    <summary>
      {label}
      <ChevronDown className="zb-icon" aria-hidden="true" />
    </summary>
    <p>{source}</p>
    {children}
  </details>
);
