import type { TFunction } from 'i18next';
import type { CheckRow, RosterCheckBody } from '#domain/records/roster-check.ts';
import { type TransferBody, TransferStep } from '#domain/records/transfer.ts';
import { formats } from '#i18n/format.ts';
import type { Say } from '#township/say.ts';
import type { FieldNow } from './field-row.ts';

type Words = {
  readonly t: TFunction<['inbox', 'records', 'ethnicity']>;
  readonly say: Say;
  readonly names: Readonly<Record<string, string>>;
};

const row = (key: string, label: string, lines: readonly string[]): FieldNow[] =>
  lines.filter((line) => line !== '').length === 0 ? [] : [{ key, path: key, label, lines, doubts: [], proposable: false }];

/** A 组织关系转接 as lines to read: which way, the letter, and each step with its day and hand. */
export function transferRows(body: TransferBody, { t, say }: Words): FieldNow[] {
  const text = (key: 'fromCommittee' | 'toCommittee' | 'otherBranch' | 'letterNo' | 'committeePhone' | 'committeeAddress' | 'note') =>
    row(key, t(`records:field.${key}`), [body[key]]);
  const stepName = (step: TransferStep): string =>
    body.direction === 'out' ? t(`records:transferStep.${step}`) : t(`records:transferStepIn.${step}`);
  const steps = TransferStep.options.flatMap((step) => {
    const done = body.steps[step];
    if (!done) return [];
    const facts = { day: formats().fullDay(done.on), what: stepName(step), name: done.byName };
    return [done.why === '' ? t('row.step', facts) : t('row.stepWhy', { ...facts, why: done.why })];
  });
  return [
    ...row('name', t('records:field.name'), [body.name]),
    ...row('direction', t('records:field.direction'), [t(`row.transfer.${body.direction}`)]),
    ...row('memberAs', t('records:field.memberAs'), [t(`records:memberStatus.${body.memberAs}`)]),
    ...row('why', t('records:field.why'), [body.why === null ? '' : t(`records:transferWhy.${body.why}`)]),
    ...text('fromCommittee'),
    ...text('toCommittee'),
    ...text('otherBranch'),
    ...text('letterNo'),
    ...row('validDays', t('records:field.validDays'), [body.validDays === null ? '' : String(body.validDays)]),
    ...row('duesUntil', t('records:field.duesUntil'), [body.duesUntil === null ? '' : say.month(body.duesUntil)]),
    ...row('steps', t('records:field.steps'), steps),
    ...text('committeePhone'),
    ...text('committeeAddress'),
    ...text('note'),
  ];
}

/** A year's 关系排查 as lines to read: how many were asked about, and by name who was not reached or should move. */
export function rosterCheckRows(body: RosterCheckBody, { t, names }: Words): FieldNow[] {
  const rows = Object.entries(body.rows);
  const who = (test: (found: CheckRow) => boolean): string =>
    formats().list(rows.filter(([, found]) => test(found)).map(([id]) => names[id] ?? t('row.unknownMember')));
  const found: FieldNow[] = [
    ...row('rows', t('records:field.rows'), [t('row.check.asked', { count: rows.length })]),
    ...row('notReached', t('row.check.notReached'), [who((each) => each.reached === false)]),
    ...row('unclear', t('row.check.unclear'), [who((each) => each.unclear)]),
    ...row('notHere', t('row.check.notHere'), [who((each) => each.here === false)]),
    ...row('shouldMove', t('row.check.shouldMove'), [who((each) => each.shouldMove === true)]),
  ];
  return [
    ...row('year', t('records:field.year'), [String(body.year)]),
    ...row('startedOn', t('records:field.startedOn'), [formats().fullDay(body.startedOn)]),
    ...found.map((each) => (each.key === 'rows' ? each : { ...each, path: null })),
  ];
}
