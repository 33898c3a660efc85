import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowKey } from '#domain/floating/stays.ts';
import { parseYuan } from '#domain/kernel/fen.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { ContactWay, type FloatingStayBody } from '#domain/records/floating-stay.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { MonthBox } from './month-box.tsx';
import { OpinionSheet } from './opinion-sheet.tsx';
import type { StayRecord } from './use-stays.ts';

/** What a sheet writes: the stay with one thing more in it. True when it is kept. */
export type WriteStay = (change: (body: FloatingStayBody) => FloatingStayBody, draftId?: string) => Promise<boolean>;

type SheetProps = { readonly stay: StayRecord; readonly write: WriteStay; readonly onClose: () => void };

/** The small sheets of a stay, one at a time. */
export function StaySheets({ which, stay, onClose }: { readonly which: string; readonly stay: StayRecord; readonly onClose: () => void }) {
  const save = useSave();
  const { db } = useServices();
  const write: WriteStay = async (change, draftId) => {
    // The record itself, not the guest put together from two of one card.
    const stored = (await recordsOfKind(db, 'floatingStay')).find(({ id }) => id === stay.id) ?? stay;
    const saved = await save({
      id: stay.id,
      kind: 'floatingStay',
      body: change(stored.body),
      baseline: stored.body as unknown as JsonObject,
      ...(draftId === undefined ? {} : { draftId }),
    });
    return saved.ok || saved.problem.code === 'record.unchanged';
  };
  const props = { stay, write, onClose };
  switch (which) {
    case 'contact':
      return <ContactSheet {...props} />;
    case 'attended':
      return <AttendedSheet {...props} />;
    case 'dues':
      return <DuesSheet {...props} />;
    case 'opinion':
      return <OpinionSheet {...props} />;
    case 'end':
      return <EndSheet {...props} />;
    default:
      return null;
  }
}

const isDay = (text: string): text is LocalDate => LocalDate.safeParse(text).success;

function ContactSheet({ stay, write, onClose }: SheetProps) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const { newId, today } = useServices();
  const [way, setWay] = useState<ContactWay | null>(null);
  const [on, setOn] = useState<string>(today());
  const [by, setBy] = useState(stay.body.contact?.name ?? '');
  const [tried, setTried] = useState(false);
  const put = async (): Promise<void> => {
    setTried(true);
    if (way === null || !isDay(on) || by.trim() === '') return;
    const contact = { on, byName: by.trim(), way };
    if (await write((body) => ({ ...body, contacts: { ...body.contacts, [newId()]: contact } }))) onClose();
  };
  return (
    <Sheet open title={t('contactSheet.title')} onClose={onClose}>
      <ChoiceChips
        label={t('contactSheet.way')}
        error={tried && way === null ? t('contactSheet.wrongWay') : undefined}
        choices={ContactWay.options.map((value) => ({ value, label: records(`contactWay.${value}`) }))}
        value={way}
        onChange={setWay}
      />
      <DateField
        label={t('contactSheet.on')}
        error={tried && !isDay(on) ? t('contactSheet.wrongOn') : undefined}
        value={on}
        onChange={setOn}
        max={today()}
      />
      <TextField
        label={t('contactSheet.by')}
        hint={t('contactSheet.hint')}
        error={tried && by.trim() === '' ? t('contactSheet.wrongBy') : undefined}
        value={by}
        onChange={setBy}
        maxLength={50}
        autoComplete="off"
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void put()}>
          {t('contactSheet.save')}
        </Button>
      </div>
    </Sheet>
  );
}

