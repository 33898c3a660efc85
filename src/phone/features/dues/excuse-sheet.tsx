import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuesMember } from '#domain/dues/books-of-branch.ts';
import { standardId } from '#domain/dues/entry-ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { assessmentInput } from './assess-model.ts';

const kinds = ['defer', 'cannot', 'other'] as const;
type Typed = { readonly memberId: string; readonly month: string; readonly kind: (typeof kinds)[number]; readonly reason: string };
type Props = { readonly member: DuesMember; readonly month: YearMonth; readonly excused: string; readonly onClose: () => void };

/** Why a month was not paid, where the branch accepts the reason: it is still owed, and does not count as unpaid without cause. */
export function ExcuseSheet(props: Props) {
  const { writer } = useServices();
  const { member, month } = props;
  const year = Number(month.slice(0, 4));
  const standard = member.standards.find((each) => each.year === year);
  const baseline = (standard ?? null) as unknown as JsonObject | null;
  const of: SheetOf = { form: 'duesExcuse', recordId: standardId(writer.branchId, member.id, year), baseline, part: month };
  const opened = useOpenedSheet<Typed>(of, { memberId: member.id, month, kind: 'defer', reason: '' });
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  member,
  month,
  excused,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: Typed; readonly begun: boolean } }) {
  const { t } = useTranslation('dues');
  const { writer } = useServices();
  const save = useSave();
  const draft = useSheetDraft<Typed>(of, opened, () => t('member.title', { name: member.body.name }));
  const { kind, reason } = draft.value;
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const write = async (said: string): Promise<void> => {
    await draft.stop();
    const input = assessmentInput(writer.branchId, member, Number(month.slice(0, 4)), {
      from: month,
      step: null,
      excused: { [month]: said },
    });
    const saved = await save({ ...input, draftId: draft.id });
    if (saved.ok) onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('excuse.title', { month: formats().monthName(month) })} onClose={onClose}>
      {excused !== '' && <p className="zb-sub">{excused}</p>}
      <ChoiceChips
        label={t('excuse.kind')}
        hint={t('excuse.hint')}
        choices={kinds.map((each) => ({ value: each, label: t(`excuse.${each}`) }))}
        value={kind}
        onChange={(chosen) => chosen && draft.set({ kind: chosen })}
      />
      <TextField
        label={t('excuse.reason')}
        autoComplete="off"
        maxLength={30}
        value={reason}
        onChange={(text) => draft.set({ reason: text })}
        error={tried && missing ? t('excuse.reasonMissing') : undefined}
      />
      <div className={excused === '' ? 'zb-tools' : 'zb-pair'}>
        {excused !== '' && <Button onPress={() => void write('')}>{t('excuse.clear')}</Button>}
        <Button
          main
          wide={excused === ''}
          onPress={() => {
            setTried(true);
            if (!missing) void write(t('excuse.said', { kind: t(`excuse.${kind}`), reason: reason.trim() }));
          }}
        >
          {t('excuse.save')}
        </Button>
      </div>
    </Sheet>
  );
}
