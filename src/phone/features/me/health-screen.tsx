import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReason } from '#phone/attention-words.ts';
import { browserVersion } from '#phone/browser-name.ts';
import { type StorageState, useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useStorageState } from '#phone/use-storage-state.ts';
import { type Health, healthOf } from '#storage/health.ts';
import { syncSummary } from '#storage/queries.ts';
import type { AttentionItem, SyncSummary } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { type CodeWords, checksOf } from './checks.ts';

/** 一键体检: what a person on the telephone would ask, as text to hand on. It names nobody and says nothing of what is written. */
export function HealthScreen() {
  const { t } = useTranslation('me');
  const summary = useLive(syncSummary);
  const health = useLive(healthOf);
  const { storage, askAgain } = useStorageState();
  if (summary.state === 'loading' || health.state === 'loading' || storage === undefined)
    return (
      <AppPage title={t('checks.title')} back="/me">
        {null}
      </AppPage>
    );
  return <HealthCard summary={summary.data} health={health.data} storage={storage} askAgain={askAgain} />;
}

function useCodeWords(): CodeWords {
  const { t, i18n } = useTranslation(['me', 'sync']);
  const reason = useReason();
  const known = (key: string, code: string): string => (i18n.exists(key) ? String(t(key as never)) : code);
  return {
    failure: (code) => known(`me:checks.failure.${code}`, code),
    outcome: (outcome) => known(`sync:centre.${outcome}`, outcome),
    // Who it was stays on this phone: the text may be passed on.
    notTaken: (outcome, code) => reason({ outcome: outcome as AttentionItem['outcome'], code, facts: {} }),
    form: (form) => known(`me:checks.form.${form}`, form),
  };
}

function HealthCard({
  summary,
  health,
  storage,
  askAgain,
}: {
  readonly summary: SyncSummary;
  readonly health: Health;
  readonly storage: StorageState;
  readonly askAgain: () => Promise<boolean>;
}) {
  const { t } = useTranslation('me');
  const { version, deviceId, userAgent, copyText, shareText, now, install } = useServices();
  const toast = useToast();
  const days = useDayWords();
  const codes = useCodeWords();
  const found = { storage, summary, health, version, browser: browserVersion(userAgent), deviceId, nowMs: now() };
  const checks = checksOf(found, (key, facts) => String(t(`checks.${key}`, facts as never)), codes, days.moment);
  const heed = checks.filter((check) => check.heed).length;
  const text = checks.map(({ key, words }) => t('checks.line', { label: t(`checks.${key}`), words })).join('\n');
  const copy = async (): Promise<void> => toast({ text: (await copyText(text)) ? t('checks.copied') : t('checks.copyByHand') });
  // A browser without a sheet for sharing, or one that refuses, still has the clipboard.
  const share = async (): Promise<void> => ((await shareText(text)) ? undefined : copy());
  const ask = async (): Promise<void> => toast({ text: (await askAgain()) ? t('checks.persistedYes') : t('checks.askedNo') });
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
              name={t(`checks.${key}`)}
              facts={words}
            />
          ))}
        </Ledger>
      </Section>
      {storage.persisted !== true && (
        <Section title={t('checks.keepTitle')}>
          <p className="zb-sub zb-block">{t('checks.keepText')}</p>
          {!install.installed() && (
            <div className="zb-block">
              <Button wide href="/me/install">
                {t('install')}
              </Button>
            </div>
          )}
          <div className="zb-block">
            <Button wide onPress={() => void ask()}>
              {t('checks.askAgain')}
            </Button>
          </div>
        </Section>
      )}
      <div className="zb-block">
        <Button wide onPress={() => void share()}>
          {t('checks.share')}
        </Button>
        <p className="zb-sub">{t('checks.noNames')}</p>
      </div>
    </AppPage>
  );
}
