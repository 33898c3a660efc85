import { Select } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { TableVirtuoso } from 'react-virtuoso';
import { lastDayOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { tally } from '#domain/meetings/tally.ts';
import { type MeetingBody, MeetingKind } from '#domain/records/meeting.ts';
import { daysLate, isLate } from '#domain/rules/lateness.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { formats } from '#i18n/format.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { Empty, PageBar, StandingPill, standingOf, Waiting } from '#township/parts.tsx';
import { useBranches, useDeskSettings, useMeetings } from '#township/queries.ts';
import { useSay } from '#township/say.ts';

const COLUMNS = ['day', 'branch', 'kind', 'topic', 'turnout', 'late', 'review'] as const;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

function beside(month: string, step: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + step, 1)).toISOString().slice(0, 7);
}

/** The meetings of a month, newest first; a row opens the record. */
export function MeetingsScreen() {
  const { t } = useTranslation(['deskMeetings', 'deskShell', 'records']);
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = MONTH.test(asked) ? asked : say.today.slice(0, 7);
  const lastMonth = params.get('until') ?? '';
  const until = MONTH.test(lastMonth) && lastMonth > month ? lastMonth : month;
  const branchId = params.get('branch') ?? '';
  const kind = params.get('kind') ?? '';
  const branches = useBranches();
  const meetings = useMeetings({ ...(branchId ? { branchId } : {}), from: `${month}-01`, to: lastDayOf(until as YearMonth) });
  const set = (key: string, value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(key);
        else next.set(key, value);
        if (key === 'month') next.delete('until');
        return next;
      },
      { replace: true },
    );
  const names = new Map((branches.data?.branches ?? []).map((branch) => [branch.id as string, branch.name]));
  const rows = (meetings.data?.records ?? [])
    .filter(({ body }) => kind === '' || body['meetingKind'] === kind || (body['alsoCounts'] as string[] | undefined)?.includes(kind))
    .sort((a, b) => String(b.body['heldOn']).localeCompare(String(a.body['heldOn'])));
  return (
    <>
      <PageBar title={t('deskMeetings:heading')}>
        <span className="dk-month">
          <button type="button" aria-label={t('deskShell:filter.previousMonth')} onClick={() => set('month', beside(month, -1))}>
            <ChevronLeft className="zb-icon" aria-hidden="true" />
          </button>
          <b>{formats().list([...new Set([say.month(month), say.month(until)])])}</b>
          <button
            type="button"
            aria-label={t('deskShell:filter.nextMonth')}
            disabled={month >= say.today.slice(0, 7)}
            onClick={() => set('month', beside(month, 1))}
          >
            <ChevronRight className="zb-icon" aria-hidden="true" />
          </button>
        </span>
        <Select<string>
          aria-label={t('deskShell:filter.branch')}
          value={branchId}
          onChange={(value) => set('branch', value)}
          options={[
            { value: '', label: t('deskShell:filter.allBranches') },
            ...(branches.data?.branches ?? []).map((branch) => ({ value: branch.id as string, label: say.village(branch.name) })),
          ]}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <Select<string>
          aria-label={t('deskShell:filter.kind')}
          value={kind}
          onChange={(value) => set('kind', value)}
          options={[
            { value: '', label: t('deskShell:filter.allKinds') },
            ...MeetingKind.options.map((one) => ({ value: one as string, label: t(`records:meetingKind.${one}`) })),
          ]}
          popupMatchSelectWidth={false}
        />
        <Link className="zb-link" to={`/plans?month=${month}`}>
          {t('deskMeetings:plans.open')}
        </Link>
        {meetings.data ? (
          <span className="zb-sub dk-right">
            {t(meetings.data.more ? 'deskMeetings:countMore' : 'deskMeetings:count', { n: rows.length })}
          </span>
        ) : null}
      </PageBar>
      {meetings.data === undefined || branches.data === undefined ? (
        <Waiting error={meetings.error ?? branches.error} again={() => void meetings.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t('deskMeetings:empty')} hint={t('deskMeetings:emptyHint')} />
      ) : (
        <TableVirtuoso
          className="dk-table"
          data={rows}
          endReached={() => void (meetings.hasNextPage && !meetings.isFetchingNextPage && meetings.fetchNextPage())}
          initialItemCount={Math.min(rows.length, 30)}
          computeItemKey={(_, record) => record.id}
          fixedHeaderContent={() => (
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`deskMeetings:column.${column}`)}
                </th>
              ))}
            </tr>
          )}
          itemContent={(_, record) => <Cells record={record} branch={say.village(names.get(record.branchId) ?? '')} />}
        />
      )}
    </>
  );
}

function Cells({ record, branch }: { record: SyncedRecord; branch: string }) {
  const { t } = useTranslation(['deskMeetings', 'deskMembers', 'records']);
  const say = useSay();
  const navigate = useNavigate();
  const body = record.body as unknown as MeetingBody;
  const counts = tally(body, body.roll);
  const first = Object.values(body.topics).sort((a, b) => a.order - b.order)[0];
  const grace = (useDeskSettings().data?.settings ?? defaultSettings).meetings;
  const days = daysLate(body.heldOn, record.firstWrittenAt) ?? 0;
  const state = record.review.state;
  return (
    <>
      <th scope="row">
        <button type="button" className="dk-name" onClick={() => void navigate(`/records/${record.id}`)}>
          {say.weekday(body.heldOn)}
        </button>
      </th>
      <td>{branch}</td>
      <td>{t(`records:meetingKind.${body.meetingKind}`)}</td>
      <td className="dk-wide">{body.theme || (first?.text ?? '')}</td>
      <td className="dk-num">{t('deskMeetings:turnout', { present: counts.present, due: counts.due })}</td>
      <td>
        {isLate(days, grace) ? (
          <StandingPill standing="late">{t('deskMeetings:late', { n: days })}</StandingPill>
        ) : days === 0 ? (
          t('deskMeetings:sameDay')
        ) : (
          t('deskMeetings:after', { n: days })
        )}
      </td>
      <td>
        <StandingPill standing={standingOf(state)}>{t(`deskMembers:review.${state}`)}</StandingPill>
      </td>
    </>
  );
}
