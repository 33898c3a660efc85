import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StorageState, useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { syncSummary } from '#storage/queries.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { checksOf } from './checks.ts';

/** 一键体检: what a person on the telephone would ask, as text to copy. */
export function HealthScreen() {
  const { t } = useTranslation('me');
  const { session, version, deviceId, storageState, copyText } = useServices();
  const toast = useToast();
  const days = useDayWords();
  const summary = useLive(syncSummary);
  const [storage, setStorage] = useState<StorageState>();
  useEffect(() => {
    void storageState().then(setStorage);
  }, [storageState]);
  if (summary.state === 'loading' || storage === undefined)
    return (
      <AppPage title={t('checks.title')} back="/me">
        {null}
      </AppPage>
    );
  const found = { name: session.name, branch: session.branchName ?? '', storage, summary: summary.data, version, deviceId };
  const checks = checksOf(found, (key, facts) => String(t(`checks.${key}`, facts as never)), days.moment);
  const label = (key: string) => t(`checks.${key}` as 'checks.space');
  const heed = checks.filter((check) => check.heed).length;
  const text = checks.map(({ key, words }) => t('checks.line', { label: label(key), words })).join('\n');
  const copy = async (): Promise<void> => toast({ text: (await copyText(text)) ? t('checks.copied') : t('checks.copyByHand') });
  return (
    <AppPage title={t('checks.title')} back="/me" footer={<BottomAction label={t('checks.copy')} onPress={() => void copy()} />}>
      <Section title={heed === 0 ? t('checks.fine') : t('checks.look', { count: heed })}>
        <Ledger>
          {checks.map(({ key, words, heed: pressing }) => (
            <LedgerRow
              key={key}
              tone={pressing ? 'overdue' : 'plain'}
              margin={
                pressing ? <TriangleAlert className="zb-icon" aria-hidden="true" /> : <Check className="zb-icon" aria-hidden="true" />
              }
              name={label(key)}
              facts={words}
            />
          ))}
        </Ledger>
      </Section>
    </AppPage>
  );
}
