import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import type { BranchId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate as Day, type LocalDate } from '#domain/kernel/local-date.ts';
import { Committee, OfficeBody, OfficeTitle } from '#domain/records/office.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
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
import { MemberSelect } from './member-select.tsx';
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
  const [open, setOpen] = useState<Office | 'new' | null>(null);
  const day = today();
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind: 'office', groupId: null });
  const roster = found.state === 'ready' ? found.data : null;
  const offices = [...(roster?.offices ?? [])].sort((a, b) => rank(a) - rank(b));
  const past = offices.filter((office) => !isCurrent(office, day));
  const rows = (list: readonly Office[]) => (
    <Ledger>
      {list.map((office) => (
        <OfficeRow key={office.id} office={office} onPress={writes ? () => setOpen(office) : undefined} />
      ))}
    </Ledger>
  );
  return (
    <AppPage
      title={t('offices.title')}
      back="/roster/setup"
      action={
        writes ? (
          <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('offices.add')} onPress={() => setOpen('new')} />
        ) : undefined
      }
    >
      {roster && offices.length === 0 && (
        <EmptyState
          title={t('offices.emptyTitle')}
          help={t('offices.emptyHelp')}
          act={writes ? { label: t('offices.add'), onPress: () => setOpen('new') } : undefined}
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
      {open !== null && roster && (
        <OfficeSheet
          key={open === 'new' ? 'new' : open.id}
          office={open === 'new' ? null : open}
          roster={roster}
          onClose={() => setOpen(null)}
        />
      )}
    </AppPage>
  );
}

function OfficeRow({ office, onPress }: { readonly office: Office; readonly onPress: (() => void) | undefined }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const words = useDayWords();
  const { body } = office;
  const term =
    body.until === null
      ? t('offices.since', { day: words.day(body.from) })
      : t('offices.term', { from: words.day(body.from), until: words.day(body.until) });
  const title = records(`officeTitle.${body.title}`);
  return <LedgerRow margin={<b>{[...body.name][0]}</b>} name={body.name} facts={t('offices.fact', { title, term })} onPress={onPress} />;
}

function OfficeSheet({
  office,
  roster,
  onClose,
}: {
  readonly office: Office | null;
  readonly roster: Roster;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const { newId, today } = useServices();
  const save = useSave();
  const [memberId, setMemberId] = useState<string | null>(office?.body.memberId ?? null);
  const [other, setOther] = useState(office?.body.memberId === null ? office.body.name : '');
  const [committee, setCommittee] = useState<Committee | null>(office?.body.committee ?? null);
  const [title, setTitle] = useState<OfficeTitle | null>(office?.body.title ?? null);
  const [from, setFrom] = useState<string>(office?.body.from ?? '');
  const [until, setUntil] = useState<string>(office?.body.until ?? '');
  const [tried, setTried] = useState(false);
  const [unseen, setUnseen] = useState(false);
  const name = roster.members.find((member) => (member.id as string) === memberId)?.body.name ?? other;
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
    const saved = await save({
      id: office?.id ?? (newId() as RecordId),
      kind: 'office',
      body: read.data,
      baseline: office ? (office.body as unknown as JsonObject) : null,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
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
        onChange={setMemberId}
      />
      {memberId === null && (
        <TextField
          label={t('offices.other')}
          value={other}
          error={unseen ? t('wrong.hiddenCharacters') : undefined}
          onChange={setOther}
          maxLength={50}
          autoComplete="off"
        />
      )}
      <ChoiceChips
        label={t('offices.committee')}
        error={say(wrong.committee)}
        choices={Committee.options.map((value) => ({ value, label: records(`committee.${value}`) }))}
        value={committee}
        onChange={setCommittee}
      />
      <ChoiceChips
        label={t('offices.post')}
        error={say(wrong.title)}
        choices={OfficeTitle.options.map((value) => ({ value, label: records(`officeTitle.${value}`) }))}
        value={title}
        onChange={setTitle}
      />
      <DateField label={t('offices.from')} error={say(wrong.from)} value={from} onChange={setFrom} />
      <DateField
        label={t('offices.until')}
        note={t('form.optional')}
        hint={t('offices.untilHint')}
        error={say(wrong.until)}
        value={until}
        onChange={setUntil}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('offices.save')}
        </Button>
      </div>
    </Sheet>
  );
}