function AttendedSheet({ write, onClose }: SheetProps) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const [kind, setKind] = useState<MeetingKind | null>(null);
  const [on, setOn] = useState<string>(today());
  const [tried, setTried] = useState(false);
  const put = async (): Promise<void> => {
    setTried(true);
    if (kind === null || !isDay(on)) return;
    const row = { on, meetingKind: kind };
    if (await write((body) => ({ ...body, attended: { ...body.attended, [rowKey.attended(row)]: row } }))) onClose();
  };
  return (
    <Sheet open title={t('attendedSheet.title')} onClose={onClose}>
      <ChoiceChips
        label={t('attendedSheet.kind')}
        error={tried && kind === null ? t('attendedSheet.wrongKind') : undefined}
        choices={MeetingKind.options.map((value) => ({ value, label: records(`meetingKind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <DateField
        label={t('attendedSheet.on')}
        error={tried && !isDay(on) ? t('attendedSheet.wrongOn') : undefined}
        value={on}
        onChange={setOn}
        max={today()}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void put()}>
          {t('attendedSheet.save')}
        </Button>
      </div>
    </Sheet>
  );
}

function DuesSheet({ write, onClose }: SheetProps) {
  const { t } = useTranslation('floating');
  const { today } = useServices();
  const [on, setOn] = useState<string>(today());
  const [from, setFrom] = useState<string>(today().slice(0, 7));
  const [to, setTo] = useState<string>(today().slice(0, 7));
  const [amount, setAmount] = useState('');
  const [tried, setTried] = useState(false);
  const months = [from, to].map((month) => YearMonth.safeParse(month).data);
  const [first, last] = months;
  const paid = parseYuan(amount.trim());
  const put = async (): Promise<void> => {
    setTried(true);
    if (!isDay(on) || !first || !last || first > last || !paid.ok) return;
    const row = { on, from: first, to: last, fen: paid.value };
    if (await write((body) => ({ ...body, dues: { ...body.dues, [rowKey.dues(row)]: row } }))) onClose();
  };
  const say = (wrong: boolean, sentence: string) => (tried && wrong ? sentence : undefined);
  return (
    <Sheet open title={t('duesSheet.title')} onClose={onClose}>
      <DateField label={t('duesSheet.on')} error={say(!isDay(on), t('duesSheet.wrongOn'))} value={on} onChange={setOn} max={today()} />
      <MonthBox label={t('duesSheet.from')} error={say(!first, t('duesSheet.wrongMonth'))} value={from} onChange={setFrom} />
      <MonthBox
        label={t('duesSheet.to')}
        error={say(!last, t('duesSheet.wrongMonth')) ?? say(Boolean(first && last && first > last), t('duesSheet.wrongOrder'))}
        value={to}
        onChange={setTo}
      />
      <TextField
        label={t('duesSheet.amount')}
        error={say(!paid.ok, t('duesSheet.wrongAmount'))}
        inputMode="decimal"
        value={amount}
        onChange={setAmount}
        maxLength={9}
        autoComplete="off"
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void put()}>
          {t('duesSheet.save')}
        </Button>
      </div>
    </Sheet>
  );
}

function EndSheet({ stay, write, onClose }: SheetProps) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const { db, today } = useServices();
  const save = useSave();
  const out = stay.body.direction === 'out';
  const [how, setHow] = useState<NonNullable<FloatingStayBody['endedAs']> | null>(null);
  const [on, setOn] = useState<string>(today());
  const [tried, setTried] = useState(false);
  const put = async (): Promise<void> => {
    setTried(true);
    if (how === null || !isDay(on) || on < stay.body.since) return;
    if (!(await write((body) => ({ ...body, endedOn: on, endedAs: how })))) return;
    // Who came back is no longer away in the roster.
    const member = (await recordsOfKind(db, 'member')).find(({ id }) => (id as string) === (stay.body.memberId as string | null));
    if (how === 'returned' && member && member.body.away !== null)
      await save({ id: member.id, kind: 'member', body: { ...member.body, away: null }, baseline: member.body as unknown as JsonObject });
    onClose();
  };
  const choices = out ? (['returned', 'transferred'] as const) : (['left', 'transferred'] as const);
  return (
    <Sheet open title={t('endSheet.title')} onClose={onClose}>
      <ChoiceChips
        label={t('endSheet.how')}
        error={tried && how === null ? t('endSheet.wrongHow') : undefined}
        choices={choices.map((value) => ({ value, label: records(`endedAs.${value}`) }))}
        value={how}
        onChange={setHow}
      />
      <DateField
        label={t('endSheet.on')}
        error={tried && (!isDay(on) || on < stay.body.since) ? t('endSheet.wrongOn') : undefined}
        value={on}
        onChange={setOn}
        max={today()}
      />
      <div className="zb-pair">
        <Button onPress={() => void put()}>{t('endSheet.save')}</Button>
        <Button main onPress={onClose}>
          {t('endSheet.keep')}
        </Button>
      </div>
    </Sheet>
  );
}
