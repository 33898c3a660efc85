import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { CheckRow, RosterCheckBody } from '#domain/records/roster-check.ts';
import { checkResult, rowsOfYear } from '#domain/relations/check.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { SmallChoice } from '#ui/small-choice.tsx';
import './roster.css';
import { useRosterRows } from './use-roster.ts';

const readChecks = (db: BranchDb) => recordsOfKind(db, 'rosterCheck');
const ASKED = ['here', 'reached', 'shouldMove'] as const;

/** 关系排查 of this year: three questions about each member, kept at each tap; gone on with at any time and on any phone of the branch. */
export function CheckScreen() {
  const { t } = useTranslation('relations');
  const { actor, db, session, today, newId, writer } = useServices();
  const save = useSave();
  const found = useLive(readChecks);
  const roster = useRosterRows();
  const day = today();
  const year = Number(day.slice(0, 4));
  const checks = found.state === 'ready' ? found.data : [];
  const rows = rowsOfYear(checks, year);
  const people = roster?.rows.filter(({ member }) => isOnRoll(member.body, day)) ?? [];
  const result = checkResult(roster?.roster.members ?? [], rows, day);
  const names = new Map(people.map(({ member }) => [member.id as string, member.body.name]));
  const writes = may.write(actor, {
    townshipId: actor.townshipId,
    branchId: session.branchId as BranchId,
    kind: 'rosterCheck',
    groupId: null,
  });
  // One after the other and over what is stored: two quick taps must not make two checks, nor the second wipe out the first.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const answer = (id: string, question: (typeof ASKED)[number], value: boolean): void => {
    queue.current = queue.current.then(() => write(id, question, value));
  };
  const write = async (id: string, question: (typeof ASKED)[number], value: boolean): Promise<void> => {
    const stored = await readChecks(db);
    const own = stored.filter(({ body }) => body.year === year).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    const before = own?.body ?? RosterCheckBody.parse({ year, startedOn: day });
    const row = CheckRow.parse({ ...rowsOfYear(stored, year)[id], [question]: value, on: day, byName: writer.name });
    await save({
      id: own?.id ?? (newId() as RecordId),
      kind: 'rosterCheck',
      body: { ...before, rows: { ...before.rows, [id]: row } },
      baseline: own ? (own.body as unknown as JsonObject) : null,
    });
  };
  const lists = [
    ['shouldMove', result.shouldMove],
    ['notReached', result.notReached],
    ['notHere', result.notHere],
  ] as const;
  return (
    <AppPage title={t('check.title', { year })} back="/roster/setup">
      {roster && people.length === 0 && <EmptyState title={t('check.empty')} />}
      {people.length > 0 && (
        <Section title={t('check.result')}>
          <p className="zb-block">{t('check.counts', { registered: result.registered, reached: result.reached, right: result.right })}</p>
          <p className="zb-block zb-sub">{result.open.length === 0 ? t('check.done') : t('check.open', { count: result.open.length })}</p>
          {lists.map(
            ([what, ids]) =>
              ids.length > 0 && (
                <p key={what} className="zb-block">
                  {t(`check.list.${what}`, { names: formats().list(ids.map((id) => names.get(id) ?? '')) })}
                </p>
              ),
          )}
          {writes && result.shouldMove.length > 0 && (
            <Ledger>
              {result.shouldMove.map((id) => (
                <LedgerRow
                  key={id}
                  low
                  margin={null}
                  name={names.get(id) ?? ''}
                  end={t('transfers.add')}
                  href={`/roster/transfers?open=${newId()}&member=${id}`}
                />
              ))}
            </Ledger>
          )}
        </Section>
      )}
      {people.map(({ member }) => (
        <Section key={member.id} title={member.body.name}>
          <div className="zb-check-row">
            {ASKED.map((question) => (
              <SmallChoice
                key={question}
                label={t(`check.ask.${question}`)}
                choices={(['yes', 'no'] as const).map((each) => ({ value: each as string, label: t(`check.answer.${question}.${each}`) }))}
                value={said(rows[member.id]?.[question])}
                onChange={(chosen) => writes && answer(member.id, question, chosen === 'yes')}
              />
            ))}
          </div>
        </Section>
      ))}
    </AppPage>
  );
}

const said = (answer: boolean | null | undefined): string => (answer === true ? 'yes' : answer === false ? 'no' : '');
