import { SquarePen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import { useDayWords } from '#phone/use-day-words.ts';
import type { Draft } from '#storage/shapes.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { draftHref } from './draft-href.ts';

/** The forms that were begun and not saved. Nothing at all when there are none. */
export function DraftList({ drafts }: { readonly drafts: readonly Draft[] }) {
  const { t } = useTranslation('home');
  const days = useDayWords();
  const name = useDraftName();
  if (drafts.length === 0) return null;
  return (
    <Section title={t('drafts')} aside={t('returnedCount', { count: drafts.length })}>
      <Ledger>
        {drafts.map((draft) => (
          <LedgerRow
            key={draft.id}
            margin={
              <>
                <SquarePen className="zb-icon" aria-hidden="true" />
                {t('draftMargin')}
              </>
            }
            name={name(draft)}
            facts={t('draftFacts', { moment: days.moment(draft.updatedAt) })}
            href={draftHref(draft)}
          />
        ))}
      </Ledger>
    </Section>
  );
}

function useDraftName(): (draft: Draft) => string {
  const { t } = useTranslation(['home', 'common', 'records']);
  const days = useDayWords();
  return ({ form, label }) => {
    if (form === 'meeting') {
      const kind = MeetingKind.safeParse(label['meetingKind']);
      const day = LocalDate.safeParse(label['heldOn']);
      const meetingKind = kind.success ? t(`records:meetingKind.${kind.data}`) : t('records:kind.meeting');
      return day.success ? t('common:record.meeting', { meetingKind, day: days.day(day.data) }) : meetingKind;
    }
    if (form === 'member') return label['name'] ? t('home:draftMemberNamed', { name: label['name'] }) : t('home:draftMember');
    if (form === 'group') return label['name'] ? t('home:draftGroupNamed', { name: label['name'] }) : t('home:draftGroup');
    if (form === 'candidate' || form === 'reserveCadre')
      return label['name']
        ? t('home:draftRegisterNamed', { name: label['name'], kind: t(`records:kind.${form}`) })
        : t('home:draftRegister', { kind: t(`records:kind.${form}`) });
    if (form === 'office') return label['name'] ? t('home:draftOfficeNamed', { name: label['name'] }) : t('home:draftOffice');
    if (form === 'visit') return t('records:kind.visit');
    if (form === 'matter' || form === 'newMatter') return t('records:kind.matter');
    if (form === 'plan') return label['name'] ? t('home:draftPlanNamed', { name: label['name'] }) : t('records:kind.plan');
    if (form === 'talk') return label['name'] ? t('home:draftTalkNamed', { name: label['name'] }) : t('records:kind.talk');
    if (form === 'excusal') return t('records:kind.excusal');
    if (form === 'post' || form === 'pledge' || form === 'area' || form === 'assignment' || form === 'dutyLog')
      return label['name'] || t(`records:kind.${form}`);
    return label['name'] || t('home:draftOther');
  };
}
