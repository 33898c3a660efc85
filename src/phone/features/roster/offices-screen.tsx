import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { BranchId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate as Day, type LocalDate } from '#domain/kernel/local-date.ts';
import { membersGone } from '#domain/records/duplicates.ts';
import { Committee, OfficeBody, OfficeTitle } from '#domain/records/office.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { begunSheet, type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import './roster.css';
import { DropDraft } from '#phone/drop-draft.tsx';
import { MemberSelect } from '#phone/member-select.tsx';
import { countHolders, heldOffices, type Roster, readRoster } from './use-roster.ts';

type Office = LocalRecord<'office'>;

const isCurrent = (office: Office, day: LocalDate): boolean => heldOffices([office], day).length > 0;
const rank = ({ body }: Office): number => OfficeTitle.options.indexOf(body.title);

/** 两委班子: who holds what, by committee; past terms stand below. */
export function OfficesScreen() {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const { actor, session, today } = useServices();
  const found = useLive(readRoster);
  const { db, newId } = useServices();
  const [params, setParams] = useSearchParams();
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const openNew = (): void => void begunSheet(db, 'office', newId).then(setOpen);
  const day = today();
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind: 'office', groupId: null });
  const roster = found.state === 'ready' ? found.data : null;
  const offices = [...(roster?.offices ?? [])].sort((a, b) => rank(a) - rank(b));
  const onRoster = new Set(roster?.members.map(({ id }) => id as string));
  const past = offices.filter((office) => !isCurrent(office, day));
  const rows = (list: readonly Office[]) => (
    <Ledger>
      {list.map((office) => (
        <OfficeRow
          key={office.id}
          office={office}
          gone={roster !== null && membersGone(office.members as MemberId[], onRoster).length > 0}
          onPress={writes ? () => setOpen(office.id) : undefined}
        />
      ))}
    </Ledger>
  );
  return (
    <AppPage
      title={t('offices.title')}
      back="/roster/setup"
      action={
        writes ? <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('offices.add')} onPress={openNew} /> : undefined
      }
    >
      {roster && offices.length === 0 && (
        <EmptyState
          title={t('offices.emptyTitle')}
          help={t('offices.emptyHelp')}
          act={writes ? { label: t('offices.add'), onPress: openNew } : { label: t('toRoster'), href: '/roster' }}
        />
      )}
      {Committee.options.map((committee) => {
        const held = offices.filter((office) => office.body.committee === committee && isCurrent(office, day));
        return held.length === 0 ? null : (
          <Section
            key={committee}
            title={records(`committee.${committee}`)}
            aside={t('setup.officeCount', { count: countHolders(held, day) })}
          >
            {rows(held)}
          </Section>
        );
      })}
      {past.length > 0 && <Section title={t('offices.past')}>{rows(past)}</Section>}
      {open !== null && roster && writes && (
        <OfficeSheet
          key={open}
          recordId={open}
          office={offices.find(({ id }) => id === open) ?? null}
          roster={roster}
          onClose={() => setOpen(null)}
        />
      )}
    </AppPage>
  );
}

function OfficeRow({
  office,
  gone,
  onPress,
}: {
  readonly office: Office;
  /** His record was deleted; the office still names him. */
  readonly gone: boolean;
  readonly onPress: (() => void) | undefined;
}) {
  const { t } = useTranslation('roster');
  const { t: asks } = useTranslation('attention');
  const { t: records } = useTranslation('records');
  const words = useDayWords();
  const { body } = office;
  const term =
    body.until === null
      ? t('offices.since', { day: words.day(body.from) })
      : t('offices.term', { from: words.day(body.from), until: words.day(body.until) });
  const title = records(`officeTitle.${body.title}`);
  return (
    <LedgerRow
      margin={<b>{[...body.name][0]}</b>}
      name={body.name}
      facts={
        <>
          {t('offices.fact', { title, term })}
          {gone && <span className="zb-gone">{asks('like.missing', { name: body.name })}</span>}
        </>
      }
      onPress={onPress}
    />
  );
}

type OfficeDraft = {
  readonly memberId: string | null;
  readonly other: string;
  readonly committee: Committee | null;
  readonly title: OfficeTitle | null;
  readonly from: string;
  readonly until: string;
};

