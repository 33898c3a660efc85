import type { TFunction } from 'i18next';
import type { AppraisalBody } from '#domain/records/appraisal.ts';
import { appraisalHints } from '#domain/rules/appraisal.ts';
import type { Say } from '#township/say.ts';
import type { FieldNow } from './field-row.ts';
import { remedyLines } from './remedy-lines.ts';

type Words = {
  readonly t: TFunction<['inbox', 'records', 'photos', 'appraisal', 'meetings']>;
  readonly minutes: TFunction<'meetings'>;
  readonly say: Say;
};

/** An appraisal's record as lines to read: numbers, and what of them is worth a look. */
export function appraisalRows(body: AppraisalBody, { t, minutes, say }: Words): FieldNow[] {
  const hints = appraisalHints(body);
  const row = (key: keyof AppraisalBody, line: string): FieldNow => ({
    key,
    path: key,
    label: t(`records:field.${key}`),
    lines: line === '' ? [] : line.split('\n'),
    doubts: hints.filter(({ field }) => field === key).map(({ code, facts }) => t(`appraisal:hint.${code}`, facts)),
    proposable: key === 'notes' || key === 'place',
  });
  const numbers = ['formal', 'probationary', 'present', 'sheetsGiven', 'sheetsReturned', 'excellent', 'good', 'basic', 'unfit'] as const;
  return [
    row('year', String(body.year)),
    row('heldOn', say.weekday(body.heldOn)),
    row('place', body.place),
    ...numbers.map((key) => row(key, body[key] === null ? '' : String(body[key]))),
    row('opinionOn', body.opinionOn === null ? '' : say.day(body.opinionOn)),
    row('opinionBy', body.opinionBy === null ? '' : t(`records:opinionBy.${body.opinionBy}`)),
    row('toldOn', body.toldOn === null ? '' : say.day(body.toldOn)),
    row('notes', body.notes),
    row(
      'remedies',
      remedyLines(body.remedies, t, minutes, say)
        .filter((line) => line !== '')
        .join('\n'),
    ),
  ];
}
