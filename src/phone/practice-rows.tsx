import { useLiveQuery } from 'dexie-react-hooks';
import { Eraser, LogOut, NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { currentSession, type DeviceDb } from '#storage/device.ts';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { leftOnPhone } from './left-on-phone.ts';
import { type Practice, useServices } from './services.tsx';
import { useToast } from './toasts.tsx';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

async function realBranch(deviceDb: DeviceDb) {
  const [session, left] = await Promise.all([currentSession(deviceDb), leftOnPhone(deviceDb, null)]);
  return { name: session?.branchName ?? null, left };
}

/** What can be done in the practice branch and nowhere else: begin, start over, go back. */
export function PracticeRows({ practice }: { readonly practice: Practice }) {
  const { t } = useTranslation('start');
  const { deviceDb } = useServices();
  const navigate = useNavigate();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const real = useLiveQuery(() => realBranch(deviceDb), [deviceDb]);
  const leave = async (): Promise<void> => {
    await navigate('/', { replace: true });
    await practice.leave();
  };
  const clear = async (): Promise<void> => {
    setAsking(false);
    await practice.clear();
    toast({ text: t('practice.cleared') });
  };
  return (
    <Section title={t('practice.title')}>
      <Ledger>
        <LedgerRow
          margin={<NotebookPen {...ICON} />}
          name={t('practice.begin')}
          facts={t('practice.beginFacts')}
          href="/meetings/new?kind=assembly"
        />
        <LedgerRow
          margin={<Eraser {...ICON} />}
          name={t('practice.clear')}
          facts={t('practice.clearFacts')}
          onPress={() => setAsking(true)}
        />
        <LedgerRow
          margin={<LogOut {...ICON} />}
          name={t('practice.leave')}
          facts={
            real === undefined ? '' : real.name === null ? t('practice.leaveToSignIn') : t('practice.leaveToReal', { branch: real.name })
          }
          onPress={() => void leave()}
        />
      </Ledger>
      <p className="zb-sub zb-block">{t('practice.text')}</p>
      {real?.left.map(({ name, count }) => (
        <p className="zb-sub zb-block" key={name}>
          {t('practice.realWaits', { name, count })}
        </p>
      ))}
      <ConfirmSheet
        open={asking}
        title={t('practice.clearTitle')}
        text={t('practice.clearText')}
        keepLabel={t('practice.clearKeep')}
        actLabel={t('practice.clearAct')}
        onKeep={() => setAsking(false)}
        onAct={() => void clear()}
      />
    </Section>
  );
}
