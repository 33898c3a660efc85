import { expect, test } from 'vitest';
import { duesObligations } from '#domain/dues/obligations.ts';
import { DuesSettings } from '#domain/dues/settings.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { DuesStandardBody } from '#domain/records/dues-standard.ts';
import { day, memberBody, testId } from '#tests/support/factories.ts';

const settings = DuesSettings.parse({});
const member = (n: number, joinedOn = '1990-07-01') => ({ id: testId(n), body: memberBody({ joinedOn: joinedOn as LocalDate }) });
const assessed = (n: number, year: number, from: string) => ({
  body: DuesStandardBody.parse({
    memberId: testId(n),
    year,
    steps: { [from]: { basis: { type: 'farmer', standardFen: 50 }, dueFen: 50, setOn: `${from}-05` } },
  }),
});

const assessDue = (
  members: readonly ReturnType<typeof member>[],
  standards: readonly ReturnType<typeof assessed>[],
  today: string,
): string | undefined =>
  duesObligations({ members, standards, entries: [], stays: [], transfers: [], batches: [], receipts: [] }, day(today), settings).find(
    ({ what }) => what === 'assess',
  )?.dueOn;

test.each<[string, Parameters<typeof assessDue>, string | undefined]>([
  ['a branch that begins with these books in August has the whole of August', [[member(1)], [], '2026-08-11'], '2026-08-31'],
  ['half of it assessed, it still has that month', [[member(1), member(2)], [assessed(1, 2026, '2026-08')], '2026-08-11'], '2026-08-31'],
  ['a branch with books from last year does it in January', [[member(1)], [assessed(1, 2025, '2025-01')], '2026-03-02'], '2026-01-31'],
  [
    'a branch with books from January is late with whoever it left out',
    [[member(1), member(2)], [assessed(1, 2026, '2026-01')], '2026-03-02'],
    '2026-01-31',
  ],
  [
    'who was passed in July is assessed by the end of the month',
    [[member(1), member(2, '2026-07-03')], [assessed(1, 2026, '2026-01')], '2026-07-20'],
    '2026-07-31',
  ],
  ['with everybody assessed there is nothing to do', [[member(1)], [assessed(1, 2026, '2026-01')], '2026-07-20'], undefined],
])('%s', (_, [members, standards, today], dueOn) => {
  expect(assessDue(members, standards, today)).toBe(dueOn);
});
