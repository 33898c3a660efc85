import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CandidateBody } from '#domain/records/candidate.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import type { ReserveCadreBody } from '#domain/records/reserve-cadre.ts';
import { type RegisterFacts, registerNames, registerOn } from '#domain/roster/registers.ts';
import { structureOf } from '#domain/roster/structure.ts';
import { formats } from '#i18n/format.ts';
import { registerCell, registerColumn } from '#i18n/register-words.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { BranchRegisters } from '#protocol/registers.ts';
import { Choice, Empty, PageBar, Waiting } from '#township/parts.tsx';
import { useBranches } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';
import { registerShares } from '#ui/register-shares.ts';
import { RegisterSheet } from '#ui/register-sheet.tsx';
import './registers.css';
import { SamePeople } from './same-people.tsx';
import { StructureTables } from './structure-tables.tsx';
import { TownshipStructureView } from './township-structure.tsx';

const views = [...registerNames, 'structure', 'samePeople'] as const;
type View = (typeof views)[number];

/** 四册与结构: a village's registers as they go on paper and how its members are made up; without a village, how the whole township is. */
export function RegistersScreen() {
  const { t } = useTranslation(['registers', 'structure', 'samePeople']);
  const say = useSay();
  const branches = useBranches();
  const [params, setParams] = useSearchParams();
  const branchId = params.get('branch') ?? '';
  const asked = params.get('view');
  const view: View = views.find((one) => one === asked) ?? 'members';
  if (branches.data === undefined) return <Waiting error={branches.error} again={() => void branches.refetch()} />;
  const branch = branches.data.branches.find((one) => one.id === branchId);
  return (
    <>
      <PageBar title={t('structure:desk')}>
        <Select<string>
          aria-label={t('structure:whose')}
          value={branchId}
          onChange={(value) => setParams(value === '' ? {} : { branch: value, view }, { replace: true })}
          options={[
            { value: '', label: t('structure:all') },
            ...branches.data.branches.map((one) => ({ value: one.id as string, label: say.village(one.name) })),
          ]}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </PageBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing else on the page takes the keys that scroll it */}
      <div className="dk-page dk-registers" tabIndex={0}>
        {branch ? (
          <>
            <p className="dk-choices">
              {views.map((one) => (
                <Choice key={one} chosen={one === view} onChoose={() => setParams({ branch: branchId, view: one }, { replace: true })}>
                  {one === 'structure' ? t('structure:title') : one === 'samePeople' ? t('samePeople:title') : t(`registers:name.${one}`)}
                </Choice>
              ))}
            </p>
            {view === 'samePeople' ? (
              <SamePeople key={branch.id} branchId={branch.id} />
            ) : (
              <OfBranch key={branch.id} branchId={branch.id} branchName={branch.name} view={view} />
            )}
          </>
        ) : (
          <TownshipStructureView />
        )}
      </div>
    </>
  );
}

const bodiesOf = <Body,>(records: readonly SyncedRecord[], kind: string): { readonly id: string; readonly body: Body }[] =>
  records.filter((record) => record.kind === kind).map((record) => ({ id: record.id, body: record.body as unknown as Body }));

function OfBranch({
  branchId,
  branchName,
  view,
}: {
  readonly branchId: string;
  readonly branchName: string;
  readonly view: Exclude<View, 'samePeople'>;
}) {
  const { t } = useTranslation('registers');
  const { client } = useServices();
  const found = useQuery({
    queryKey: ['registers', branchId],
    queryFn: ({ signal }) => client.get(`/branches/${branchId}/registers`, BranchRegisters, signal),
  });
  if (found.data === undefined) return <Waiting error={found.error} again={() => void found.refetch()} />;
  const { records, day } = found.data;
  const facts: RegisterFacts = {
    members: bodiesOf<MemberBody>(records, 'member'),
    groups: bodiesOf<GroupBody>(records, 'group'),
    offices: bodiesOf<OfficeBody>(records, 'office'),
    candidates: bodiesOf<CandidateBody>(records, 'candidate'),
    reserveCadres: bodiesOf<ReserveCadreBody>(records, 'reserveCadre'),
  };
  if (view === 'structure')
    return (
      <StructureTables
        tables={structureOf(
          facts.members.map(({ body }) => body),
          day,
        ).map(({ name, cells }) => ({ name, cells: cells.filter(({ n }) => n > 0), hidden: 0 }))}
      />
    );
  const register = registerOn(view, facts, day);
  if (register.rows.length === 0) return <Empty title={t(`empty.${view}`)} />;
  return (
    <div className="zb-print-shown">
      <p className="dk-acts">
        <span className="zb-sub">{register.gaps > 0 ? t('gaps', { n: register.gaps }) : t('noGaps')}</span>
        <button type="button" className="zb-btn zb-btn-main" onClick={() => window.print()}>
          <Printer className="zb-icon" aria-hidden="true" />
          {t('print')}
        </button>
      </p>
      <RegisterSheet
        title={t(`sheetTitle.${view}`)}
        place={t('place', { branch: branchName, day: formats().fullDay(day) })}
        numberLabel={t('number')}
        columns={register.columns.map((column) => ({ key: column, label: registerColumn(column), share: registerShares[column] ?? 8 }))}
        rows={register.rows.map((row) => ({ id: row.id, cells: row.cells.map(registerCell) }))}
        foot={t('foot')}
        gapLabel={t('gap')}
      />
    </div>
  );
}
