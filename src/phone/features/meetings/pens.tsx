import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What a press on a name writes: that he is there, or that he asked for leave and why. */
export type Pen = { readonly reason: string | null };

/** The pen that everybody begins with: there. */
export const herePen: Pen = { reason: null };

/** The row of pens over the list: one is chosen, and every name pressed is written with it. `behind` a sheet it is not to be found. */
export function Pens({ pen, behind, onChange }: { readonly pen: Pen; readonly behind: boolean; readonly onChange: (pen: Pen) => void }) {
  const { t } = useTranslation('meetings');
  const reasons = [t('who.reasonMigrant'), t('who.reasonIll'), t('who.reasonFamily'), t('who.reasonDuty')];
  const choice = (reason: string | null, words: string) => (
    <button key={words} type="button" className="zb-chip" aria-pressed={pen.reason === reason} onClick={() => onChange({ reason })}>
      {pen.reason === reason && <Check className="zb-icon" aria-hidden="true" />}
      {words}
    </button>
  );
  return (
    <fieldset className="zb-pens" style={{ visibility: behind ? 'hidden' : 'visible' }} aria-label={t('who.pens')}>
      <legend>{t('who.pens')}</legend>
      {choice(null, t('who.statePresent'))}
      {reasons.map((reason) => choice(reason, reason))}
    </fieldset>
  );
}
