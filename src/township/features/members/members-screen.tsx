import { Input, Select } from 'antd';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { TableVirtuoso } from 'react-virtuoso';
import { type MemberBody, MemberStatus } from '#domain/records/member.ts';
import { formats } from '#i18n/format.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { Empty, PageBar, StandingPill, standingOf, Waiting } from '#township/parts.tsx';
import { useBranches, useMembers } from '#township/queries.ts';
import { useSay } from '#township/say.ts';

const COLUMNS = ['name', 'branch', 'sex', 'age', 'status', 'joinedOn', 'education', 'occupation', 'review'] as const;

/** Every member of the township or of one village, in the order of the register; a row opens the record. */
export function MembersScreen() {
  const { t } = useTranslation(['deskMembers', 'deskShell', 'records']);
  const [params, setParams] = useSearchParams();
  const say = useSay();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const branchId = params.get('branch') ?? '';
  const status = params.get('status') ?? '';
  const branches = useBranches();
  const members = useMembers({ ...(branchId ? { branchId } : {}), ...(search ? { search } : {}) });
  const set = (key: string, value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(key);
        else next.set(key, value);
        return next;
      },
      { replace: true },
    );
  const place = new Map((branches.data?.branches ?? []).map((branch) => [branch.id as string, branch]));
  const rows = (members.data?.records ?? [])
    .filter((record) => status === '' || record.body['status'] === status)
    .sort((a, b) => (place.get(a.branchId)?.order ?? 0) - (place.get(b.branchId)?.order ?? 0));
  return (
    <>
      <PageBar title={t('deskMembers:heading')}>
        <Select<string>
          aria-label={t('deskShell:filter.branch')}
          value={branchId}
          onChange={(value) => set('branch', value)}
          options={[
            { value: '', label: t('deskShell:filter.allBranches') },
            ...[...place.values()].map((branch) => ({ value: branch.id as string, label: say.village(branch.name) })),
          ]}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <Select<string>
          aria-label={t('deskMembers:column.status')}
          value={status}
          onChange={(value) => set('status', value)}
          options={[
            { value: '', label: t('deskMembers:status.all') },
            ...MemberStatus.options.map((one) => ({ value: one as string, label: t(`records:memberStatus.${one}`) })),
          ]}
          popupMatchSelectWidth={false}
        />
        {members.data ? (
          <span className="zb-sub">{t(members.data.more ? 'deskMembers:countMore' : 'deskMembers:count', { n: rows.length })}</span>
        ) : null}
        <Input
          className="dk-search"
          prefix={<Search className="zb-icon" aria-hidden="true" />}
          aria-label={t('deskShell:filter.search')}
          placeholder={t('deskShell:filter.search')}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </PageBar>
      {members.data === undefined || branches.data === undefined ? (
        <Waiting error={members.error ?? branches.error} again={() => void members.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t('deskMembers:empty')} hint={t('deskMembers:emptyHint')} />
      ) : (
        <TableVirtuoso
          className="dk-table"
          data={rows}
          endReached={() => void (members.hasNextPage && !members.isFetchingNextPage && members.fetchNextPage())}
          initialItemCount={Math.min(rows.length, 30)}
          computeItemKey={(_, record) => record.id}
          fixedHeaderContent={() => (
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`deskMembers:column.${column}`)}
                </th>
              ))}
            </tr>
          )}
          itemContent={(_, record) => <Cells record={record} branch={say.village(place.get(record.branchId)?.name ?? '')} />}
        />
      )}
    </>
  );
}

function Cells({ record, branch }: { record: SyncedRecord; branch: string }) {
  const { t } = useTranslation(['deskMembers', 'records']);
  const say = useSay();
  const navigate = useNavigate();
  const body = record.body as unknown as MemberBody;
  const open = (): void => void navigate(`/records/${record.id}`);
  const state = record.review.state;
  return (
    <>
      <th scope="row">
        <button type="button" className="dk-name" onClick={open}>
          {body.name}
        </button>
      </th>
      <td>{branch}</td>
      <td>{t(`records:sex.${body.sex}`)}</td>
      <td className="dk-num">{body.birthMonth === null ? '' : ageOn(body.birthMonth, say.today)}</td>
      <td>
        {body.away
          ? t('deskMembers:statusAway', { status: t(`records:memberStatus.${body.status}`) })
          : t(`records:memberStatus.${body.status}`)}
      </td>
      <td className="dk-num">{body.joinedOn === null ? '' : formats().fullDay(body.joinedOn)}</td>
      <td>{body.education === null ? '' : t(`records:education.${body.education}`)}</td>
      <td>{body.occupation === null ? '' : t(`records:occupation.${body.occupation}`)}</td>
      <td>
        <StandingPill standing={standingOf(state)}>{t(`deskMembers:review.${state}`)}</StandingPill>
      </td>
    </>
  );
}

/** Whole years since a birth month; the month itself already counts. */
function ageOn(birthMonth: string, today: string): number {
  const months =
    (Number(today.slice(0, 4)) - Number(birthMonth.slice(0, 4))) * 12 + Number(today.slice(5, 7)) - Number(birthMonth.slice(5, 7));
  return Math.floor(months / 12);
}
