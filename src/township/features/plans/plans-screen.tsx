import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { addDays, type LocalDate, lastDayOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { PlanBody } from '#domain/records/plan.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { PageBar, Waiting } from '#township/parts.tsx';
import { useBranches, useMeetings, usePlans } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import './plans.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

function beside(month: string, step: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + step, 1)).toISOString().slice(0, 7);
}

/** The days of a month in whole weeks from Monday on; null outside the month. */
export function weeksOf(month: string): readonly (LocalDate | null)[] {
  const first = `${month}-01` as LocalDate;
  const last = lastDayOf(month as YearMonth);
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days = Array.from({ length: Number(last.slice(8)) }, (_, i) => addDays(first, i));
  const tail = (7 - ((lead + days.length) % 7)) % 7;
  return [...Array.from({ length: lead }, () => null), ...days, ...Array.from({ length: tail }, () => null)];
}

/** What the villages plan, in a month's calendar; each opens its plan, or the record that came of it. */
export function PlansScreen() {
  const { t } = useTranslation(['deskMeetings', 'deskShell']);
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = MONTH.test(asked) ? asked : say.today.slice(0, 7);
  const [from, to] = [`${month}-01`, lastDayOf(month as YearMonth)];
  const plans = usePlans(from, to);
  const meetings = useMeetings({ from: addDays(from as LocalDate, -31), to: addDays(to, 62) });
  const branches = useBranches();
  const names = new Map((branches.data?.branches ?? []).map((branch) => [branch.id as string, branch.name]));
  const held = new Map((meetings.data?.records ?? []).map((record) => [record.body['planId'] as string | null, record.id]));
  const go = (next: string): void => setParams({ month: next }, { replace: true });
  const on = (day: LocalDate): SyncedRecord[] =>
    (plans.data?.records ?? [])
      .filter((record) => record.body['plannedOn'] === day)
      .sort((a, b) => String(a.body['startsAt'] ?? '').localeCompare(String(b.body['startsAt'] ?? '')));
  return (
    <>
      <PageBar title={t('deskMeetings:plans.heading')}>
        <span className="dk-month">
          <button type="button" aria-label={t('deskShell:filter.previousMonth')} onClick={() => go(beside(month, -1))}>
            <ChevronLeft className="zb-icon" aria-hidden="true" />
          </button>
          <b>{say.month(month)}</b>
          <button type="button" aria-label={t('deskShell:filter.nextMonth')} onClick={() => go(beside(month, 1))}>
            <ChevronRight className="zb-icon" aria-hidden="true" />
          </button>
        </span>
        {plans.data ? <span className="zb-sub dk-right">{t('deskMeetings:plans.count', { n: plans.data.records.length })}</span> : null}
      </PageBar>
      {plans.data === undefined || branches.data === undefined ? (
        <Waiting error={plans.error ?? branches.error} again={() => void plans.refetch()} />
      ) : (
        <div className="dk-scroll">
          <ol className="dk-calendar" aria-label={say.month(month)}>
            {WEEKDAYS.map((weekday) => (
              <li key={weekday} className="dk-calendar-head" aria-hidden="true">
                {t(`deskMeetings:plans.weekday.${weekday}`)}
              </li>
            ))}
            {weeksOf(month).map((day, i) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: empty days are told apart by their place alone.
                <li key={i} className="dk-calendar-none" aria-hidden="true" />
              ) : (
                <li key={day} className={day === say.today ? 'dk-calendar-day dk-calendar-today' : 'dk-calendar-day'}>
                  <b>{Number(day.slice(8))}</b>
                  {on(day).map((record) => (
                    <PlanLink
                      key={record.id}
                      record={record}
                      village={say.village(names.get(record.branchId) ?? '')}
                      meetingId={held.get(record.id) ?? null}
                    />
                  ))}
                </li>
              ),
            )}
          </ol>
        </div>
      )}
    </>
  );
}

function PlanLink({ record, village, meetingId }: { record: SyncedRecord; village: string; meetingId: string | null }) {
  const { t } = useTranslation(['deskMeetings', 'records']);
  const body = record.body as unknown as PlanBody;
  const state = meetingId !== null ? 'held' : body.calledOff !== '' ? 'calledOff' : 'planned';
  return (
    <Link className={`dk-plan dk-plan-${state}`} to={`/records/${meetingId ?? record.id}`}>
      <span>{t('deskMeetings:plans.line', { village, kind: t(`records:meetingKind.${body.meetingKind}`) })}</span>
      <small>
        {body.startsAt === null
          ? t(`deskMeetings:plans.${state}`)
          : t('deskMeetings:plans.at', { time: body.startsAt, state: t(`deskMeetings:plans.${state}`) })}
      </small>
    </Link>
  );
}
