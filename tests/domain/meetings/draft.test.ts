import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { blankMeeting, blankVote, type DraftEdit, edited, finished, inOrder, rollFor } from '#domain/meetings/draft.ts';
import { type MeetingBody, meeting, type PhotoHash, type RollClass } from '#domain/records/meeting.ts';

const id = (n: number): string => `0190a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const day = localDate('2026-06-18');
const assembly = blankMeeting('assembly', day, null);
const after = (body: MeetingBody, ...edits: DraftEdit[]): MeetingBody => edits.reduce(edited, body);
const present = { state: 'present', reason: '' } as const;
const ill = { state: 'leave', reason: '生病' } as const;

describe('a meeting being written', () => {
  test('a new one has nobody ticked', () => {
    expect(assembly.attendance).toEqual({});
  });

  test('photos stand in the order they were added and change places one by one; only those that moved are written', () => {
    const sha = (letter: string) => letter.repeat(64) as PhotoHash;
    const photo = { size: 5_000, width: 1600, height: 1200, addedOn: day };
    const add = (letter: string): DraftEdit => ({ type: 'addPhoto', sha: sha(letter), photo });
    const order = (body: MeetingBody) => inOrder(body.photos).map(([name]) => name[0]);
    const three = after(assembly, add('c'), add('a'), add('b'), add('a'));
    expect(order(three)).toEqual(['c', 'a', 'b']);
    const moved = after(three, { type: 'movePhoto', sha: sha('b'), by: -1 });
    expect(order(moved)).toEqual(['c', 'b', 'a']);
    expect(moved.photos[sha('c')]).toBe(three.photos[sha('c')]);
    for (const edge of [
      { type: 'movePhoto', sha: sha('c'), by: -1 },
      { type: 'movePhoto', sha: sha('a'), by: 1 },
    ] as const)
      expect(after(moved, edge)).toEqual(moved);
    const without = after(moved, { type: 'putPhoto', sha: sha('b'), photo: null });
    expect(order(after(without, add('d')))).toEqual(['c', 'a', 'd']);
    expect(meeting.body.safeParse(without).success).toBe(true);
  });

  test('这组都到了 leaves those alone who were marked before', () => {
    const body = after(assembly, { type: 'mark', memberId: id(1), line: ill }, { type: 'markHere', memberIds: [id(1), id(2), id(3)] });
    expect(body.attendance).toEqual({ [id(1)]: ill, [id(2)]: present, [id(3)]: present });
  });

  test('a mark can be taken back', () => {
    expect(
      after(assembly, { type: 'mark', memberId: id(1), line: present }, { type: 'mark', memberId: id(1), line: null }).attendance,
    ).toEqual({});
  });

  test('topics stay in the order they were made, also after one is taken out and brought back', () => {
    const three = after(
      assembly,
      { type: 'topic', id: id(9), text: '一' },
      { type: 'topic', id: id(1), text: '二' },
      { type: 'topic', id: id(5), text: '三' },
    );
    const taken = three.topics[id(1)];
    const back = after(three, { type: 'putTopic', id: id(1), topic: null }, { type: 'putTopic', id: id(1), topic: taken ?? null });
    expect(inOrder(back.topics).map(([, topic]) => topic.text)).toEqual(['一', '二', '三']);
  });

  test('a decision keeps its vote while its words are changed', () => {
    const vote = { ...blankVote('ordinary', false), inFavour: 3 };
    const body = after(
      assembly,
      { type: 'decision', id: id(1), fields: { vote } },
      { type: 'decision', id: id(1), fields: { text: '修渠' } },
    );
    expect(body.decisions[id(1)]).toEqual({ order: 0, text: '修渠', ownerName: '', dueOn: null, vote });
  });

  test('the same observer stands in the list once', () => {
    const person = { memberId: null, name: '蒋文静' };
    expect(after(assembly, { type: 'addObserver', person }, { type: 'addObserver', person }).observers).toEqual([person]);
  });

  test('what one edit puts in, its opposite takes out, whatever was there', () => {
    const marks = fc.dictionary(fc.integer({ min: 0, max: 30 }).map(id), fc.constantFrom(present, ill));
    fc.assert(
      fc.property(marks, fc.integer({ min: 31, max: 60 }).map(id), (attendance, memberId) => {
        const body = { ...assembly, attendance };
        expect(after(body, { type: 'mark', memberId, line: present }, { type: 'mark', memberId, line: null })).toEqual(body);
      }),
    );
  });
});

describe('the roll of a meeting that is changed later', () => {
  const frozen: Record<string, RollClass> = { [id(1)]: 'counted', [id(2)]: 'probationary' };
  const baseline: MeetingBody = { ...assembly, roll: frozen };
  const nobody = { members: [], offices: [] };

  test('stays as it was written, whatever the roster says now', () => {
    expect(rollFor({ ...baseline, notes: '补几句' }, baseline, nobody)).toEqual(frozen);
  });

  test('is made anew when the day is changed', () => {
    expect(rollFor({ ...baseline, heldOn: localDate('2026-06-19') }, baseline, nobody)).toEqual({});
  });
});

describe('the body that is saved', () => {
  const roll: Record<string, RollClass> = { [id(1)]: 'counted', [id(2)]: 'counted' };

  test('has its roll frozen in and no empty rows', () => {
    const body = after(
      assembly,
      { type: 'topic', id: id(11), text: '修渠' },
      { type: 'topic', id: id(12), text: ' ' },
      { type: 'decision', id: id(13), fields: { ownerName: '何家旺' } },
    );
    const saved = finished(body, null, roll);
    expect(saved.roll).toEqual(roll);
    expect(Object.keys(saved.topics)).toEqual([id(11)]);
    expect(saved.decisions).toEqual({});
  });

  test('keeps no mark of somebody who is not expected any more', () => {
    const body = after(assembly, { type: 'markHere', memberIds: [id(1), id(7)] });
    expect(Object.keys(finished(body, null, roll).attendance)).toEqual([id(1)]);
  });

  test('takes nothing away that stood in the record before', () => {
    const baseline = { ...assembly, roll, attendance: { [id(7)]: present } };
    expect(finished(baseline, baseline, roll).attendance).toEqual({ [id(7)]: present });
  });

  test('is always one the schema takes', () => {
    const body = after(
      { ...assembly, groupId: id(40) as GroupId },
      { type: 'topic', id: id(11), text: '修渠' },
      { type: 'mark', memberId: id(1), line: present },
    );
    expect(meeting.body.safeParse(finished(body, null, roll)).success).toBe(true);
    expect(finished(body, null, roll).groupId).toBe(null);
  });
});
