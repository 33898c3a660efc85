import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingBody, MeetingKind, RollClass } from '#domain/records/meeting.ts';
import { countFaults } from '#domain/rules/count-faults.ts';
import { outcome, voteSubject } from '#domain/rules/votes.ts';
import { tally } from './tally.ts';

/** A part of the minutes that is still open, as a code and its facts, and the field where it is filled in. Asked before handing in, never in the way. */
export type OpenPart = {
  readonly code:
    | 'group' // 哪个党小组
    | 'theme' // 主题
    | 'lecturer' // 讲课人
    | 'future' // 日期还没到
    | 'time' // 时间
    | 'place' // 地点
    | 'chair' // 主持
    | 'recorder' // 记录
    | 'due' // 应到
    | 'present' // 实到
    | 'unmarked' // 未点
    | 'reasons' // 缺席原因
    | 'topics' // 议题
    | 'notes' // 发言要点
    | 'decisions' // 决议
    | 'vote' // 表决
    | 'voteFault' // 票比人多
    | 'voteSheet' // 计票单对不上
    | 'voteNoQuorum'; // 人数不够而表决
  readonly field: keyof MeetingBody;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** Whether votes of this sitting are counted against those due: in a 支部党员大会 and in a 支委会. */
export const countsVotes = (meeting: Pick<MeetingBody, 'meetingKind' | 'alsoCounts'>): boolean =>
  [meeting.meetingKind, ...meeting.alsoCounts].some((kind) => kind === 'assembly' || kind === 'committee');

const decides = (kind: MeetingKind): boolean => kind === 'assembly' || kind === 'committee';
const blank = (text: string): boolean => text.trim() === '';

function votesOpen(meeting: MeetingBody, counts: { readonly due: number; readonly present: number }): OpenPart[] {
  const open: OpenPart[] = [];
  for (const { vote } of Object.values(meeting.decisions)) {
    if (!vote) continue;
    const subject = voteSubject(meeting.meetingKind, vote.kind);
    const faults = countFaults(subject, vote, counts);
    if (faults.some(({ code }) => code === 'favourOverPresent' || code === 'totalOverPresent'))
      open.push({
        code: 'voteFault',
        field: 'decisions',
        facts: { total: vote.inFavour + vote.against + vote.abstained, present: counts.present },
      });
    else if (faults.length > 0) open.push({ code: 'voteSheet', field: 'decisions' });
    else if (countsVotes(meeting) && outcome(subject, vote, counts, meeting.heldOn).code === 'noQuorum')
      open.push({ code: 'voteNoQuorum', field: 'decisions', facts: counts });
  }
  return open;
}

/**
 * What the minutes still lack of 时间, 地点, 主持, 记录, 应到, 实到, 缺席原因, 议题, 发言要点, 决议, 表决 (MT-13), in the order of the form.
 * `today` is only for noticing a day that has not come.
 */
export function openParts(meeting: MeetingBody, roll: Readonly<Record<string, RollClass>>, today: LocalDate): readonly OpenPart[] {
  const counted = tally(meeting, roll);
  const decisions = Object.values(meeting.decisions).filter((decision) => !blank(decision.text));
  const kind = meeting.meetingKind;
  const open: (OpenPart | false)[] = [
    kind === 'group' && meeting.groupId === null && { code: 'group', field: 'groupId' },
    meeting.heldOn > today && { code: 'future', field: 'heldOn' },
    meeting.startedAt === null && { code: 'time', field: 'startedAt' },
    blank(meeting.place) && { code: 'place', field: 'place' },
    meeting.chair === null && { code: 'chair', field: 'chair' },
    meeting.recorder === null && { code: 'recorder', field: 'recorder' },
    (kind === 'lesson' || kind === 'themeDay') && blank(meeting.theme) && { code: 'theme', field: 'theme' },
    kind === 'lesson' && meeting.lecturer === null && { code: 'lecturer', field: 'lecturer' },
    counted.due === 0 && { code: 'due', field: 'roll' },
    counted.due > 0 && counted.present === 0 && { code: 'present', field: 'attendance' },
    counted.due > 0 && counted.unmarked > 0 && { code: 'unmarked', field: 'attendance', facts: { count: counted.unmarked } },
    counted.withoutReason > 0 && { code: 'reasons', field: 'attendance', facts: { count: counted.withoutReason } },
    Object.values(meeting.topics).every((topic) => blank(topic.text)) && { code: 'topics', field: 'topics' },
    blank(meeting.notes) && { code: 'notes', field: 'notes' },
    decides(kind) && decisions.length === 0 && { code: 'decisions', field: 'decisions' },
    decides(kind) && Object.values(meeting.decisions).every((decision) => decision.vote === null) && { code: 'vote', field: 'decisions' },
  ];
  return [...open.filter((part) => part !== false), ...votesOpen(meeting, counted)];
}

// Whether anything was decided or voted on is for the branch to say; that there is none is asked once and held against nobody.
const MAY_BE_NONE: ReadonlySet<OpenPart['code']> = new Set(['decisions', 'vote']);

/** What a record lacks, of what every record of its kind has: without it the year counts the sitting as held and not whole. */
export const lacks = (meeting: MeetingBody, roll: Readonly<Record<string, RollClass>>, today: LocalDate): readonly OpenPart[] =>
  openParts(meeting, roll, today).filter(({ code }) => !MAY_BE_NONE.has(code));
