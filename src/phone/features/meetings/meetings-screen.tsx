import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { groupBy } from '#domain/kernel/group-by.ts';
import { addDays, type LocalDate, localDate, monthOf } from '#domain/kernel/local-date.ts';
import { lateness } from '#domain/meetings/late.ts';
import { tally } from '#domain/meetings/tally.ts';
import { groupNameOn } from '#domain/organisation/structure.ts';
import { type MeetingBody, MeetingKind } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { meetingsBetween, recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Pill } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import '#ui/form-parts.css';
import './meetings.css';
import { StandingPill } from './standing-pills.tsx';

const YEAR_DAYS = 366;
const FIRST_DAY = localDate('1990-01-01');

/** The meetings of the branch by month, newest first; the last year at once, the older ones when asked for. */
export function MeetingsScreen() {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const [params, setParams] = useSearchParams();
  const kind = MeetingKind.safeParse(params.get('kind'));
  const all = params.get('all') === '1';
  const day = today();
  const { graceDays } = useSettings().meetings;
  const found = useLive(meetingsBetween, all ? FIRST_DAY : addDays(day, -YEAR_DAYS), addDays(day, YEAR_DAYS));
  const groups = useLive(recordsOfKind<'group'>, 'group');
  const events = useLive(recordsOfKind<'structureEvent'>, 'structureEvent');
  // A meeting stands under the name that its group had then.
  const groupNameOf = useMemo(() => {
    const known = new Map(groups.state === 'ready' ? groups.data.map((group) => [group.id as string, group]) : []);
    return ({ groupId, heldOn }: MeetingBody): string => {
      const group = known.get(groupId ?? '');
      return group ? groupNameOn(group, events.state === 'ready' ? events.data : [], heldOn) : '';
    };
  }, [groups, events]);
  const wanted = kind.success ? kind.data : null;
  const shown = found.state === 'ready' ? found.data.filter((meeting) => wanted === null || meeting.body.meetingKind === wanted) : [];
  const months = groupBy(shown, (meeting) => monthOf(meeting.body.heldOn));
  const newHref = wanted === null ? '/meetings/new' : `/meetings/new?kind=${wanted}`;
  const put = (key: string, value: string | null) =>
    setParams(
      (before) => {
        if (value === null) before.delete(key);
        else before.set(key, value);
        return before;
      },
      { replace: true },
    );
  return (
    <AppPage
      title={t('list.title')}
      back="/"
      action={<BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('list.new')} href={newHref} />}
    >
      <ChoiceChips
        label={t('list.filter')}
        choices={[
          { value: 'all', label: t('list.all') },
          ...MeetingKind.options.map((option) => ({ value: option as string, label: records(`meetingKind.${option}`) })),
        ]}
        value={wanted ?? 'all'}
        onChange={(value) => put('kind', value === 'all' ? null : value)}
      />
      {found.state === 'ready' && shown.length === 0 && (
        <div className="zb-gap">
          <EmptyState
            title={wanted === null ? t('list.emptyTitle') : t('list.emptyKindTitle', { kind: records(`meetingKind.${wanted}`) })}
            help={t('list.emptyHint')}
            act={{ label: t('list.new'), href: newHref }}
          />
        </div>
      )}
      {[...months].map(([month, meetings]) => (
        <Section
          key={month}
          title={month.slice(0, 4) === day.slice(0, 4) ? formats().monthName(month) : formats().month(month)}
          aside={t('list.count', { count: meetings.length })}
        >
          <Ledger>
            {meetings.map((meeting) => (
              <MeetingRow key={meeting.id} meeting={meeting} today={day} groupName={groupNameOf(meeting.body)} graceDays={graceDays} />
            ))}
          </Ledger>
        </Section>
      ))}
      <div className="zb-tools">
        {!all && shown.length > 0 && <Button onPress={() => put('all', '1')}>{t('list.older')}</Button>}
        <Button href="/plans">{t('list.plans')}</Button>
        <Button href="/book">{t('list.book')}</Button>
      </div>
    </AppPage>
  );
}

function MeetingRow({
  meeting,
  today,
  groupName,
  graceDays,
}: {
  readonly meeting: LocalRecord<'meeting'>;
  readonly today: LocalDate;
  readonly groupName: string;
  readonly graceDays: number;
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { body } = meeting;
  const { due, present } = tally(body, body.roll);
  const where = groupName || body.place.trim();
  const number = String(Number(body.heldOn.slice(8)));
  const unit = formats().dayOfMonth(body.heldOn).slice(number.length);
  const late = lateness(body.heldOn, meeting.firstWrittenAt, graceDays).late;
  return (
    <LedgerRow
      margin={
        <>
          <b>{number}</b>
          {unit}
        </>
      }
      name={records(`meetingKind.${body.meetingKind}`)}
      mark={
        <span className="zb-marks">
          <StandingPill meeting={meeting} today={today} />
          {late && <Pill state="late">{t('list.late')}</Pill>}
        </span>
      }
      facts={
        <>
          {where !== '' && formats().facts([where, ''])}
          <span className="zb-nb">{due === 0 ? t('list.noRoll') : t('list.present', { present, due })}</span>
        </>
      }
      href={`/meetings/${meeting.id}`}
      tone={meeting.standing === 'returned' ? 'red' : 'plain'}
    />
  );
}
