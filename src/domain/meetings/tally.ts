import type { AttendanceState, MeetingBody, RollClass } from '#domain/records/meeting.ts';

/** Who is due and who came, in numbers. 应到 = `due`, 实到 = `present`, 请假 = `leave`, 缺席 = `absent`, 未点 = `unmarked`. */
export type Tally = {
  readonly due: number;
  readonly present: number;
  readonly leave: number;
  readonly absent: number;
  readonly unmarked: number;
  /** People of the branch who came without being counted: 预备党员, those without rights, those excused. */
  readonly presentUncounted: number;
  readonly uncounted: number;
  /** Away without a reason written down. */
  readonly withoutReason: number;
  readonly observers: number;
};

/** Whether somebody of this class stands in 应到. In a meeting without counted votes everybody expected does. */
export const isDue = (rollClass: RollClass): boolean => rollClass === 'counted' || rollClass === 'attends';

const nobody: Record<AttendanceState | 'unmarked', number> = { present: 0, leave: 0, absent: 0, unmarked: 0 };

/** Counts a meeting against its roll, each person once. Attendance of somebody who is not on the roll counts for nothing. */
export function tally(meeting: Pick<MeetingBody, 'attendance' | 'observers'>, roll: Readonly<Record<string, RollClass>>): Tally {
  const states = { ...nobody };
  let due = 0;
  let uncounted = 0;
  let presentUncounted = 0;
  let withoutReason = 0;
  for (const [id, rollClass] of Object.entries(roll)) {
    const line = Object.hasOwn(meeting.attendance, id) ? meeting.attendance[id] : undefined;
    if (!isDue(rollClass)) {
      uncounted += 1;
      if (line?.state === 'present') presentUncounted += 1;
      continue;
    }
    due += 1;
    states[line?.state ?? 'unmarked'] += 1;
    if (line && line.state !== 'present' && line.reason.trim() === '') withoutReason += 1;
  }
  return { due, ...states, presentUncounted, uncounted, withoutReason, observers: meeting.observers.length };
}
