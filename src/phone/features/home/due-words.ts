import { useTranslation } from 'react-i18next';
import { LocalDate, quarterOf, YearMonth } from '#domain/kernel/local-date.ts';
import type { MatterBody } from '#domain/records/matter.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import type { Committee } from '#domain/records/office.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';

/** An obligation in words: what, whose or which period, and what is missing. */
export type DueWords = { readonly name: string; readonly note: string; readonly lack: string };

const QUARTER = /^(\d{4})-Q([1-4])$/;
const YEAR = /^\d{4}$/;

/** Says an obligation with the sentences of due.json: `<subject>.<what>.name`, `.note` where there is one, `.lack`. */
export function useObligationWords(): (due: Obligation) => DueWords {
  const { t, i18n } = useTranslation(['due', 'records', 'home']);
  const { today } = useServices();
  const said = (value: string | number, key: string): string | number => {
    if (typeof value === 'number') return value;
    if (key === 'meetingKind') return t(`records:meetingKind.${value as MeetingKind}`);
    if (key === 'committee') return t(`records:committee.${value as Committee}`);
    if (key === 'topic') return t(`records:matterTopic.${value as MatterBody['topic']}`);
    if (LocalDate.safeParse(value).success) return formats().day(value as LocalDate, today());
    if (YearMonth.safeParse(value).success) return formats().monthName(value as YearMonth);
    const [, year, quarter] = QUARTER.exec(value) ?? [];
    if (year !== undefined) {
      const from = `${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01` as LocalDate;
      return t('home:quarter', { quarter: t('home:quarters')[quarterOf(from) - 1] ?? '' });
    }
    return YEAR.test(value) ? formats().year(`${value}-01` as YearMonth) : value;
  };
  return ({ subject, what, facts }) => {
    const dressed = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, said(value, key)]));
    const words = (part: 'name' | 'note' | 'lack'): string => {
      const key = `due:${subject}.${what}.${part}`;
      return i18n.exists(key) ? String(t(key as never, dressed as never)).trim() : '';
    };
    return { name: words('name'), note: words('note'), lack: words('lack') };
  };
}

/** Where a rule stands, as a person would name it. */
export function useSourceWords(): (source: RuleSource) => string {
  const { t } = useTranslation('records');
  return ({ document, article }) => {
    const name = t(`documents.${document}`);
    return article === null ? name : t('sourceArticle', { document: name, article });
  };
}
