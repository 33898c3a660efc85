import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInChina, type Instant, type LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { factWords } from '#i18n/fact-words.ts';
import { formats } from '#i18n/format.ts';
import { DeskProblem } from './client.ts';
import { useServices } from './services.tsx';

/** How the desk says days, moments and what went wrong. */
export type Say = {
  readonly day: (day: LocalDate | string) => string;
  readonly weekday: (day: LocalDate | string) => string;
  readonly moment: (at: Instant) => string;
  readonly month: (month: string) => string;
  /** A village as people call it, without the name of its branch. */
  readonly village: (branchName: string) => string;
  readonly problem: (error: unknown) => string;
  readonly code: (code: string, facts?: Readonly<Record<string, string | number>>) => string;
  readonly today: LocalDate;
};

/** The sayings in the person's language, with today as the yardstick for what needs a year. */
export function useSay(): Say {
  const { t, i18n } = useTranslation('deskShell');
  const { now } = useServices();
  const today = dayInChina(now());
  return useMemo(() => {
    const { day, dayWeek, month, moment } = formats();
    const code: Say['code'] = (name, facts = {}) => {
      const said = factWords(facts);
      const options = facts['reason'] === undefined ? said : { ...said, context: String(facts['reason']) };
      // The desk says some things otherwise than the phone, where the work is kept.
      const key = [`deskShell:problem.${name}`, `problems:${name}`].find((candidate) => i18n.exists(candidate));
      return key === undefined ? t('say.unknown', { code: name }) : (i18n.t as (key: string, options: object) => string)(key, options);
    };
    return {
      today,
      day: (of) => day(of as LocalDate, today),
      weekday: (of) => dayWeek(of as LocalDate, today),
      village: (name) => (name.endsWith(t('say.branch')) && name !== t('say.branch') ? name.slice(0, -t('say.branch').length) : name),
      month: (of) => month(of as YearMonth),
      moment: (at) => moment(at, today),
      code,
      problem: (error) => (error instanceof DeskProblem ? code(error.code, error.facts) : code('server.fault')),
    };
  }, [t, i18n, today]);
}