type SheetProps = {
  readonly office: Office | null;
  /** The office's id, or the one that a new office will have. */
  readonly recordId: RecordId;
  readonly roster: Roster;
  readonly onClose: () => void;
};

function OfficeSheet(props: SheetProps) {
  const { office, recordId } = props;
  const of: SheetOf = { form: 'office', recordId, baseline: office ? (office.body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<OfficeDraft>(of, {
    memberId: office?.body.memberId ?? null,
    other: office?.body.memberId === null ? office.body.name : '',
    committee: office?.body.committee ?? null,
    title: office?.body.title ?? null,
    from: office?.body.from ?? '',
    until: office?.body.until ?? '',
  });
  return opened && <OpenedOfficeSheet {...props} of={of} opened={opened} />;
}

function OpenedOfficeSheet({
  office,
  recordId,
  roster,
  onClose,
  of,
  opened,
}: SheetProps & { readonly of: SheetOf; readonly opened: { readonly value: OfficeDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const save = useSave();
  const nameOf = ({ memberId, other }: OfficeDraft): string =>
    roster.members.find((member) => (member.id as string) === memberId)?.body.name ?? other;
  const draft = useSheetDraft<OfficeDraft>(of, opened, nameOf);
  const { memberId, other, committee, title, from, until } = draft.value;
  const [tried, setTried] = useState(false);
  const [unseen, setUnseen] = useState(false);
  const name = nameOf(draft.value);
  const wrong = {
    person: memberId === null && other.trim() === '' ? t('offices.personMissing') : undefined,
    committee: committee === null ? t('offices.committeeMissing') : undefined,
    title: title === null ? t('offices.postMissing') : undefined,
    from: Day.safeParse(from).success ? undefined : t('offices.fromMissing'),
    until: until !== '' && until < from ? t('offices.untilBefore') : undefined,
  };
  const write = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some((said) => said !== undefined)) return;
    const read = OfficeBody.safeParse({
      approvedOn: office?.body.approvedOn ?? null,
      note: office?.body.note ?? '',
      memberId: memberId as MemberId | null,
      name: name.trim(),
      committee,
      title,
      from,
      until: until === '' ? null : until,
    });
    // The boxes above leave only one fault: letters in a name that are not to be seen.
    if (!read.success) return setUnseen(true);
    await draft.stop();
    const saved = await save({
      id: recordId,
      kind: 'office',
      body: read.data,
      baseline: of.baseline,
      draftId: draft.id,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  const say = (sentence: string | undefined) => (tried ? sentence : undefined);
  return (
    <Sheet open title={office ? office.body.name : t('offices.add')} onClose={onClose}>
      <MemberSelect
        label={t('offices.person')}
        none={t('offices.other')}
        error={say(wrong.person)}
        members={roster.members.filter(({ id, body }) => isOnRoll(body, today()) || (id as string) === memberId)}
        value={memberId}
        onChange={(chosen) => draft.set({ memberId: chosen })}
      />
      {memberId === null && (
        <TextField
          label={t('offices.other')}
          value={other}
          error={unseen ? t('wrong.hiddenCharacters') : undefined}
          onChange={(chosen) => draft.set({ other: chosen })}
          maxLength={50}
          autoComplete="off"
        />
      )}
      <ChoiceChips
        label={t('offices.committee')}
        error={say(wrong.committee)}
        choices={Committee.options.map((value) => ({ value, label: records(`committee.${value}`) }))}
        value={committee}
        onChange={(chosen) => draft.set({ committee: chosen })}
      />
      <ChoiceChips
        label={t('offices.post')}
        error={say(wrong.title)}
        choices={OfficeTitle.options.map((value) => ({ value, label: records(`officeTitle.${value}`) }))}
        value={title}
        onChange={(chosen) => draft.set({ title: chosen })}
      />
      <DateField label={t('offices.from')} error={say(wrong.from)} value={from} onChange={(chosen) => draft.set({ from: chosen })} />
      <DateField
        label={t('offices.until')}
        note={t('form.optional')}
        hint={t('offices.untilHint')}
        error={say(wrong.until)}
        value={until}
        onChange={(chosen) => draft.set({ until: chosen })}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('offices.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
