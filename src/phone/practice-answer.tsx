import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { useServices } from './services.tsx';
import { useToast } from './toasts.tsx';

/** In the practice branch only: lets the phone play the township for a meeting that was just written. Says so before and after. */
export function PracticeAnswer({ meeting }: { readonly meeting: LocalRecord<'meeting'> }) {
  const { t } = useTranslation('start');
  const { practice } = useServices();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  if (practice === undefined || meeting.standing !== 'saved') return null;
  const first = meeting.review.state === 'submitted';
  const answer = async (): Promise<void> => {
    setBusy(true);
    const answered = await practice.answer(meeting.id);
    setBusy(false);
    if (answered !== null) toast({ text: t(`practice.${answered}`) });
  };
  return (
    <div className="zb-tools">
      <Button wide disabled={busy} onPress={() => void answer()}>
        {first ? t('practice.seeReturn') : t('practice.seeApproval')}
      </Button>
      <p className="zb-sub">{first ? t('practice.seeReturnHelp') : t('practice.seeApprovalHelp')}</p>
    </div>
  );
}
