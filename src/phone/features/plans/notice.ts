import { useTranslation } from 'react-i18next';
import { inOrder } from '#domain/meetings/draft.ts';
import type { PlanBody } from '#domain/records/plan.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';

/** The words of a notice: what, when, where, what about, what to bring. Read out or sent as they are. */
export function useNotice(): (plan: PlanBody, groupName: string) => { readonly title: string; readonly text: string } {
  const { t } = useTranslation(['agenda', 'records']);
  const { session, today } = useServices();
  return (plan, groupName) => {
    const kind = t(`records:meetingKind.${plan.meetingKind}`);
    const day = formats().dayWeek(plan.plannedOn, today());
    const topics = inOrder(plan.topics).map(([, { text }], i) => t('agenda:notice.topic', { n: i + 1, text }));
    const lines = [
      t('agenda:notice.head', { kind: groupName === '' ? kind : t('agenda:notice.ofGroup', { group: groupName, kind }) }),
      plan.startsAt === null ? t('agenda:notice.day', { day }) : t('agenda:notice.dayTime', { day, time: plan.startsAt }),
      plan.place === '' ? '' : t('agenda:notice.place', { place: plan.place }),
      plan.theme === '' ? '' : t('agenda:notice.theme', { theme: plan.theme }),
      plan.lecturer === null ? '' : t('agenda:notice.lecturer', { name: plan.lecturer.name }),
      ...(topics.length > 0 ? [t('agenda:notice.topics'), ...topics] : []),
      plan.bring === '' ? '' : t('agenda:notice.bring', { bring: plan.bring }),
      t('agenda:notice.leave'),
      session.branchName ?? '',
    ];
    return { title: kind, text: lines.filter((one) => one !== '').join('\n') };
  };
}
