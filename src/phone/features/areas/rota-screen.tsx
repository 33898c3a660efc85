import { ChevronLeft, ChevronRight, Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { mondayOf, nextWeek, type RotaRow, rotaWeek } from '#domain/areas/rota.ts';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, LocalDate } from '#domain/kernel/local-date.ts';
import { DutyRotaBody, type RotaDay } from '#domain/records/duty-rota.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { formats } from '#i18n/format.ts';
import { KeptEnd, KeptForm } from '#phone/kept-sheet.tsx';
import { MemberSelect } from '#phone/member-select.tsx';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import type { SheetDraft } from '#phone/use-sheet-draft.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import './areas.css';
import { useMayWrite } from './use-areas.ts';

type Rota = {
  readonly rotas: readonly LocalRecord<'dutyRota'>[];
  readonly members: readonly LocalRecord<'member'>[];
  readonly offices: readonly LocalRecord<'office'>[];
};

async function readRota(db: BranchDb): Promise<Rota> {
  const [rotas, members, offices] = await Promise.all([
    recordsOfKind(db, 'dutyRota'),
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'office'),
  ]);
  return { rotas: rotas.sort((a, b) => (a.id < b.id ? -1 : 1)), members, offices };
}

const WEEKDAYS = ['0', '1', '2', '3', '4', '5', '6'] as const;

/** Which day of its week, Monday first. */
const weekday = (day: LocalDate): (typeof WEEKDAYS)[number] => WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '0';

