import type { TFunction } from 'i18next';
import { inOrder } from '#domain/meetings/draft.ts';
import type { PlanBody } from '#domain/records/plan.ts';
import type { Say } from '#township/say.ts';
import type { FieldNow } from './field-row.ts';

type Words = { readonly t: TFunction<['inbox', 'records', 'photos', 'appraisal', 'meetings']>; readonly say: Say };

/** A planned meeting as lines to read. */
export function planRows(body: PlanBody, { t, say }: Words): FieldNow[] {
  const row = (key: string, label: string, lines: readonly string[]): FieldNow => ({
    key,
    path: null,
    label,
    lines: lines.filter((line) => line !== ''),
    doubts: [],
    proposable: false,
  });
  const topics = inOrder(body.topics).map(([, { text }], i) => t('row.numbered', { n: i + 1, text }));
  const all = [
    row('plannedOn', t('records:field.plannedOn'), [say.weekday(body.plannedOn)]),
    row('startsAt', t('records:field.startedAt'), [body.startsAt ?? '']),
    row('place', t('records:field.place'), [body.place]),
    row('theme', t('records:field.theme'), [body.theme]),
    row('chair', t('records:field.chair'), [body.chair?.name ?? '']),
    row('lecturer', t('records:field.lecturer'), [body.lecturer?.name ?? '']),
    row('topics', t('records:field.topics'), topics),
    row('bring', t('records:field.bring'), [body.bring]),
    row('calledOff', t('records:field.calledOff'), [body.calledOff]),
  ];
  return all.filter(({ key, lines }) => lines.length > 0 || key === 'place' || key === 'topics');
}
