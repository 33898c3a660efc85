import { assess, baseOfWage, type NotCounted } from '#domain/dues/assess.ts';
import type { DuesMember } from '#domain/dues/books-of-branch.ts';
import { standardId } from '#domain/dues/entry-ids.ts';
import type { DuesSettings } from '#domain/dues/settings.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import { type Fen, parseYuan } from '#domain/kernel/fen.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesBasis, DuesStandardBody, DuesStep, FixedWhy } from '#domain/records/dues-standard.ts';
import type { SaveInput } from '#storage/commands.ts';

/** What the roster suggests; null where somebody has to be asked. It is a suggestion until it is confirmed. */
export function suggested({ body }: DuesMember, settings: DuesSettings): DuesBasis | null {
  if (body.occupation === 'farmer') return { type: 'farmer', standardFen: settings.farmerFen as Fen };
  return body.occupation === 'student' ? { type: 'fixed', why: 'student' } : null;
}

/** The basis as it is being typed; `agreed` and `said` are for a pension that cannot be parted. */
export type TypedBasis = {
  readonly type: DuesBasis['type'];
  readonly amount: string;
  readonly off: Readonly<Partial<Record<NotCounted, string>>>;
  readonly why: FixedWhy;
  readonly agreed: string;
  readonly said: string;
};

/** The basis as it was set, laid back into the boxes; the township's farmers' standard where there is none. */
export function typedFrom(basis: DuesBasis | undefined, settings: DuesSettings): TypedBasis {
  const empty = { amount: '', off: {}, why: 'relief', agreed: '', said: '' } as const;
  if (basis === undefined) return { ...empty, type: 'farmer', amount: yuanText(settings.farmerFen as Fen) };
  switch (basis.type) {
    case 'fixed':
      return { ...empty, type: 'fixed', why: basis.why };
    case 'pensionMixed': {
      const agreed = basis.agreedFen === null ? '' : yuanText(basis.agreedFen);
      return { ...empty, type: basis.type, amount: yuanText(basis.receivedFen), agreed, said: basis.said };
    }
    case 'farmer':
      return { ...empty, type: basis.type, amount: yuanText(basis.standardFen) };
    case 'selfEmployed':
      return { ...empty, type: basis.type, amount: yuanText(basis.quarterFen) };
    default:
      return { ...empty, type: basis.type, amount: yuanText(basis.baseFen) };
  }
}

/** Reads what was typed; undefined while an amount is none. */
export function basisOf({ type, amount, off, why, agreed, said }: TypedBasis): DuesBasis | undefined {
  if (type === 'fixed') return { type, why };
  const read = parseYuan(amount);
  if (!read.ok) return undefined;
  if (type === 'farmer') return { type, standardFen: read.value };
  if (type === 'selfEmployed') return { type, quarterFen: read.value };
  if (type === 'pensionMixed') {
    const told = agreed.trim() === '' ? null : parseYuan(agreed);
    if (told !== null && !told.ok) return undefined;
    return { type, receivedFen: read.value, agreedFen: told === null ? null : told.value, said: said.trim() };
  }
  if (type !== 'salary') return { type, baseFen: read.value };
  const parts: Partial<Record<NotCounted, Fen>> = {};
  for (const [part, typed] of Object.entries(off)) {
    if (typed.trim() === '') continue;
    const taken = parseYuan(typed);
    if (!taken.ok) return undefined;
    parts[part as NotCounted] = taken.value;
  }
  const baseFen = baseOfWage(read.value, parts);
  return baseFen === undefined ? undefined : { type, baseFen };
}

/** The step that a basis gives; undefined while it is refused, or asked about and nobody has said an amount. */
export function stepOf(basis: DuesBasis, setOn: LocalDate, reason: string, settings: DuesSettings): DuesStep | undefined {
  const result = assess(basis, settings);
  if (result.state === 'refused' || result.dueFen === null) return undefined;
  return { basis, dueFen: result.dueFen, overFen: result.state === 'due' ? result.overFen : (0 as Fen), setOn, reason };
}

/** What has to be saved so that the member's year has this step, and what else is changed of it. */
export function assessmentInput(
  branchId: string,
  member: DuesMember,
  year: number,
  change: { readonly from: YearMonth; readonly step: DuesStep | null } & Partial<Pick<DuesStandardBody, 'relief' | 'excused'>>,
): SaveInput {
  const before = member.standards.find((standard) => standard.year === year) ?? null;
  const body = {
    memberId: member.id,
    year,
    steps: { ...before?.steps, ...(change.step === null ? {} : { [change.from]: change.step }) },
    relief: change.relief === undefined ? (before?.relief ?? null) : change.relief,
    excused: { ...before?.excused, ...change.excused },
  };
  return { id: standardId(branchId, member.id, year), kind: 'duesStandard', body, baseline: before as unknown as JsonObject | null };
}