/** 值班: who sits in the activity room on which day, a week at a time; to be shared as text. Whether they came is not asked. */
export function RotaScreen() {
  const { t } = useTranslation('areas');
  const { today, newId, session, shareText, copyText } = useServices();
  const words = useDayWords();
  const toast = useToast();
  const save = useSave();
  const found = useLive(readRota);
  const writes = useMayWrite()('dutyRota');
  const [params, setParams] = useSearchParams();
  const asked = LocalDate.safeParse(params.get('week'));
  const weekOf = mondayOf(asked.success ? asked.data : today());
  const go = (to: LocalDate): void => setParams({ week: to }, { replace: true });
  const setDay = (on: LocalDate | null): void => setParams({ week: weekOf, ...(on === null ? {} : { day: on }) }, { replace: true });
  const rota = found.state === 'ready' ? found.data : null;
  const rows = rota ? rotaWeek(rota.rotas, weekOf) : [];
  const day = writes ? rows.find(({ on }) => on === params.get('day')) : undefined;
  const last = rota ? nextWeek(rotaWeek(rota.rotas, addDays(weekOf, -7))) : {};
  const empty = rows.every((row) => row.people.length === 0);
  const write = async (days: Readonly<Record<string, RotaDay>>, draftId?: string): Promise<boolean> => {
    const own = rota?.rotas.filter(({ body }) => body.weekOf === weekOf) ?? [];
    const [first] = own;
    const body = first?.body ?? DutyRotaBody.parse({ weekOf });
    const saved = await save({
      id: first?.id ?? (newId() as RecordId),
      kind: 'dutyRota',
      body: { ...body, rotaDays: { ...body.rotaDays, ...days } },
      baseline: first ? (first.body as unknown as JsonObject) : null,
      ...(draftId === undefined ? {} : { draftId }),
    });
    if (!saved.ok && saved.problem.code !== 'record.unchanged') return false;
    // A second record of the week, begun on another phone: the day is said once, in the first.
    for (const other of own.slice(1)) {
      const kept = Object.fromEntries(Object.entries(other.body.rotaDays).filter(([on]) => !(on in days)));
      await save({
        id: other.id,
        kind: 'dutyRota',
        body: { ...other.body, rotaDays: kept },
        baseline: other.body as unknown as JsonObject,
      });
    }
    setDay(null);
    return true;
  };
  const title = t('rota.shareTitle', {
    branch: session.branchName ?? '',
    from: formats().shortDay(weekOf),
    to: formats().shortDay(addDays(weekOf, 6)),
  });
  const lines = rows
    .filter((row) => row.people.length > 0)
    .map((row) =>
      t('rota.shareRow', { day: words.dayWeek(row.on), people: formats().list(row.people.map(({ name }) => name)), note: row.note }).trim(),
    );
  const text = [title, ...lines].join('\n');
  const share = async (): Promise<void> => {
    if (await shareText(text)) return;
    if (await copyText(text)) toast({ text: t('rota.copied') });
  };
  return (
    <AppPage
      title={t('rota.title')}
      subtitle={t('rota.week', { from: formats().shortDay(weekOf), to: formats().shortDay(addDays(weekOf, 6)) })}
      back="/areas"
      action={
        empty ? undefined : (
          <BarAction icon={<Share2 className="zb-icon" aria-hidden="true" />} label={t('rota.share')} onPress={() => void share()} />
        )
      }
    >
      <div className="zb-pair zb-rota-weeks">
        <Button icon={<ChevronLeft className="zb-icon" aria-hidden="true" />} onPress={() => go(addDays(weekOf, -7))}>
          {t('rota.before')}
        </Button>
        <Button icon={<ChevronRight className="zb-icon" aria-hidden="true" />} onPress={() => go(addDays(weekOf, 7))}>
          {t('rota.after')}
        </Button>
      </div>
      {rota && (
        <Section title={t('rota.days')}>
          <Ledger>
            {rows.map((row) => (
              <LedgerRow
                key={row.on}
                margin={formats().shortDay(row.on)}
                name={row.people.length === 0 ? t('rota.nobody') : formats().list(row.people.map(({ name }) => name))}
                nameNote={t(`rota.weekday.${weekday(row.on)}`)}
                facts={row.note}
                onPress={writes ? () => setDay(row.on) : undefined}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {rota && writes && empty && Object.keys(last).length > 0 && (
        <div className="zb-tools">
          <Button wide onPress={() => void write(last)}>
            {t('rota.asLast')}
          </Button>
        </div>
      )}
      {day && rota && (
        <DaySheet
          key={day.on}
          row={day}
          rota={rota}
          onClose={() => setDay(null)}
          onWrite={(of, draftId) => write({ [day.on]: of }, draftId)}
        />
      )}
    </AppPage>
  );
}

/** Who is on duty on one day: members and cadres, up to five, and a note for a swap. */
function DaySheet(props: DayProps) {
  const { t } = useTranslation('areas');
  const words = useDayWords();
  const { on, people, note } = props.row;
  return (
    <KeptForm<Typed>
      of={{ form: 'rotaDay', recordId: on as string as RecordId, baseline: null }}
      blank={{ on, week: mondayOf(on), people, note: note.slice(0, MOST_NOTE) }}
      name={t('rota.dayTitle', { day: words.dayWeek(on) })}
    >
      {(draft) => <DayForm {...props} draft={draft} />}
    </KeptForm>
  );
}

const MOST_NOTE = 40;

type DayProps = {
  readonly row: RotaRow;
  readonly rota: Rota;
  readonly onClose: () => void;
  readonly onWrite: (day: RotaDay, draftId: string) => Promise<boolean>;
};

type Typed = { readonly on: string; readonly week: string; readonly people: RotaDay['people']; readonly note: string };

function DayForm({ row, rota, onClose, onWrite, draft }: DayProps & { readonly draft: SheetDraft<Typed> }) {
  const { t } = useTranslation('areas');
  const { today } = useServices();
  const words = useDayWords();
  const { people, note } = draft.value;
  const setPeople = (chosen: RotaDay['people']): void => draft.set({ people: chosen });
  const put = async (): Promise<void> => {
    await draft.stop();
    if (!(await onWrite({ people, note }, draft.id))) draft.resume();
  };
  const held = new Set(
    rota.offices.filter(({ body }) => body.until === null || body.until >= row.on).map(({ body }) => body.memberId as string),
  );
  const others = rota.offices
    .filter(({ body }) => body.memberId === null && (body.until === null || body.until >= row.on))
    .map(({ body }) => body.name)
    .filter((name) => !people.some((person) => person.name === name));
  const members = rota.members
    .filter(({ id, body }) => isOnRoll(body, today()) && !people.some((person) => (person.memberId as string | null) === id))
    .sort((a, b) => Number(held.has(b.id)) - Number(held.has(a.id)));
  const add = (id: string | null): void => {
    const member = rota.members.find((each) => each.id === id);
    if (member) setPeople([...people, { memberId: member.id as string as MemberId, name: member.body.name }]);
  };
  return (
    <Sheet open title={t('rota.dayTitle', { day: words.dayWeek(row.on) })} onClose={onClose}>
      <Ledger>
        {people.map((person) => (
          <LedgerRow
            key={person.memberId ?? person.name}
            low
            margin={<b>{[...person.name][0]}</b>}
            name={person.name}
            end={t('takeOut')}
            onPress={() => setPeople(people.filter((other) => other !== person))}
          />
        ))}
      </Ledger>
      {people.length < 5 && <MemberSelect label={t('rota.add')} none={t('choose')} members={members} value={null} onChange={add} />}
      {people.length < 5 && others.length > 0 && (
        <div className="zb-tools zb-area-acts">
          {others.map((name) => (
            <Button key={name} wide onPress={() => setPeople([...people, { memberId: null, name }])}>
              {t('rota.addCadre', { name })}
            </Button>
          ))}
        </div>
      )}
      <TextField
        label={t('rota.note')}
        note={t('optional')}
        hint={t('rota.noteHint')}
        value={note}
        onChange={(typed) => draft.set({ note: typed })}
        maxLength={MOST_NOTE}
        autoComplete="off"
      />
      <KeptEnd label={t('rota.save')} onSave={() => void put()} draft={draft} onClose={onClose} />
    </Sheet>
  );
}
