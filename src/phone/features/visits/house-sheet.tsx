import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietHouseBody } from '#domain/records/quiet-house.ts';
import { quietOn } from '#domain/visits/quiet.ts';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { VisitModel } from './use-visit-form.ts';
import { labelsIn, type VisitPages } from './visit-facts.ts';

const SHOWN = 30;

/** Another house: from the area's labels and those visited before, or typed, under the thumb. A house that wants no visits says so in the list. */
export function HouseSheet({
  model,
  pages,
  onClose,
}: {
  readonly model: VisitModel;
  readonly pages: VisitPages;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('visits');
  const { body } = model.form;
  const [words, setWords] = useState('');
  const labels = [
    ...labelsIn(pages.areas)(body.areaId),
    ...pages.visits.filter((visit) => visit.body.areaId === body.areaId).map((visit) => visit.body.house),
  ];
  const wanted = words.replace(/\s/gu, '');
  const fitting = [...new Set(labels)].filter((label) => label !== '' && label.replace(/\s/gu, '').includes(wanted)).slice(0, SHOWN);
  const marks = pages.quiet.map((mark) => mark.body);
  const isQuiet = (house: string): boolean => quietOn(marks, { house, areaId: body.areaId }, body.visitedOn) !== undefined;
  const typed = QuietHouseBody.shape.house.safeParse(words.trim());
  const take = (house: string): void => {
    model.setBody({ house });
    onClose();
  };
  return (
    <Sheet open title={t('form.otherHouse')} onClose={onClose}>
      <div className="zb-house-list">
        {fitting.map((label) => (
          <button key={label} type="button" onClick={() => take(label)}>
            {label}
            {isQuiet(label) && <small>{t('quiet.mark')}</small>}
          </button>
        ))}
      </div>
      <TextField
        label={t('form.houseLabel')}
        hint={t('form.houseHint')}
        value={words}
        onChange={setWords}
        maxLength={30}
        autoComplete="off"
      />
      <div className="zb-pair">
        <Button onPress={onClose}>{t('form.close')}</Button>
        <Button main disabled={!typed.success} onPress={() => typed.success && take(typed.data)}>
          {t('form.useLabel')}
        </Button>
      </div>
    </Sheet>
  );
}
