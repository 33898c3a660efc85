import {
  ArrowRightLeft,
  BookUser,
  Building2,
  Calculator,
  CalendarClock,
  ChartNoAxesColumn,
  CircleQuestionMark,
  ClipboardCheck,
  FileClock,
  Handshake,
  Plane,
  UserRoundCog,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { isAway } from '#domain/floating/stays.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { currentTerms } from '#domain/organisation/terms.ts';
import { setupReport } from '#domain/roster/setup.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import { AppPage } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger } from '#ui/section.tsx';
import { AreasRow } from './areas-row.tsx';
import { ContactsRow } from './contacts-row.tsx';
import { historyOf } from './history.ts';
import { ProfileSheet } from './profile-sheet.tsx';
import { SetupList } from './setup-list.tsx';
import { type Branch, readBranch, useWrites } from './use-branch.ts';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** 支部事务: what the branch is, its groups, committees, terms and changes, and what about them is worth a look. */
export function OrganisationScreen() {
  const { t } = useTranslation('organisation');
  const found = useLive(readBranch);
  return (
    <AppPage title={t('setup.title')} back="/roster">
      {found.state === 'ready' && <Ready branch={found.data} />}
    </AppPage>
  );
}

function Ready({ branch }: { readonly branch: Branch }) {
  const { t } = useTranslation('organisation');
  const { t: registers } = useTranslation('registers');
  const { t: roster } = useTranslation('roster');
  const { t: same } = useTranslation('samePeople');
  const { t: structure } = useTranslation('structure');
  const { t: records } = useTranslation('records');
  const { db, newId, today } = useServices();
  const words = useDayWords();
  const settings = useSettings();
  const writes = useWrites('branchProfile');
  const [params, setParams] = useSearchParams();
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const openProfile = (): void =>
    void (branch.profileRecord ? Promise.resolve(branch.profileRecord.id) : begunSheet(db, 'profile', newId)).then(setOpen);
  const day = today();
  const next = currentTerms(branch, day, settings.roster).sort((a, b) => a.daysLeft - b.daysLeft)[0];
  const pressing = next !== undefined && next.stage !== 'running';
  const holders = new Set(
    branch.offices.filter(({ body }) => body.until === null || body.until >= day).map(({ body }) => body.memberId ?? body.name),
  ).size;
  const groups = branch.groups.filter(({ body }) => body.dissolvedOn === null || body.dissolvedOn > day).length;
  const report = setupReport(branch, day, settings.roster);
  return (
    <>
      <Ledger>
        <LedgerRow
          margin={<Building2 {...ICON} />}
          name={t('setup.profile')}
          facts={branch.profile.fullName === '' ? records(`branchType.${branch.profile.branchType}`) : branch.profile.fullName}
          onPress={writes ? openProfile : undefined}
        />
        <LedgerRow
          low
          margin={<Users {...ICON} />}
          name={t('setup.groups')}
          end={t('setup.groupCount', { count: groups })}
          href="/roster/groups"
        />
        <LedgerRow
          low
          margin={<UserRoundCog {...ICON} />}
          name={t('setup.offices')}
          end={t('setup.officeCount', { count: holders })}
          href="/roster/offices"
        />
        <LedgerRow low margin={<Handshake {...ICON} />} name={roster('ways.posts')} facts={roster('ways.postsFacts')} href="/posts" />
        <AreasRow branch={branch} day={day} />
        <LedgerRow low margin={<BookUser {...ICON} />} name={registers('title')} facts={registers('hint')} href="/roster/registers" />
        <LedgerRow low margin={<ChartNoAxesColumn {...ICON} />} name={structure('title')} href="/roster/structure" />
        <ContactsRow branch={branch} day={day} />
        <LedgerRow
          margin={pressing ? <StateIcon state="overdue" /> : <CalendarClock {...ICON} />}
          name={t('setup.terms')}
          tone={pressing ? 'overdue' : 'plain'}
          facts={next && t('terms.running', { day: words.day(next.dueOn) })}
          href="/organisation/terms"
        />
        <LedgerRow
          low
          margin={<FileClock {...ICON} />}
          name={t('setup.changes')}
          end={t('setup.changeCount', { count: historyOf(branch).length })}
          href="/organisation/changes"
        />
        <LedgerRow
          low
          margin={<Plane {...ICON} />}
          name={t('setup.floating')}
          end={t('setup.floatingCount', { count: branch.stays.filter(({ body }) => body.direction === 'out' && isAway(body, day)).length })}
          href="/floating"
        />
        <LedgerRow low margin={<ArrowRightLeft {...ICON} />} name={roster('ways.transfers')} href="/roster/transfers" />
        <LedgerRow low margin={<Calculator {...ICON} />} name={roster('ways.counted')} href="/roster/counted" />
        <LedgerRow low margin={<ClipboardCheck {...ICON} />} name={roster('ways.check')} href="/roster/check" />
        <LedgerRow low margin={<CircleQuestionMark {...ICON} />} name={same('title')} href="/roster/same" />
      </Ledger>
      {report.length > 0 && <SetupList report={report} />}
      {open !== null && writes && <ProfileSheet key={open} recordId={open} branch={branch} onClose={() => setOpen(null)} />}
    </>
  );
}
