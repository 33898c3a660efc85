import { Check, Circle, FilePen, Minus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { GroupId } from '#domain/kernel/ids.ts';
import { monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { meetingObligationId } from '#domain/meetings/obligations.ts';
import type { BookPart, BookPeriod } from '#domain/meetings/year-book.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { UiLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import './year.css';
import { OtherStrips } from './other-strips.tsx';
import { type YearNow, yearNow } from './year-facts.ts';

type Meeting = LocalRecord<'meeting'>;
type Period = BookPeriod<Meeting>;
type State = BookPeriod<Meeting>['state'] | 'explained';

const icons = { held: Check, missed: TriangleAlert, explained: FilePen, coming: Circle, none: Minus } as const;

/** 全年: each obligation as a strip of twelve months, a quarter as three of them in one. */
export function YearScreen() {
  const { t } = useTranslation('agenda');
  const { today, actor } = useServices();
  const [params] = useSearchParams();
  const thisYear = Number(today().slice(0, 4));
  const asked = Number(params.get('year'));
  const year = Number.isInteger(asked) && asked > 1990 && asked <= thisYear ? asked : thisYear;
  const now = useLive(yearNow, year, today(), actor);
  return (
    <AppPage title={t('year.title', { year: formats().year(`${year}-01` as YearMonth) })} back="/due">
      <ul className="zb-year-key">
        {(['held', 'missed', 'explained', 'coming', 'none'] as const).map((state) => (
          <li key={state}>
            <StateSign state={state} />
            {t(`year.state.${state}`)}
          </li>
        ))}
      </ul>
      {now.state === 'ready' &&
        now.data.parts.map((part) => <Strip key={`${part.meetingKind} ${part.group?.id}`} part={part} excused={now.data.excused} />)}
      <OtherStrips year={year} />
      <div className="zb-tools">
        <Button href={`/due/year?year=${year - 1}`}>{t('year.before')}</Button>
        {year < thisYear && <Button href={`/due/year?year=${year + 1}`}>{t('year.after')}</Button>}
        <Button href={`/book?year=${year}`}>{t('year.book')}</Button>
      </div>
    </AppPage>
  );
}

function StateSign({ state }: { readonly state: State }) {
  const Icon = icons[state];
  return <Icon className={`zb-icon zb-year-${state}`} aria-hidden="true" />;
}

function Strip({ part, excused }: { readonly part: BookPart<Meeting>; readonly excused: YearNow['excused'] }) {
  const { t } = useTranslation(['agenda', 'records']);
  const kind = t(`records:meetingKind.${part.meetingKind}`);
  const idOf = (period: Period): string => meetingObligationId(part.meetingKind, (part.group?.id ?? null) as GroupId | null, period);
  const monthsOf = useMonths();
  const reasons = part.periods.flatMap((period): (readonly [Period, string])[] => {
    const reason = period.state === 'missed' ? excused.get(idOf(period)) : undefined;
    return reason === undefined ? [] : [[period, reason]];
  });
  return (
    <Section title={kind} aside={part.group?.name}>
      <ol className="zb-year-strip">
        {part.periods.map((period) => {
          const id = idOf(period);
          const state = period.state === 'missed' && excused.has(id) ? 'explained' : period.state;
          const months = period.unit === 'month' ? 1 : period.unit === 'quarter' ? 3 : 12;
          return (
            <li key={period.id} className={`zb-year-span-${months}`}>
              <Cell period={period} state={state} dueId={id} />
            </li>
          );
        })}
      </ol>
      {reasons.map(([period, reason]) => (
        <p key={period.id} className="zb-year-why">
          {t('agenda:year.why', { months: monthsOf(period), reason })}
        </p>
      ))}
    </Section>
  );
}

function Cell({ period, state, dueId }: { readonly period: Period; readonly state: State; readonly dueId: string }) {
  const { t } = useTranslation('agenda');
  const words = useMonths()(period);
  const label = t('year.cell', { months: words, state: t(`year.state.${state}`) });
  const inside = (
    <>
      <StateSign state={state} />
      <span>{words}</span>
    </>
  );
  const [first] = period.meetings;
  const href = first ? `/meetings/${first.id}` : state === 'none' ? undefined : `/due/item?id=${encodeURIComponent(dueId)}`;
  if (href === undefined)
    return (
      <span className="zb-year-cell" title={label}>
        {inside}
      </span>
    );
  return (
    <UiLink className={`zb-year-cell zb-year-cell-${state}`} href={href} aria-label={label}>
      {inside}
    </UiLink>
  );
}

/** A stretch of time by its months: "3月", "1月至3月". */
function useMonths(): (period: Period) => string {
  const { t } = useTranslation('agenda');
  const month = (day: Period['from']): string => formats().monthName(monthOf(day));
  return ({ unit, from, to }) => (unit === 'month' ? month(from) : t('year.months', { from: month(from), to: month(to) }));
}
