import { ChevronRight, Cloud, CloudOff, Info, Send } from 'lucide-react';
import './ledger.css';
import { UiLink } from './link.tsx';

const icons = { offline: CloudOff, sending: Cloud, delivered: Send, attention: Info } as const;

/** Where the phone stands with the township: an icon, one strong sentence, the last receipt. */
export function SyncLine({
  look,
  sentence,
  receipt,
  href,
}: {
  readonly look: keyof typeof icons;
  readonly sentence: string;
  readonly receipt: string;
  readonly href: string;
}) {
  const Icon = icons[look];
  return (
    // A status inside a link would take the link's words away from who listens to it.
    <div role="status">
      <UiLink className="zb-sync" href={href}>
        <Icon className="zb-icon" aria-hidden="true" />
        <span>
          <strong>{sentence}</strong>
          <span className="zb-sub">{receipt}</span>
        </span>
        <ChevronRight className="zb-icon zb-row-chevron" aria-hidden="true" />
      </UiLink>
    </div>
  );
}
