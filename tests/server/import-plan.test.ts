import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { MemberBody } from '#domain/records/member.ts';
import { nameSounds } from '#server/importing/name-sounds.ts';
import { parseFile } from '#server/importing/parse-file.ts';
import { type Choices, noChoices, planImport, type RosterNow } from '#server/importing/plan-import.ts';
import { rosterSheet, sampleSheet } from '#server/importing/roster-sheet.ts';
import { workbookOf } from '#server/importing/workbook.ts';
import { checkZip } from '#server/importing/zip-check.ts';

const today = localDate('2026-06-18');
const empty: RosterNow = { branchName: '石桥村', members: [], groups: [] };
const utf8 = (text: string) => new TextEncoder().encode(text);
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as RecordId;
const aMember = (n: number, body: Partial<MemberBody> & { name: string }) => ({
  id: idOf(n),
  body: MemberBody.parse({ sex: '1', status: 'formal', ...body }),
});

async function plan(bytes: Uint8Array, roster: RosterNow = empty, said: Partial<Choices> = {}) {
  const table = await parseFile(bytes);
  if (!table.ok) return { file: table.problem };
  const planned = planImport(table.value, roster, today, { ...noChoices, ...said }, await nameSounds());
  if (!planned.ok) return { file: planned.problem };
  return { encoding: table.value.encoding, plan: planned.value };
}

const CSV = '姓名,性别,人员类别,出生年月\n向䶮,男,正式党员,1980-05\n王𠮷,男,预备党员,199003\n';

test('a CSV is read with and without a byte-order mark', async () => {
  for (const bytes of [utf8(CSV), utf8(`\ufeff${CSV}`)]) {
    const { encoding, plan: made } = await plan(bytes);
    expect(encoding).toBe('utf-8');
    expect(made?.adds.map((add) => add.body.name)).toEqual(['向䶮', '王𠮷']);
  }
});

test('a CSV as Excel saves it in China keeps 䶮 and other rare surnames', async () => {
  const head = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd0, 0xd4, 0xb1, 0xf0, 0x2c, 0xc8, 0xcb, 0xd4, 0xb1, 0xc0, 0xe0, 0xb1, 0xf0, 0x0a];
  const row = [0xcf, 0xf2, 0xfe, 0x9f, 0x2c, 0xc4, 0xd0, 0x2c, 0xd5, 0xfd, 0xca, 0xbd, 0xb5, 0xb3, 0xd4, 0xb1, 0x0a];
  const { encoding, plan: made } = await plan(Uint8Array.from([...head, ...row]));
  expect(encoding).toBe('gb18030');
  expect(made?.adds[0]?.body).toMatchObject({ name: '向䶮', sex: '1', status: 'formal' });
});

test.each([
  ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'import.unreadable', 'oldExcel'],
  ['a web page named .xls', utf8('<html><table><tr><td>姓名</td></tr></table>'), 'import.unreadable', 'webPage'],
  ['an empty file', new Uint8Array(), 'import.unreadable', 'empty'],
  ['a zip that is no workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'import.unreadable', 'broken'],
  ['a file over 2 MB', new Uint8Array(2 * 1024 * 1024 + 1), 'import.tooLarge', 'file'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'import.unreadable', 'notText'],
])('%s is refused with the reason', async (_, bytes, code, reason) => {
  expect((await plan(bytes)).file).toEqual({ code, facts: { reason } });
});

test('more than 5,000 rows or 60 columns are refused', async () => {
  expect((await plan(utf8(`姓名\n${'甲\n'.repeat(5_001)}`))).file).toEqual({ code: 'import.tooLarge', facts: { reason: 'rows' } });
  expect((await plan(utf8(`${Array.from({ length: 61 }, (_, i) => `列${i}`).join(',')}\n`))).file).toEqual({
    code: 'import.tooLarge',
    facts: { reason: 'columns' },
  });
});

test('a file without names says that it found no heading', async () => {
  expect((await plan(utf8('甲\n1\n'))).file).toEqual({ code: 'import.noHeader' });
});

test('a zip that unpacks to far more than it says is stopped', () => {
  const packed = deflateRawSync(Buffer.alloc(4_000_000));
  const zip = Buffer.alloc(30 + packed.length + 46 + 22);
  zip.writeUInt32LE(0x04034b50, 0);
  packed.copy(zip, 30);
  const at = 30 + packed.length;
  zip.writeUInt32LE(0x02014b50, at);
  zip.writeUInt16LE(8, at + 10);
  zip.writeUInt32LE(packed.length, at + 20);
  zip.writeUInt32LE(10, at + 24);
  zip.writeUInt32LE(0x06054b50, at + 46);
  zip.writeUInt16LE(1, at + 56);
  zip.writeUInt32LE(at, at + 62);
  expect(checkZip(zip, 1_000_000)).toBe('tooLarge');
  expect(checkZip(zip, 5_000_000)).toBe('fine');
});

