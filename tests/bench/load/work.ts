import { v7 } from 'uuid';
import { formatHlc } from '#domain/kernel/hlc.ts';
import type { Json } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { asChanges } from '#domain/records/merge.ts';
import type { AnyKind } from '#domain/records/registry.ts';
import { kinds } from '#domain/records/registry.ts';
import { SCHEMA_VERSION } from '#protocol/version.ts';
import { meetingBody, signedIn } from '#tests/support/factories.ts';
import type { Secretary } from './township.ts';

/** One operation as it is sent; `base` is put in when it is known. */
export type Made = { readonly id: string; readonly recordId: string; readonly [key: string]: Json };

const MEETINGS = 4;
const TOUCHED_MEMBERS = 8;
const NOTES = '会议听取了上半年工作情况，讨论了通组道路硬化的占地和出工办法，大家同意按户出工，材料由村里统一买。';

/**
 * Two weeks of a village's work as a phone hands it in after it had no signal: four meetings with everybody's attendance and eight
 * members' new numbers, and then what was mended in each meeting later, one after the other.
 */
export function twoWeeks(secretary: Secretary): Made[][] {
  const deviceId = v7();
  let n = 0;
  const made = (act: string, kind: string, recordId: string, changes: Readonly<Record<string, Json>>): Made => {
    n += 1;
    const { branchId } = secretary;
    const at = Date.now();
    const written = { n, hlc: formatHlc(at, n, deviceId), schema: SCHEMA_VERSION, writtenAt: instantAt(at), answersTurn: null };
    return { id: v7(), ...written, branchId, recordId, kind, base: 0, act, changes };
  };
  const body = meetingBody({ theme: '半年小结', notes: NOTES.repeat(6), attendance: signedIn(secretary.members) });
  const whole = asChanges(kinds.meeting as unknown as AnyKind, body as never);
  const meetings = Array.from({ length: MEETINGS }, () => v7());
  const [one, two, three] = secretary.members as [string, string, string];
  const late = { state: 'leave', reason: '外出务工' };
  const each = (changes: Readonly<Record<string, Json>>): Made[] => meetings.map((id) => made('set', 'meeting', id, changes));
  return [
    [
      ...meetings.map((id) => made('create', 'meeting', id, whole)),
      ...secretary.members
        .slice(0, TOUCHED_MEMBERS)
        .map((id, i) => made('set', 'member', id, { phone: `1380000000${i}`, phoneConsent: true })),
    ],
    each({ [`attendance.${one}`]: late, [`attendance.${two}`]: late, [`attendance.${three}`]: late }),
    each({ place: '文化广场' }),
    each({ notes: NOTES.repeat(7) }),
    each({ theme: '半年小结和修路' }),
  ];
}
