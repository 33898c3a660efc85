import { addDays, addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { TransferBody, TransferStep } from '#domain/records/transfer.ts';
import { isProbationaryOn } from '#domain/roster/roll.ts';
import { withStatusChange } from '#domain/roster/status.ts';

/** Where a transfer stands: the last step it has made. 'begun' has made none. */
export type TransferState = 'begun' | TransferStep;

const ORDER: readonly TransferStep[] = ['reminded', 'lettered', 'accepted', 'receipt'];
const ENDS: readonly TransferStep[] = ['returned', 'cancelled'];

/** Where a transfer stands. One that two phones brought to two ends stands as accepted: the old list must not keep who is on another. */
export function transferState({ steps }: Pick<TransferBody, 'steps'>): TransferState {
  if (steps.receipt) return 'receipt';
  if (steps.accepted) return 'accepted';
  return ENDS.find((step) => steps[step]) ?? [...ORDER].reverse().find((step) => steps[step]) ?? 'begun';
}

const NEXT: Readonly<Record<TransferState, readonly TransferStep[]>> = {
  begun: ['reminded', 'lettered', 'cancelled'],
  reminded: ['lettered', 'cancelled'],
  // Until the other side accepts, the old organisation keeps the member and may take the letter back (TR-3).
  lettered: ['accepted', 'returned', 'cancelled'],
  accepted: ['receipt'],
  // Sent back: a new letter may be written, or the matter ended.
  returned: ['lettered', 'cancelled'],
  receipt: [],
  cancelled: [],
};

/** The steps that may follow now; none when the transfer is over. */
export const nextSteps = (body: Pick<TransferBody, 'steps'>): readonly TransferStep[] => NEXT[transferState(body)];

/** Whether nothing more is to come. */
export const isOver = (body: Pick<TransferBody, 'steps'>): boolean => nextSteps(body).length === 0;

/** The one step the page puts forward; null where only an end is left, or nothing. */
export const mainStep = (body: Pick<TransferBody, 'steps'>): TransferStep | null =>
  nextSteps(body).find((step) => !ENDS.includes(step)) ?? null;

/** Whether a step has to say why: the way ended before the member arrived. */
export const asksWhy = (step: TransferStep): boolean => ENDS.includes(step);

/** The last day on which the 介绍信 is good: as written on it, else as the township sets it (TR-5); null before it was written. */
export const letterEnds = ({ steps, validDays }: Pick<TransferBody, 'steps' | 'validDays'>, letterDays: number): LocalDate | null =>
  steps.lettered ? addDays(steps.lettered.on, validDays ?? letterDays) : null;

/** The day by which a letter should follow the reminder, as long after it as a letter is good; null when it was not reminded of. */
export const letterDue = ({ steps }: Pick<TransferBody, 'steps'>, letterDays: number): LocalDate | null =>
  steps.reminded ? addDays(steps.reminded.on, letterDays) : null;

/** The day by which the 回执 is due: a month after acceptance (TR-6); null before. */
export const receiptDue = ({ steps }: Pick<TransferBody, 'steps'>): LocalDate | null =>
  steps.accepted ? addMonths(steps.accepted.on, 1) : null;

/** A step as it is noted down. */
export type NewStep = { readonly step: TransferStep; readonly on: LocalDate; readonly byName: string; readonly why?: string };

type StepProblem = Problem<'transfer.notNow' | 'transfer.early' | 'transfer.future' | 'transfer.noValidity' | 'transfer.noWhy'>;

/** The transfer with one more step; refused when the step does not follow, is dated before the one before it or after today, an end says no reason, or a letter no validity. */
export function withStep(body: TransferBody, { step, on, byName, why = '' }: NewStep, today: LocalDate): Result<TransferBody, StepProblem> {
  if (!nextSteps(body).includes(step)) return fail('transfer.notNow');
  if (on > today) return fail('transfer.future');
  if (asksWhy(step) && why.trim() === '') return fail('transfer.noWhy');
  if (step === 'lettered' && body.validDays === null) return fail('transfer.noValidity');
  const last = Object.values(body.steps)
    .map((done) => done.on)
    .sort()
    .at(-1);
  if (last !== undefined && on < last) return fail('transfer.early');
  const { returned: _, ...kept } = body.steps;
  // A new letter after a return begins the way again.
  const steps = step === 'lettered' ? kept : body.steps;
  return ok({ ...body, steps: { ...steps, [step]: { on, byName, why: why.trim() } } });
}

/** What is worth a look about a transfer: no letter after the reminder, the letter ran out, the 回执 is late, or half a year has gone without reason (TR-11: a candidate only). */
export type TransferHint = 'letterLate' | 'letterOver' | 'receiptLate' | 'halfYear';

/** The most pressing hint on that day; null when all is in time. `letterDays` is what the township set. */
export function transferHint(body: TransferBody, day: LocalDate, letterDays: number): TransferHint | null {
  const lettered = body.steps.lettered?.on;
  switch (transferState(body)) {
    case 'reminded':
      return isPast(letterDue(body, letterDays), day) ? 'letterLate' : null;
    case 'lettered':
      if (body.direction === 'out' && lettered !== undefined && addMonths(lettered, 6) < day) return 'halfYear';
      return isPast(letterEnds(body, letterDays), day) ? 'letterOver' : null;
    case 'accepted':
      return isPast(receiptDue(body), day) ? 'receiptLate' : null;
    default:
      return null;
  }
}

const isPast = (due: LocalDate | null, day: LocalDate): boolean => due !== null && due < day;

/** A transfer out as it is begun from the roster. 党费交至 is left to be said: what the roster has is the month he was paid up to when he came. */
export const fromMember = (id: TransferBody['memberId'], body: MemberBody, day: LocalDate): Partial<TransferBody> => ({
  direction: 'out',
  memberId: id,
  name: body.name,
  sex: body.sex,
  birthMonth: body.birthMonth,
  ethnicity: body.ethnicity,
  memberAs: isProbationaryOn(body, day) ? 'probationary' : 'formal',
  joinedOn: body.joinedOn,
  formalOn: body.formalOn,
});

/** The member as he stands once the other side has accepted him: 转出 from that day, with the letter as paper (TR-3). */
export const movedOut = (member: MemberBody, { letterNo }: TransferBody, on: LocalDate, newId: () => string): MemberBody =>
  withStatusChange(member, { on, status: 'transferredOut', cause: null, paper: letterNo }, newId);

/** The record of one who was taken in, with what his letter said; from that day he is on our roll. */
export const movedIn = (transfer: TransferBody, on: LocalDate): Partial<MemberBody> & Pick<MemberBody, 'name' | 'sex' | 'status'> => ({
  name: transfer.name,
  sex: transfer.sex,
  birthMonth: transfer.birthMonth,
  ethnicity: transfer.ethnicity,
  status: transfer.memberAs,
  joinedOn: transfer.joinedOn,
  formalOn: transfer.memberAs === 'formal' ? transfer.formalOn : null,
  cameOn: on,
  duesUntil: transfer.duesUntil,
});
