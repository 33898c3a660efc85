import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskRecord } from '#protocol/desk.ts';
import { useKeys } from '#township/use-keys.ts';
import { useNarrow } from '#township/use-narrow.ts';
import { RecordSheet } from './record-sheet.tsx';
import { ReturnPanel } from './return-panel.tsx';
import { useReview } from './use-review.ts';

/** A record and the panel to judge it with; where there is no room the panel is a drawer. */
export function RecordDesk({ desk, onDone }: { desk: DeskRecord; onDone: () => void }) {
  const { t } = useTranslation('inbox');
  const review = useReview(desk, onDone);
  const narrow = useNarrow();
  const [drawer, setDrawer] = useState(false);
  useKeys({
    Escape: () => setDrawer(false),
    a: review.approve,
    r: () => {
      if (narrow && !drawer) setDrawer(true);
      else review.giveBack();
    },
  });
  const panel = <ReturnPanel desk={desk} review={review} />;
  if (!narrow)
    return (
      <>
        <RecordSheet desk={desk} review={review} />
        {panel}
      </>
    );
  return (
    <div className="dk-rec-narrow">
      <RecordSheet desk={desk} review={review} />
      <div className="dk-rec-open">
        <button type="button" className="zb-btn zb-btn-second" onClick={() => setDrawer(true)}>
          {review.marks.length === 0 ? t('ret.open') : t('ret.title', { n: review.marks.length })}
          <kbd>R</kbd>
        </button>
      </div>
      {drawer ? (
        <div className="dk-drawer">
          <button type="button" className="zb-link" onClick={() => setDrawer(false)}>
            <X className="zb-icon" aria-hidden="true" />
            {t('ret.close')}
          </button>
          {panel}
        </div>
      ) : null}
    </div>
  );
}