/** A zip of so many entries that all name one packed part, with a directory that says what it is told to say. */
function zipOf(entries: number, part: Buffer, said: { count?: number; size?: number; disk?: number } = {}): Buffer {
  const packed = deflateRawSync(part);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const directory = Array.from({ length: entries }, () => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    return entry;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(said.disk ?? 0, 4);
  end.writeUInt16LE(said.count ?? entries, 8);
  end.writeUInt16LE(said.count ?? entries, 10);
  end.writeUInt32LE(said.size ?? 46 * entries, 12);
  end.writeUInt32LE(30 + packed.length, 16);
  return Buffer.concat([local, packed, ...directory, end]);
}

test.each([
  ['one part named three hundred times', zipOf(300, Buffer.alloc(100_000)), 'tooLarge'],
  ['a directory that hides its entries from whoever counts', zipOf(300, Buffer.alloc(100_000), { count: 0 }), 'tooLarge'],
  ['a directory with more entries than it says', zipOf(3, Buffer.alloc(10), { count: 1 }), 'broken'],
  ['a directory with fewer', zipOf(1, Buffer.alloc(10), { count: 3 }), 'broken'],
  ['an empty one', zipOf(0, Buffer.alloc(10)), 'broken'],
  ['one that points a reader of large zips elsewhere', zipOf(1, Buffer.alloc(10), { size: 0xffffffff }), 'broken'],
  ['the same by its disk', zipOf(1, Buffer.alloc(10), { disk: 0xffff }), 'broken'],
  ['thousands of entries', zipOf(5_000, Buffer.alloc(0)), 'tooLarge'],
  ['a directory cut off in the middle', zipOf(3, Buffer.alloc(10)).subarray(0, 60), 'broken'],
  ['a small and honest one', zipOf(2, Buffer.alloc(10)), 'fine'],
])('%s is told', (_, zip, verdict) => {
  expect(checkZip(zip, 1_000_000)).toBe(verdict);
});

test('a bomb of one gigabyte in one megabyte is refused at once', async () => {
  const zip = zipOf(10, Buffer.alloc(100 * 1024 * 1024));
  const before = performance.now();
  expect((await plan(new Uint8Array(zip))).file).toEqual({ code: 'import.tooLarge', facts: { reason: 'unpacked' } });
  expect(performance.now() - before).toBeLessThan(5_000);
});

test('a heading below a title line is found, and rows keep the numbers of the file', async () => {
  const { plan: made } = await plan(utf8('石桥村党员名册,,\n姓名,性别,人员类别\n\n甲,男,正式党员\n'));
  expect(made?.rows.map((row) => [row.number, row.action])).toEqual([[4, 'add']]);
});

test('a formula gives the value it last had, and a date cell its day', async () => {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('x');
  sheet.addRow(['姓名', '性别', '人员类别', '入党日期', '出生年月']);
  sheet.addRow([{ formula: 'A9&B9', result: '石秀兰' }, '女', '正式党员', new Date(Date.UTC(2006, 6, 1)), 28566]);
  const { plan: made } = await plan(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(made?.adds[0]?.body).toMatchObject({ name: '石秀兰', joinedOn: '2006-07-01', birthMonth: '1978-03' });
});

test('one bad row is refused with its reason while the others stay ready', async () => {
  const { plan: made } = await plan(
    utf8('姓名,性别,人员类别,入党日期\n甲,男,正式党员,2001-02-30\n乙,女,正式党员,2001-02-28\n丙,男,正式党员,\n'),
  );
  expect(made?.rows.map((row) => row.action)).toEqual(['refuse', 'add', 'add']);
  expect(made?.rows[0]?.problems).toMatchObject([{ column: 'joinedOn', code: 'import.dateImpossible' }]);
  expect(made?.adds).toHaveLength(2);
});

test('the same person twice in a file is taken once and named', async () => {
  const { plan: made } = await plan(utf8(`${CSV}向䶮,男,正式党员,1980年5月\n`));
  expect(made?.rows[2]).toMatchObject({ action: 'refuse', problems: [{ code: 'import.repeatedInFile', facts: { row: 2 } }] });
});

test('a namesake with another birth month is asked about, never merged', async () => {
  const roster = { ...empty, members: [aMember(1, { name: '向䶮', birthMonth: '1961-01' as MemberBody['birthMonth'] })] };
  const { plan: made } = await plan(utf8(CSV), roster);
  expect(made?.rows[0]).toMatchObject({
    action: 'ask',
    problems: [],
    like: [{ id: idOf(1), name: '向䶮', birthMonth: '1961-01', why: 'name' }],
  });
  expect(made?.updates).toEqual([]);
});

test('the same person gets only what the file says and the roster does not; a blank cell takes nothing away', async () => {
  const roster = {
    ...empty,
    members: [aMember(1, { name: '向䶮', birthMonth: '1980-05' as MemberBody['birthMonth'], phone: '0743-123456', education: '60' })],
  };
  const { plan: made } = await plan(utf8('姓名,性别,人员类别,出生年月,联系电话,学历\n向䶮,男,正式党员,1980-05,,本科\n'), roster);
  expect(made?.updates).toEqual([{ id: idOf(1), changes: { education: '20' }, groupName: null }]);
});

test('a row of another village is not taken into this one', async () => {
  const { plan: made } = await plan(utf8('村,姓名,性别,人员类别\n柳湾村,甲,男,正式党员\n中共清溪镇石桥村支部委员会,乙,男,正式党员\n'));
  expect(made?.rows.map((row) => row.action)).toEqual(['refuse', 'add']);
  expect(made?.rows[0]?.problems[0]).toMatchObject({ column: 'branch', code: 'import.otherBranch' });
});

test('a group the branch does not have is named before it is made', async () => {
  const groups = [{ id: idOf(7), body: { name: '一组', dissolvedOn: null } }];
  const { plan: made } = await plan(utf8('姓名,性别,人员类别,党小组\n甲,男,正式党员,一组\n乙,男,正式党员,二组\n'), { ...empty, groups });
  expect(made?.newGroups).toEqual(['二组']);
  expect(made?.adds.map((add) => [add.body.groupId, add.groupName])).toEqual([
    [idOf(7), null],
    [null, '二组'],
  ]);
});

test('a new member without sex or status is asked for them', async () => {
  const { plan: made } = await plan(utf8('姓名\n甲\n'));
  expect(made?.rows[0]?.problems).toEqual([
    { column: 'sex', code: 'import.needed' },
    { column: 'status', code: 'import.needed' },
  ]);
});

const ROSTER = [
  aMember(1, {
    name: '王𠮷',
    birthMonth: '1970-01' as MemberBody['birthMonth'],
    ethnicity: '06',
    education: '70',
    occupation: 'other',
    joinedOn: localDate('1999-07-01'),
    formalOn: localDate('2000-07-01'),
    phone: '+86 138 0013 8000',
    note: '=1+1',
  }),
  aMember(2, { name: '古丽娜尔·玉素甫', sex: '2', status: 'probationary', ethnicity: '05' }),
  aMember(3, { name: '龚䶮', sex: '9', status: 'suspended' }),
  aMember(4, { name: '王𠮷', birthMonth: '1985-12' as MemberBody['birthMonth'], status: 'transferredOut' }),
];

test('bringing an export back in changes nothing', async () => {
  const lines = ROSTER.map((member) => ({ branchName: '石桥村', groupName: '', body: member.body }));
  const { plan: made } = await plan(await rosterSheet(lines, today), { ...empty, members: ROSTER });
  expect(made?.rows.map((row) => [row.action, row.problems])).toEqual(ROSTER.map(() => ['same', []]));
  expect([made?.adds, made?.updates, made?.newGroups]).toEqual([[], [], []]);
});

test('a note that looks like a formula leaves as words', async () => {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const bytes = await workbookOf('x', [{ heading: 'a', width: 8 }], [['=HYPERLINK("http://x")'], ['+1'], ['@x'], ['𠮷䶮']]);
  await book.xlsx.load(bytes.slice().buffer);
  const values = [2, 3, 4, 5].map((n) => book.worksheets[0]?.getCell(n, 1));
  expect(values.map((cell) => cell?.value)).toEqual(['=HYPERLINK("http://x")', '+1', '@x', '𠮷䶮']);
  expect(values.every((cell) => cell?.type === ExcelJS.ValueType.String)).toBe(true);
});

test('the sample file can be imported as it is', async () => {
  const { plan: made } = await plan(await sampleSheet());
  expect(made?.rows.map((row) => row.action)).toEqual(['add', 'add']);
});
