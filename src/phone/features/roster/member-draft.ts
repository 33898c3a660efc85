import type { GroupId } from '#domain/kernel/ids.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { MemberBody } from '#domain/records/member.ts';

/** The form as it is typed: text in every box, nothing judged yet. */
export type MemberDraft = {
  readonly name: string;
  readonly pinyin: string;
  readonly sex: MemberBody['sex'] | null;
  readonly birthMonth: string;
  readonly ethnicity: string;
  readonly education: MemberBody['education'];
  readonly occupation: MemberBody['occupation'];
  readonly joinedOn: string;
  readonly formalOn: string;
  readonly status: MemberBody['status'];
  readonly statusSince: string;
  readonly rights: MemberBody['rights'];
  readonly rightsUntil: string;
  readonly excused: boolean;
  readonly excuseReason: NonNullable<MemberBody['excuse']>['reason'] | null;
  readonly consentPaper: string;
  readonly consentOn: string;
  readonly assemblyOn: string;
  readonly groupId: string | null;
  readonly isAway: boolean;
  readonly awaySince: string;
  readonly awayPlace: string;
  readonly phone: string;
  readonly phoneConsent: boolean;
  readonly needsCare: boolean;
  readonly note: string;
};

/** The id under which a member's form is kept while it is written. */
export const memberDraftId = (recordId: string): string => `member:${recordId}`;

/** A form to begin with: blank, or what the roster says of a member. */
export function draftOf(body: MemberBody | null): MemberDraft {
  return {
    name: body?.name ?? '',
    pinyin: body?.pinyin ?? '',
    sex: body?.sex ?? null,
    birthMonth: body?.birthMonth ?? '',
    ethnicity: body?.ethnicity ?? '01',
    education: body?.education ?? null,
    occupation: body?.occupation ?? null,
    joinedOn: body?.joinedOn ?? '',
    formalOn: body?.formalOn ?? '',
    status: body?.status ?? 'formal',
    statusSince: body?.statusSince ?? '',
    rights: body?.rights ?? 'full',
    rightsUntil: body?.rightsUntil ?? '',
    excused: body !== null && body.excuse !== null,
    excuseReason: body?.excuse?.reason ?? null,
    consentPaper: body?.excuse?.consentPaper ?? '',
    consentOn: body?.excuse?.consentOn ?? '',
    assemblyOn: body?.excuse?.assemblyOn ?? '',
    groupId: body?.groupId ?? null,
    isAway: body !== null && body.away !== null,
    awaySince: body?.away?.since ?? '',
    awayPlace: body?.away?.place ?? '',
    phone: body?.phone ?? '',
    phoneConsent: body?.phoneConsent ?? false,
    needsCare: body?.needsCare ?? false,
    note: body?.note ?? '',
  };
}

/** What can be wrong with a box, said beside it. */
export type MemberProblem =
  | 'nameMissing'
  | 'nameTooLong'
  | 'nameSpaces'
  | 'hiddenCharacters'
  | 'sexMissing'
  | 'birthMonth'
  | 'notADay'
  | 'formalBeforeJoined'
  | 'joinedBeforeBirth'
  | 'statusSinceMissing'
  | 'reasonMissing'
  | 'paperMissing'
  | 'phone';

/** The boxes that are wrong, each with one reason. */
export type MemberProblems = Partial<Record<keyof MemberDraft, MemberProblem>>;

const LEFT: ReadonlySet<string> = new Set(['suspended', 'transferredOut', 'removed', 'deceased']);
const dayOr = (text: string): LocalDate | null => (text === '' ? null : (text as LocalDate));
const PHONE = /^\+?[0-9][0-9 -]{4,18}$/;

