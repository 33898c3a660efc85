import type { Fen } from '#domain/kernel/fen.ts';
import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { isOver, monthAfter } from './months.ts';
import { dueRates } from './rates.ts';

/** One month of one member, added up. */
export type MonthLine = {
  readonly month: YearMonth;
  /** Null while nobody has assessed him. */
  readonly dueFen: Fen | null;
  readonly paidFen: Fen;
  /** Why it was not paid, where the branch accepts the reason. */
  readonly excused: string;
};

/** How far a member is behind. It changes nothing about him by itself: what is done at six months a meeting decides (DU-15). */
export type Arrears = {
  /** Months that are over and not paid in full, oldest first. */
  readonly months: readonly YearMonth[];
  readonly owedFen: Fen;
  /** Months in a row, up to the last that is over, not paid and without a reason that was accepted. */
  readonly inARow: number;
  /** The branch looks at him at 1, 3 and 5. */
  readonly remind: 1 | 3 | 5 | null;
  /** Six in a row without a good reason: a thing to be taken to the committee. Nothing follows of itself. */
  readonly candidate: boolean;
  /** The oldest is more than six months back: paying it late is generally no longer allowed for. */
  readonly tooLate: boolean;
};

const short = (line: MonthLine): number => Math.max(0, (line.dueFen ?? 0) - line.paidFen);

/** Adds up what a member has not paid. `lines` are his months in order; those that are not over yet are left out. */
export function arrearsOf(lines: readonly MonthLine[], today: LocalDate): Arrears {
  const over = lines.filter((line) => isOver(line.month, today));
  const unpaid = over.filter((line) => short(line) > 0);
  let inARow = 0;
  for (const line of [...over].reverse()) {
    if (short(line) === 0 || line.excused.trim() !== '') break;
    inARow += 1;
  }
  const reached = dueRates.unpaid.remindAt.filter((at) => inARow >= at).at(-1);
  const oldest = unpaid[0];
  return {
    months: unpaid.map(({ month }) => month),
    owedFen: unpaid.reduce((sum, line) => sum + short(line), 0) as Fen,
    inARow,
    remind: inARow >= dueRates.unpaid.candidateAt ? null : (reached ?? null),
    candidate: inARow >= dueRates.unpaid.candidateAt,
    tooLate: oldest !== undefined && paidTooLate(oldest.month, today),
  };
}

/** Whether paying for a month now would be later than six months (一般不得超过 6 个月, DU-14): it warns and does not stop anybody. */
export const paidTooLate = (month: YearMonth, today: LocalDate): boolean =>
  monthAfter(month, dueRates.lateMonths) < (today.slice(0, 7) as YearMonth);
