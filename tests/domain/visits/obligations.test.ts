import { describe, expect, test } from 'vitest';
import { defaultSettings } from '#domain/rules/settings.ts';
import { type VisitFacts, visitsObligations } from '#domain/visits/obligations.ts';
import { day, matterBody, memberBody, testId, visitBody } from '#tests/support/factories.ts';

const today = day('2026-06-20');
const none: VisitFacts = { members: [], visits: [], matters: [] };
const told = (facts: Partial<VisitFacts>) =>
  visitsObligations({ ...none, ...facts }, today, defaultSettings).map(({ subject, what, dueOn, daysLeft }) => [
    subject,
    what,
    dueOn,
    daysLeft,
  ]);
const matter = (given: Parameters<typeof matterBody>[0]) => ({ matters: [{ id: testId(1), body: matterBody(given) }] });
const reply = { id: testId(2), on: '2026-06-18', text: '清好了' };

describe('what visiting asks for', () => {
  test.each<[string, Partial<VisitFacts>, unknown[]]>([
    ['nothing', {}, []],
    [
      'a needy member nobody has been at',
      { members: [{ id: testId(3), body: memberBody({ needsCare: true }) }] },
      [['visit', 'careFirst', '2026-06-20', 0]],
    ],
    [
      'one who was visited thirty-five days ago',
      {
        members: [{ id: testId(3), body: memberBody({ needsCare: true }) }],
        visits: [{ id: testId(4), body: visitBody({ memberId: testId(3), visitedOn: '2026-05-16' }) }],
      },
      [['visit', 'care', '2026-06-15', -5]],
    ],
    [
      'one who was visited last week is not due for weeks',
      {
        members: [{ id: testId(3), body: memberBody({ needsCare: true }) }],
        visits: [{ id: testId(4), body: visitBody({ memberId: testId(3), visitedOn: '2026-06-13' }) }],
      },
      [],
    ],
    [
      'a day on which somebody wants to come again',
      { visits: [{ id: testId(4), body: visitBody({ followUpOn: '2026-06-22' }) }] },
      [['visit', 'followUp', '2026-06-22', 2]],
    ],
    ['a matter to answer this week', matter({ answerBy: '2026-06-25' }), [['matter', 'answer', '2026-06-25', 5]]],
    ['a matter overdue', matter({ answerBy: '2026-06-10' }), [['matter', 'answer', '2026-06-10', -10]]],
    ['a matter with weeks to go', matter({ answerBy: '2026-07-20' }), []],
    [
      'a matter with the township',
      matter({ answerBy: '2026-06-21', passed: { id: testId(5), on: '2026-06-12' } }),
      [['matter', 'waitsAbove', '2026-06-21', 1]],
    ],
    [
      'the township has answered',
      matter({
        passed: { id: testId(5), on: '2026-06-12' },
        upAnswer: { passId: testId(5), on: '2026-06-19', text: '月底通水', byName: '镇办' },
      }),
      [['matter', 'townshipAnswered', '2026-06-22', 2]],
    ],
    ['an answer nobody has told', matter({ reply }), [['matter', 'tell', '2026-06-21', 1]]],
    [
      'told and not closed',
      matter({ reply, told: { replyId: testId(2), on: '2026-06-19', how: 'visit' } }),
      [['matter', 'close', '2026-06-22', 2]],
    ],
    [
      'closed',
      matter({
        reply,
        told: { replyId: testId(2), on: '2026-06-19', how: 'visit' },
        closed: { replyId: testId(2), on: '2026-06-19' },
      }),
      [],
    ],
  ])('%s', (_, facts, expected) => {
    expect(told(facts)).toEqual(expected);
  });

  test('keeps its ids whenever it is worked out again, and gives a changed answer another', () => {
    const id = (given: Parameters<typeof matterBody>[0]) => visitsObligations({ ...none, ...matter(given) }, today, defaultSettings)[0]?.id;
    expect(id({ reply })).toBe(id({ reply }));
    expect(id({ reply })).not.toBe(id({ reply: { ...reply, id: testId(6) } }));
  });
});
