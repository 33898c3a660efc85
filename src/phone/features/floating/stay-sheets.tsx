import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowKey } from '#domain/floating/stays.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import type { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { ContactSheet } from './contact-sheet.tsx';
import { HostDuesSheet } from './host-dues-sheet.tsx';
import { OpinionSheet } from './opinion-sheet.tsx';
import type { StayRecord } from './use-stays.ts';

/** What a sheet writes: the stay with one thing more in it. True when it is kept. */
export type WriteStay = (change: (body: FloatingStayBody) => FloatingStayBody, draftId?: string) => Promise<boolean>;

export type SheetProps = { readonly stay: StayRecord; readonly write: WriteStay; readonly onClose: () => void };

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
      return <HostDuesSheet {...props} />;
    case 'opinion':
      return <OpinionSheet {...props} />;
    case 'end':
      return <EndSheet {...props} />;
    default:
      return null;
  }
}

const isDay = (text: string): text is LocalDate => LocalDate.safeParse(text).success;

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
