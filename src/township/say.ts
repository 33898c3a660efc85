import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInChina, daysBetween, type Instant, type LocalDate, timeInChina } from '#domain/kernel/local-date.ts';
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
    const day = (text: string): string => {
      const facts = { year: text.slice(0, 4), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
      return facts.year === today.slice(0, 4) ? t('say.day', facts) : t('say.dayYear', facts);
    };
    const code: Say['code'] = (name, facts = {}) => {
      const options = facts['reason'] === undefined ? facts : { ...facts, context: String(facts['reason']) };
      // The desk says some things otherwise than the phone, where the work is kept.
      const key = [`deskShell:problem.${name}`, `problems:${name}`].find((candidate) => i18n.exists(candidate));
      return key === undefined ? t('say.unknown', { code: name }) : (i18n.t as (key: string, options: object) => string)(key, options);
    };
    return {
      today,
      day,
      weekday: (text) =>
        t('say.weekday', {
          day: day(text),
          weekday: t(`say.weekdays.${new Date(`${text}T00:00:00Z`).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6}`),
        }),
      village: (name) => (name.endsWith(t('say.branch')) && name !== t('say.branch') ? name.slice(0, -t('say.branch').length) : name),
      month: (text) => t('say.month', { year: text.slice(0, 4), month: Number(text.slice(5, 7)) }),
      moment: (at) => {
        const when = dayInChina(at);
        const ago = daysBetween(when, today);
        const time = timeInChina(at);
        if (ago === 0) return t('say.today', { time });
        if (ago === 1) return t('say.yesterday', { time });
        return t('say.moment', { day: day(when), time });
      },
      code,
      problem: (error) => (error instanceof DeskProblem ? code(error.code, error.facts) : code('server.fault')),
    };
  }, [t, i18n, today]);
}
