import { useTranslation } from 'react-i18next';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { MatterLevel, MatterTopic } from '#domain/records/matter.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import type { VisitModel } from './use-visit-form.ts';

/** What the matter is about, who can settle it, and by when it is answered. */
export function MatterSheet({ model, onClose }: { readonly model: VisitModel; readonly onClose: () => void }) {
  const { t } = useTranslation('visits');
  const { t: records } = useTranslation('records');
  const { topic, level, answerBy } = model.form;
  return (
    <Sheet open title={t('form.matterTitle')} onClose={onClose}>
      <ChoiceChips
        label={records('field.topic')}
        choices={MatterTopic.options.map((each) => ({ value: each, label: records(`matterTopic.${each}`) }))}
        value={topic}
        onChange={(chosen) => chosen && model.set({ topic: chosen })}
      />
      <ChoiceChips
        label={records('field.level')}
        hint={level === 'village' ? undefined : t('form.passHint')}
        choices={MatterLevel.options.map((each) => ({ value: each, label: records(`matterLevel.${each}`) }))}
        value={level}
        onChange={(chosen) => chosen && model.set({ level: chosen })}
      />
      <DateField
        label={records('field.answerBy')}
        value={answerBy}
        onChange={(typed) => {
          const day = LocalDate.safeParse(typed);
          if (day.success) model.set({ answerBy: day.data });
        }}
      />
      <div className="zb-tools">
        <Button main wide onPress={onClose}>
          {t('form.done')}
        </Button>
      </div>
    </Sheet>
  );
}
