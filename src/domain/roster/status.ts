import { addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MemberBody, MemberStatus, StatusCause, StatusChange } from '#domain/records/member.ts';

/** A change of status with its key in the record. */
export type StatusStep = StatusChange & { readonly key: string };

type Dated = Pick<MemberBody, 'status' | 'statusSince' | 'statusChanges' | 'formalOn'>;

/** In no denominator: 停止党籍, 转出, 除名, 去世 (MB-8). */
export const GONE: ReadonlySet<MemberStatus> = new Set(['suspended', 'transferredOut', 'removed', 'deceased']);

const byDay = (a: StatusStep, b: StatusStep): number => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.key < b.key ? -1 : 1);

/** Every dated change of status, oldest first. A record from before the changes were kept has the one that it knows. */
export function statusSteps(body: Dated): readonly StatusStep[] {
  const kept = Object.entries(body.statusChanges).map(([key, change]): StatusStep => ({ ...change, key }));
  const { status, statusSince } = body;
  if (statusSince !== null && !kept.some((step) => step.on === statusSince && step.status === status))
    kept.push({ key: '', on: statusSince, status, cause: null, paper: '' });
  return kept.sort(byDay);
}

/** What the day of becoming formal makes of 正式 and 预备: it is the surer of the two (发展党员工作细则 §33). */
function asOfFormal(status: MemberStatus, formalOn: LocalDate | null, day: LocalDate): MemberStatus {
  if (formalOn === null || GONE.has(status)) return status;
  if (formalOn <= day) return 'formal';
  return status === 'formal' ? 'probationary' : status;
}

/**
 * Where a member stood on a day, by the last change up to it. Before the first one he was formal, or probationary where only that
 * change made him formal. A record that says how he left but not when counts him as gone on every day.
 */
export function statusOn(body: Dated, day: LocalDate): MemberStatus {
  const steps = statusSteps(body);
  const last = steps.filter((step) => step.on <= day).at(-1);
  if (last) return asOfFormal(last.status, body.formalOn, day);
  const [first] = steps;
  if (!first) return asOfFormal(body.status, body.formalOn, day);
  const before = body.formalOn === null && (first.status === 'formal' || first.status === 'probationExtended') ? 'probationary' : 'formal';
  return asOfFormal(first.status === 'probationary' ? 'probationary' : before, body.formalOn, day);
}

/** The change that is in force on a day; undefined where none is dated up to it. */
export const statusStepOn = (body: Dated, day: LocalDate): StatusStep | undefined =>
  statusSteps(body)
    .filter((step) => step.on <= day)
    .at(-1);

/** The body with one more change of status; what an older record knew without a key is kept beside it, and `status` is the last one by day. */
export function withStatusChange(body: MemberBody, change: StatusChange, newId: () => string): MemberBody {
  const steps = [...statusSteps(body).map((step) => (step.key === '' ? { ...step, key: newId() } : step)), { ...change, key: newId() }];
  const kept = Object.fromEntries(steps.map(({ key, ...step }) => [key, step]));
  const last = steps.sort(byDay).at(-1) as StatusStep;
  return { ...body, statusChanges: kept, status: last.status, statusSince: last.on };
}

/** The body without one change that was written by mistake; where it stood now is the last one that is left. */
export function withoutStatusChange<B extends Dated>(body: B, key: string): B {
  const { [key]: gone, ...statusChanges } = body.statusChanges;
  if (gone === undefined) return body;
  const wasLast = body.status === gone.status && body.statusSince === gone.on;
  const last = statusSteps({ ...body, statusChanges, ...(wasLast ? { statusSince: null } : {}) }).at(-1);
  if (!wasLast) return { ...body, statusChanges };
  const before: MemberStatus = body.formalOn === null ? 'probationary' : 'formal';
  return { ...body, statusChanges, status: last?.status ?? before, statusSince: last?.on ?? null };
}

/** The day from which two more years out of touch lead to 自行脱党除名 (党员教育管理工作条例 §24; MB-8); null for who is not 停止党籍. */
export function suspensionEnds(body: Dated, day: LocalDate): LocalDate | null {
  if (statusOn(body, day) !== 'suspended') return null;
  const since = statusStepOn(body, day)?.on ?? null;
  return since === null ? null : addMonths(since, 24);
}

const FIVE_YEARS: ReadonlySet<StatusCause> = new Set(['selfLeft', 'struckOff', 'advisedOut', 'expelled']);

/** The first day on which somebody who was removed may apply again: five years later (MB-10); null where no such bar holds. */
export function mayApplyFrom(body: Dated, day: LocalDate): LocalDate | null {
  const step = statusStepOn(body, day);
  if (step?.status !== 'removed' || step.cause === null || !FIVE_YEARS.has(step.cause)) return null;
  return addMonths(step.on, 60);
}
