import { describe, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { remedyObligations, type WithRemedies } from '#domain/meetings/remedies-due.ts';
import { Remedy } from '#domain/records/meeting.ts';
import { testId } from '#tests/support/factories.ts';

const list = (...lines: readonly object[]): WithRemedies => ({
  id: testId(1),
  kind: 'meeting',
  groupId: null,
  remedies: Object.fromEntries(lines.map((line, order) => [testId(10 + order), Remedy.parse({ order, text: '走访少', ...line })])),
});
const on = (record: WithRemedies, day: string) =>
  remedyObligations([record], localDate(day)).map(({ daysLeft, opens }) => ({ daysLeft, opens }));

describe('what was promised at a 组织生活会', () => {
  test('is due from the month of its day, and past its day until it is done', () => {
    const open = list({ dueOn: '2026-03-20' });
    expect(on(open, '2026-02-28')).toEqual([]);
    expect(on(open, '2026-03-01')).toEqual([{ daysLeft: 19, opens: testId(1) }]);
    expect(on(open, '2026-05-20')).toEqual([{ daysLeft: -61, opens: testId(1) }]);
    expect(on(list({ dueOn: '2026-03-20', doneOn: '2026-03-18' }), '2026-03-25')).toEqual([]);
  });

  test('reminds nobody while it has no day', () => {
    expect(on(list({}), '2026-03-25')).toEqual([]);
  });
});
