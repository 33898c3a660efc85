import type { RecordId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { nameSounds } from '#server/importing/name-sounds.ts';
import { parseFile } from '#server/importing/parse-file.ts';
import { noChoices, planImport, type RosterNow } from '#server/importing/plan-import.ts';
import { workbookOf } from '#server/importing/workbook.ts';
import { memberBody } from '#tests/support/factories.ts';
import { type Figure, median, report } from './table.ts';

const ROWS = 5_000;
const RUNS = 5;
const TODAY = localDate('2026-06-18');
const HEADINGS = ['姓名', '性别', '民族', '出生日期', '学历', '人员类别', '入党日期', '转正日期', '手机号码', '党小组', '备注'];

const nameOf = (i: number): string =>
  `${['陈', '王', '李', '向', '彭', '田', '覃'][i % 7]}${String.fromCodePoint(0x5000 + (i % 3_000))}${String.fromCodePoint(0x6000 + (i % 1_700))}`;

/** A row as a township's list has it; every twentieth has something wrong in it. */
const rowOf = (i: number): string[] => [
  nameOf(i),
  i % 3 === 0 ? '女' : '男',
  i % 20 === 7 ? '土佳族' : '土家族',
  i % 20 === 13 ? '1978-02-30' : `19${40 + (i % 50)}-0${1 + (i % 9)}-1${i % 9}`,
  '初中',
  '正式党员',
  '1999-07-01',
  '2000-07-01',
  `138${String(10_000_000 + i)}`,
  `第${1 + (i % 12)}党小组`,
  '',
];

/** The roster that is there already: as many people, two in three of them in the file. */
const roster: RosterNow = {
  branchName: '石桥村党支部',
  groups: [],
  members: Array.from({ length: ROWS }, (_, i) => {
    const [name = '', , , born = ''] = rowOf(i % 3 === 0 ? i + ROWS : i);
    return {
      id: `00000001-0000-7000-8000-${String(i).padStart(12, '0')}` as RecordId,
      body: memberBody({ name, birthMonth: born.slice(0, 7) }),
    };
  }),
};

async function timesOf(file: Uint8Array): Promise<{ readonly reading: number; readonly whole: number; readonly said: number }> {
  const sounds = await nameSounds();
  const reading: number[] = [];
  const whole: number[] = [];
  let said = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    const table = await parseFile(file);
    if (!table.ok) throw new Error(table.problem.code);
    reading.push(performance.now() - begun);
    const plan = planImport(table.value, roster, TODAY, noChoices, sounds);
    whole.push(performance.now() - begun);
    if (!plan.ok || plan.value.rows.length !== ROWS) throw new Error('the file was not read whole');
    said = plan.value.rows.filter(({ action, problems }) => action === 'refuse' && problems.length > 0).length;
    if (said !== plan.value.rows.filter(({ action }) => action === 'refuse').length) throw new Error('a row was refused without a word');
  }
  return { reading: median(reading) ?? 0, whole: median(whole) ?? 0, said };
}

/** How long the preview of a roster of 5,000 rows takes against a roster of as many. Answers whether it is within its target. */
export async function benchImport(): Promise<boolean> {
  const rows = Array.from({ length: ROWS }, (_, i) => rowOf(i));
  const csv = new TextEncoder().encode([HEADINGS, ...rows].map((cells) => cells.join(',')).join('\r\n'));
  const xlsx = await workbookOf(
    '党员名册',
    HEADINGS.map((heading) => ({ heading, width: 12 })),
    rows,
  );
  const figures: Figure[] = [];
  for (const [kind, file, target] of [
    ['csv', csv, 2_000],
    ['xlsx', xlsx, 8_000],
  ] as const) {
    const { reading, whole, said } = await timesOf(file);
    const of = `${ROWS} rows, ${(file.length / 1_048_576).toFixed(1)} MB, ${said} refused with a sentence each, median of ${RUNS}`;
    figures.push({
      id: `import-${kind}`,
      what: `preview of ${ROWS} rows as ${kind}, from the bytes`,
      value: whole,
      unit: 'ms',
      target,
      of,
    });
    figures.push({
      id: `import-${kind}-judged`,
      what: `the same against reading the ${kind} alone`,
      value: whole / reading,
      unit: '×',
      target: 20,
      of: 'judging, comparing and asking on top of it',
    });
  }
  return report('import', figures, figures[0]?.value ?? 1);
}
