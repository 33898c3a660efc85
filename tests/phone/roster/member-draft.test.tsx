import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemberBody } from '#domain/records/member.ts';
import { memberProblems, memberQuestions } from '#phone/features/roster/member-check.ts';
import { draftOf, type MemberDraft, readMemberDraft } from '#phone/features/roster/member-draft.ts';
import { idsFrom } from '#tests/support/factories.ts';

const whole = MemberBody.parse({
  name: '古丽娜尔·玉素甫',
  sex: '2',
  status: 'formal',
  birthMonth: '1961-08',
  joinedOn: '1985-07-01',
  formalOn: '1986-07-01',
});
const newId = idsFrom(0x9000_0000);
const draft = (part: Partial<MemberDraft> = {}): MemberDraft => ({ ...draftOf(whole), ...part });

describe('a member’s form', () => {
  test('opened and saved without a change it says what it said', () => {
    expect(readMemberDraft(draftOf(whole), newId)).toEqual({ ok: true, value: whole });
  });

  test.each<[string, Partial<MemberDraft>, Record<string, string>]>([
    ['a name is needed', { name: ' ' }, { name: 'nameMissing' }],
    ['a space around the name is pointed at, not cut away', { name: '陈守田 ' }, { name: 'nameSpaces' }],
    ['fifty-one characters are too many', { name: '字'.repeat(51) }, { name: 'nameTooLong' }],
    ['a hidden character is found', { name: '陈\u200b守田' }, { name: 'hiddenCharacters' }],
    ['sex is asked for', { sex: null }, { sex: 'sexMissing' }],
    ['month thirteen', { birthMonth: '1961-13' }, { birthMonth: 'birthMonth' }],
    ['二月没有 30 日', { formalOn: '2001-02-30' }, { formalOn: 'notADay' }],
    ['formal before joining', { formalOn: '1985-06-30' }, { formalOn: 'formalBeforeJoined' }],
    ['joined before birth', { joinedOn: '1961-01-01', formalOn: '' }, { joinedOn: 'joinedBeforeBirth' }],
    ['who moved away did so on a day', { status: 'transferredOut' }, { statusSince: 'statusSinceMissing' }],
    [
      'both papers are needed to be left out of 应到',
      { excused: true, excuseReason: 'bedridden' },
      { consentPaper: 'paperMissing', consentOn: 'notADay', assemblyOn: 'notADay' },
    ],
    ['a telephone number of letters', { phone: '没有' }, { phone: 'phone' }],
  ])('%s', (_, part, expected) => {
    expect(memberProblems(draft(part))).toEqual(expected);
    expect(readMemberDraft(draft(part), newId).ok).toBe(false);
  });

  test.each(['𠮷', '王䶮', '刘𬱖', '阿依努尔·艾山江·买买提'])('the name %s is kept to the letter', (name) => {
    expect(readMemberDraft(draft({ name }), newId)).toMatchObject({ ok: true, value: { name } });
  });

  test('what is unlikely is asked and stands in nobody’s way', () => {
    const young = draft({ birthMonth: '1970-08', formalOn: '' });
    expect(memberQuestions(young)).toEqual(['formalWithoutDay', 'joinedYoung']);
    expect(readMemberDraft(young, newId).ok).toBe(true);
  });

  test('whatever is typed, the form either keeps it or names a box', () => {
    const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '2001-07-01', '196108', '1961-08', '0'));
    fc.assert(
      fc.property(
        fc.record({
          name: text,
          birthMonth: text,
          joinedOn: text,
          formalOn: text,
          statusSince: text,
          phone: text,
          note: text,
          pinyin: text,
        }),
        (part) => {
          const read = readMemberDraft(draft(part), newId);
          if (!read.ok) expect(Object.keys(read.problem.boxes).length).toBeGreaterThan(0);
          else expect(MemberBody.safeParse(read.value).success).toBe(true);
        },
      ),
    );
  });
});
