import { addMonths, LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { MemberBody } from '#domain/records/member.ts';
import type { MemberDraft } from './member-draft.ts';

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
  | 'statusOrder'
  | 'rightsOrder'
  | 'rightsTooLong'
  | 'notANumber'
  | 'reasonMissing'
  | 'paperMissing'
  | 'phone';

/** The boxes that are wrong, each with one reason. */
export type MemberProblems = Partial<Record<keyof MemberDraft, MemberProblem>>;

/** Whether the form says another status than the member had when it was opened. */
export const isNewStatus = (draft: MemberDraft): boolean => draft.wasStatus !== null && draft.status !== draft.wasStatus;
/** The statuses of somebody who is no longer of the branch. */
export const LEFT: ReadonlySet<string> = new Set(['suspended', 'transferredOut', 'removed', 'deceased']);
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
  if (draft.duesUntil !== '' && !YearMonth.safeParse(draft.duesUntil).success) problems.duesUntil = 'birthMonth';
  for (const box of ['joinedOn', 'formalOn', 'statusSince', 'rightsUntil', 'rightsSince', 'cameOn', 'lostSince', 'phoneConsentOn'] as const)
    if (draft[box] !== '' && !LocalDate.safeParse(draft[box]).success) problems[box] = 'notADay';
  if (draft.joinedOn !== '' && draft.birthMonth !== '' && draft.joinedOn.slice(0, 7) <= draft.birthMonth)
    problems.joinedOn ??= 'joinedBeforeBirth';
  if (draft.formalOn !== '' && draft.joinedOn !== '' && draft.formalOn < draft.joinedOn) problems.formalOn ??= 'formalBeforeJoined';
  if (draft.partyAgeMonths !== '' && !/^-?\d{1,3}$/.test(draft.partyAgeMonths)) problems.partyAgeMonths = 'notANumber';
  if (draft.rights !== 'full' && draft.rightsSince !== '' && draft.rightsUntil !== '') {
    if (draft.rightsUntil < draft.rightsSince) problems.rightsUntil ??= 'rightsOrder';
    // 留党察看 is one or two years, never more (党章 §41; MB-4).
    else if (draft.rights === 'onProbation' && problems.rightsSince === undefined && problems.rightsUntil === undefined)
      if (addMonths(draft.rightsSince as LocalDate, 24) < draft.rightsUntil) problems.rightsUntil = 'rightsTooLong';
  }
  if (isNewStatus(draft) && draft.statusSince !== '' && Object.values(draft.statusChanges).some(({ on }) => on > draft.statusSince))
    problems.statusSince ??= 'statusOrder';
  // Coming back, and a longer probation, take effect on a day as well.
  if (
    draft.statusSince === '' &&
    draft.wasStatus !== null &&
    isNewStatus(draft) &&
    (LEFT.has(draft.wasStatus) || draft.status === 'probationExtended')
  )
    problems.statusSince = 'statusSinceMissing';
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
