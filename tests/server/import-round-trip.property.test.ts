import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroupId, RecordId } from '#domain/kernel/ids.ts';
import { type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import { Admission, Degree, Education, MemberBody, MemberStatus, Occupation, Sex } from '#domain/records/member.ts';
import { nameSounds } from '#server/importing/name-sounds.ts';
import { parseFile } from '#server/importing/parse-file.ts';
import { type ImportPlan, noChoices, planImport, type RosterNow } from '#server/importing/plan-import.ts';
import { rosterSheet } from '#server/importing/roster-sheet.ts';

const today = localDate('2026-06-18');
const idOf = (kind: string, n: number) => `0000000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`;
const GROUPS = ['第一党小组', '第二党小组', '老组'].map((name, i) => ({
  id: idOf('2', i) as RecordId,
  body: { name, dissolvedOn: i === 2 ? localDate('2020-01-01') : null },
}));

// Few names, of rare characters, other forms of one, dots and words that elsewhere say nothing: they are to meet each other.
const name = fc.oneof(
  fc.constantFrom(
    '王𠮷',
    '王吉',
    '向䶮',
    '向龑',
    '李昇',
    '李升',
    '古丽娜尔·玉素甫',
    '古丽娜尔•玉素甫',
    '阿依努尔·艾山',
    '刘㛃',
    '𠀀𠀁',
    '𰻝明',
    '无',
    '-',
    '=1+1',
    '塞',
  ),
  fc.tuple(fc.constantFrom('陈', '王', '𠮷', '䶮'), fc.constantFrom('勇', '𬱖', '昇', '明')).map(([a, b]) => a + b),
);
const month = fc.option(
  fc.tuple(fc.integer({ min: 1930, max: 2007 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
);
const day = fc.option(
  fc
    .tuple(fc.integer({ min: 1950, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as LocalDate),
);
const member = fc
  .record({
    name,
    sex: fc.constantFrom(...Sex.options),
    birthMonth: month,
    ethnicity: fc.constantFrom('01', '05', '15', '56', '97', '98'),
    education: fc.option(fc.constantFrom(...Education.options)),
    occupation: fc.option(fc.constantFrom(...Occupation.options)),
    joinedOn: day,
    status: fc.constantFrom(...MemberStatus.options),
    groupId: fc.option(fc.constantFrom(...GROUPS.map(({ id }) => id))),
    phone: fc.constantFrom('', '13800001234', '0743-8221234', '+86 138 0013 8000'),
    degree: fc.option(fc.constantFrom(...Degree.options)),
    admission: fc.option(fc.constantFrom(...Admission.options)),
    partyAgeMonths: fc.constantFrom(0, 11, -6),
    workPost: fc.constantFrom('', '村医', '经商'),
    stratum: fc.constantFrom('', '自由职业人员'),
    skillTitle: fc.constantFrom('', '农艺师', '无'),
    migrantWorker: fc.boolean(),
    residence: fc.constantFrom('', '佛山市顺德区'),
    registeredAt: fc.constantFrom('', '石桥村', '=1+1'),
    joinedBranch: fc.constantFrom('', '第三中学党支部'),
    note: fc.constantFrom('', '老党员', '=HYPERLINK("x")', '-', '两\u3000行'),
  })
  .map((given) => MemberBody.parse({ ...given, formalOn: given.joinedOn }));
const roster = fc.array(member, { maxLength: 12 }).map(
  (bodies): RosterNow => ({
    branchName: '石桥村党支部',
    groups: GROUPS,
    members: bodies.map((body, i) => ({ id: idOf('1', i) as RecordId, body })),
  }),
);

const fileOf = (of: RosterNow): Promise<Uint8Array> =>
  rosterSheet(
    of.members.map(({ body }) => ({
      branchName: of.branchName,
      groupName: GROUPS.find(({ id }) => (id as string) === body.groupId)?.body.name ?? '',
      body,
    })),
    today,
  );

async function planOf(bytes: Uint8Array, now: RosterNow): Promise<ImportPlan> {
  const table = await parseFile(bytes);
  if (!table.ok) throw new Error(table.problem.code);
  const plan = planImport(table.value, now, today, noChoices, await nameSounds());
  if (!plan.ok) throw new Error(plan.problem.code);
  return plan.value;
}

const empty = (of: RosterNow): RosterNow => ({ ...of, members: [] });
const withAdded = (of: RosterNow, plan: ImportPlan): RosterNow => ({
  ...of,
  members: plan.adds.map(({ body, groupName }, i) => ({
    id: idOf('3', i) as RecordId,
    body: { ...body, groupId: (GROUPS.find((group) => group.body.name === groupName)?.id ?? body.groupId) as GroupId | null },
  })),
});

test('bringing in what was taken out writes nothing, whoever is on the roster', async () => {
  await fc.assert(
    fc.asyncProperty(roster, async (now) => {
      fc.pre(now.members.length > 0);
      const plan = await planOf(await fileOf(now), now);
      expect([plan.adds, plan.updates, plan.newGroups]).toEqual([[], [], []]);
    }),
    { numRuns: 60 },
  );
});

test('bringing one file in twice adds nobody the second time', async () => {
  await fc.assert(
    fc.asyncProperty(roster, async (source) => {
      fc.pre(source.members.length > 0);
      const bytes = await fileOf(source);
      const first = await planOf(bytes, empty(source));
      const second = await planOf(bytes, withAdded(source, first));
      expect([second.adds, second.updates]).toEqual([[], []]);
    }),
    { numRuns: 60 },
  );
});

test('every row of a file is answered: taken, known, asked about or refused with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(roster, roster, async (source, now) => {
      fc.pre(source.members.length > 0);
      const plan = await planOf(await fileOf(source), now);
      expect(plan.rows).toHaveLength(source.members.length);
      for (const row of plan.rows) {
        if (row.action === 'refuse') expect(row.problems.length).toBeGreaterThan(0);
        else expect(row.problems).toEqual([]);
        expect(row.like.length > 0).toBe(row.action === 'ask');
      }
      expect(plan.adds.length + plan.updates.length).toBe(plan.rows.filter(({ action }) => action === 'add' || action === 'update').length);
    }),
    { numRuns: 40 },
  );
});