/** What stands in the way of keeping this form, box by box. An empty answer means that it can be kept. */
export function memberProblems(draft: MemberDraft): MemberProblems {
  const problems: MemberProblems = {};
  const letters = [...draft.name].length;
  if (draft.name.trim() === '') problems.name = 'nameMissing';
  else if (draft.name.trim() !== draft.name) problems.name = 'nameSpaces';
  else if (letters > 50) problems.name = 'nameTooLong';
  else if (!MemberBody.shape.name.safeParse(draft.name).success) problems.name = 'hiddenCharacters';
  if (draft.sex === null) problems.sex = 'sexMissing';
  if (draft.birthMonth !== '' && !YearMonth.safeParse(draft.birthMonth).success) problems.birthMonth = 'birthMonth';
  for (const box of ['joinedOn', 'formalOn', 'statusSince', 'rightsUntil'] as const)
    if (draft[box] !== '' && !LocalDate.safeParse(draft[box]).success) problems[box] = 'notADay';
  if (draft.joinedOn !== '' && draft.birthMonth !== '' && draft.joinedOn.slice(0, 7) <= draft.birthMonth)
    problems.joinedOn ??= 'joinedBeforeBirth';
  if (draft.formalOn !== '' && draft.joinedOn !== '' && draft.formalOn < draft.joinedOn) problems.formalOn ??= 'formalBeforeJoined';
  // Who left takes effect on a day: without it every denominator of the past would change.
  if (LEFT.has(draft.status) && draft.statusSince === '') problems.statusSince = 'statusSinceMissing';
  if (draft.excused) {
    if (draft.excuseReason === null) problems.excuseReason = 'reasonMissing';
    if (draft.consentPaper.trim() === '') problems.consentPaper = 'paperMissing';
    for (const box of ['consentOn', 'assemblyOn'] as const) if (!LocalDate.safeParse(draft[box]).success) problems[box] = 'notADay';
  }
  if (draft.isAway && !LocalDate.safeParse(draft.awaySince).success) problems.awaySince = 'notADay';
  if (draft.phone !== '' && !PHONE.test(draft.phone.trim())) problems.phone = 'phone';
  return problems;
}

/** Something that may well be right but is worth a look before it is kept. It never stands in the way. */
export type MemberQuestion = 'formalWithoutDay' | 'probationaryWithFormalDay' | 'joinedYoung';

/** The questions a careful clerk would ask of this form. */
export function memberQuestions(draft: MemberDraft): readonly MemberQuestion[] {
  const questions: MemberQuestion[] = [];
  if (draft.status === 'formal' && draft.formalOn === '') questions.push('formalWithoutDay');
  if ((draft.status === 'probationary' || draft.status === 'probationExtended') && draft.formalOn !== '')
    questions.push('probationaryWithFormalDay');
  if (draft.joinedOn !== '' && draft.birthMonth !== '' && Number(draft.joinedOn.slice(0, 4)) - Number(draft.birthMonth.slice(0, 4)) < 18)
    questions.push('joinedYoung');
  return questions;
}

/** Reads the form into what the roster keeps, or says which boxes are in the way. */
export function readMemberDraft(draft: MemberDraft): Result<MemberBody, Problem<'record.invalid'> & { readonly boxes: MemberProblems }> {
  const boxes = memberProblems(draft);
  const parsed = MemberBody.safeParse({
    name: draft.name,
    pinyin: draft.pinyin.trim(),
    sex: draft.sex,
    birthMonth: draft.birthMonth === '' ? null : draft.birthMonth,
    ethnicity: draft.ethnicity,
    education: draft.education,
    occupation: draft.occupation,
    joinedOn: dayOr(draft.joinedOn),
    formalOn: dayOr(draft.formalOn),
    status: draft.status,
    statusSince: dayOr(draft.statusSince),
    rights: draft.rights,
    rightsUntil: draft.rights === 'full' ? null : dayOr(draft.rightsUntil),
    excuse: draft.excused
      ? { reason: draft.excuseReason, consentPaper: draft.consentPaper.trim(), consentOn: draft.consentOn, assemblyOn: draft.assemblyOn }
      : null,
    groupId: draft.groupId as GroupId | null,
    away: draft.isAway ? { since: draft.awaySince, place: draft.awayPlace.trim() } : null,
    phone: draft.phone.trim(),
    phoneConsent: draft.phoneConsent,
    needsCare: draft.needsCare,
    note: draft.note,
  } satisfies { [F in keyof MemberBody]: unknown });
  if (Object.keys(boxes).length === 0 && parsed.success) return ok(parsed.data);
  // What the record's own schema refuses beyond the rules above can only be letters that are not to be seen.
  for (const { path } of parsed.error?.issues ?? []) boxes[boxAt(path)] ??= 'hiddenCharacters';
  return { ok: false, problem: { ...fail('record.invalid', { field: Object.keys(boxes)[0] ?? '' }).problem, boxes } };
}

const AWAY_BOXES: Readonly<Record<string, keyof MemberDraft>> = { since: 'awaySince', place: 'awayPlace' };

/** The box in which a part of the record is written. */
function boxAt([field, part]: readonly PropertyKey[]): keyof MemberDraft {
  if (field === 'away') return AWAY_BOXES[String(part)] ?? 'isAway';
  if (field === 'excuse') return part === undefined ? 'excused' : part === 'reason' ? 'excuseReason' : (part as keyof MemberDraft);
  return field as keyof MemberDraft;
}
