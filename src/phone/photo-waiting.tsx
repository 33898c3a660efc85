import { Images, TriangleAlert, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { photoSummary } from '#storage/photos.ts';
import { Button } from '#ui/button.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import type { PhotoLaneState } from './photo-loop.ts';
import { editHref, useRecordTitle } from './record-title.ts';
import { useLive } from './use-live.ts';
import { usePhotoLane } from './use-photo-lane.ts';
import { useSyncState } from './use-sync.ts';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** Bytes as people count them, "1.2"; never "0". */
const megabytes = (bytes: number): string => Math.max(0.1, bytes / 1_000_000).toFixed(1);

type Why = 'wifi' | 'held' | 'offline' | 'busy' | 'signIn' | 'full' | 'other';

const whyOf = (stopped: NonNullable<PhotoLaneState['stopped']>): Why | null => {
  switch (stopped) {
    case 'done':
      return null;
    case 'wifi':
    case 'held':
    case 'offline':
    case 'busy':
    case 'signIn':
    case 'full':
      return stopped;
    default:
      return 'other';
  }
};

/** The photos that have not arrived: how many, how large, what stands in the way, and the way to send them now. Nothing while there is nothing to say. */
export function PhotoWaiting({ always = false }: { readonly always?: boolean }) {
  const { t } = useTranslation('photos');
  const { lane, state } = usePhotoLane();
  const found = useLive(photoSummary);
  const title = useRecordTitle();
  const text = useSyncState();
  const [asked, setAsked] = useState(false);
  if (found.state === 'loading' || !lane || !state) return null;
  const { waiting, bytes, gone, refused } = found.data;
  if (!always && waiting + gone.length + refused.length === 0) return null;
  const sending = state.sending;
  const met = state.stopped === null || sending !== null ? null : whyOf(state.stopped);
  // Text has just got through: to say that there is no network would be wrong.
  const why = met === 'offline' && text.lastFailure === null ? 'other' : met;
  const now = async (): Promise<void> => {
    setAsked(true);
    await lane.sendNow();
    setAsked(false);
  };
  return (
    <Section title={t('title')}>
      <Ledger>
        <LedgerRow
          low
          margin={<Images {...ICON} />}
          name={waiting === 0 ? t('centre.none') : t('centre.waiting', { count: waiting, size: megabytes(bytes) })}
          end={sending ? t('state.sending', { percent: Math.floor(sending.share * 100) }) : undefined}
        />
        {(['gone', 'refused'] as const).flatMap((what) =>
          found.data[what].map(({ sha, record }) => (
            <LedgerRow
              key={sha}
              tone="overdue"
              margin={<TriangleAlert {...ICON} />}
              name={title(record)}
              facts={t(`centre.${what}Facts`)}
              href={`${editHref(record) ?? ''}?step=3`}
            />
          )),
        )}
      </Ledger>
      {waiting > 0 && (
        <div className="zb-block">
          <Button wide icon={<Upload {...ICON} />} disabled={asked || sending !== null} onPress={() => void now()}>
            {sending ? t('centre.nowSending') : t('centre.now')}
          </Button>
          {why !== null && <p className="zb-sub">{t(`stopped.${why}`)}</p>}
        </div>
      )}
    </Section>
  );
}
