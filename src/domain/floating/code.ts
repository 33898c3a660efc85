import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { fail, ok, type Result } from '#domain/kernel/result.ts';
import type { HostAttendance, HostDues, HostOpinion } from '#domain/records/floating-stay.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import { PersonName } from '#domain/records/text.ts';
import { BadBytes, bytesHex, bytesId, crc32, fromBase32, hexBytes, idBytes, Packer, toBase32, Unpacker } from './bytes.ts';

/** What a 流动党员活动证 says in its code. */
export type Card = {
  readonly stayId: string;
  /** 16 hex digits that the host's stamp is sealed with. */
  readonly token: string;
  readonly issuedOn: LocalDate;
  readonly since: LocalDate;
  readonly until: LocalDate;
  readonly duesUntil: YearMonth | null;
  readonly name: string;
  readonly homeBranch: string;
};

/** What a host branch's return code says. */
export type Stamp = {
  /** Null where the host typed the card's number instead of reading its code. */
  readonly stayId: string | null;
  /** The card's seven digits. */
  readonly tag: number;
  readonly on: LocalDate;
  readonly branch: string;
  readonly byName: string;
  /** How many meetings there are in all; a code holds at most twelve of them. */
  readonly meetings: number;
  readonly attended: readonly HostAttendance[];
  readonly dues: readonly HostDues[];
  readonly opinion: HostOpinion | null;
};

/** What may be wrong with a code as such. 'foreign': none of ours. 'tooNew': of a later version. 'damaged': misread, cut off or altered. */
export type CodeProblem = 'code.foreign' | 'code.tooNew' | 'code.damaged';

/** How many rows one return code holds, so that a cheap camera can still read it. */
export const ROWS_IN_CODE = { attended: 12, dues: 6 } as const;

const VERSION = 1;
const SEAL_BYTES = 8;
const NO_ID = '00000000-0000-0000-0000-000000000000';
const KINDS = MeetingKind.options;

const inCode = (letter: 'C' | 'S', bytes: Uint8Array): string =>
  `ZB${VERSION}${letter}:${toBase32(new Packer().raw(bytes).number(crc32(bytes), 4).end())}`;

/** The text of a card's code: capital letters and digits only. */
export const cardCode = (card: Card): string =>
  inCode(
    'C',
    new Packer()
      .raw(idBytes(card.stayId))
      .raw(hexBytes(card.token))
      .day(card.issuedOn)
      .day(card.since)
      .day(card.until)
      .month(card.duesUntil)
      .text(card.name)
      .text(card.homeBranch)
      .end(),
  );

/** What a stamp says, as the bytes that its seal is made over. */
export function stampBytes(stamp: Stamp): Uint8Array<ArrayBuffer> {
  const packer = new Packer()
    .raw(idBytes(stamp.stayId ?? NO_ID))
    .number(stamp.tag, 4)
    .day(stamp.on)
    .text(stamp.branch)
    .text(stamp.byName)
    .number(Math.min(99, stamp.meetings), 1)
    .number(stamp.attended.length, 1);
  for (const { on, meetingKind } of stamp.attended) packer.day(on).number(KINDS.indexOf(meetingKind), 1);
  packer.number(stamp.dues.length, 1);
  for (const { on, from, to, fen } of stamp.dues) packer.day(on).month(from).month(to).number(fen, 4);
  packer.day(stamp.opinion?.on ?? null);
  if (stamp.opinion) packer.text(stamp.opinion.text.slice(0, 60)).text(stamp.opinion.byName.slice(0, 20));
  return packer.end();
}

/** The text of a return code: the stamp's bytes with the seal that was made over them (none: eight zeros). */
export const stampCode = (bytes: Uint8Array, seal: Uint8Array | null): string =>
  inCode(
    'S',
    new Packer()
      .raw(bytes)
      .raw(seal ? seal.slice(0, SEAL_BYTES) : new Uint8Array(SEAL_BYTES))
      .end(),
  );

/** A code that was read. A stamp comes with the bytes its seal has to fit, and the seal in hex; null where it has none. */
export type ReadCode =
  | { readonly type: 'card'; readonly card: Card }
  | { readonly type: 'stamp'; readonly stamp: Stamp; readonly bytes: Uint8Array<ArrayBuffer>; readonly seal: string | null };

/** Reads the text of a QR code, whoever made it. Spaces and small letters, as from a copied text, do not matter. */
export function readCode(text: string): Result<ReadCode, { readonly code: CodeProblem }> {
  const [, version, letter, digits] = /^ZB(\d)([A-Z]):([A-Z2-7]*)/.exec(text.replace(/\s/g, '').toUpperCase()) ?? [];
  if (version === undefined || digits === undefined) return fail('code.foreign');
  if (Number(version) > VERSION) return fail('code.tooNew');
  if (letter !== 'C' && letter !== 'S') return fail('code.foreign');
  const all = fromBase32(digits);
  if (all === null || all.length < 5) return fail('code.damaged');
  const bytes = all.slice(0, -4);
  if (new Unpacker(all.slice(-4)).number(4) !== crc32(bytes)) return fail('code.damaged');
  try {
    return ok(letter === 'C' ? { type: 'card', card: readCard(bytes) } : readStamp(bytes));
  } catch (error) {
    if (error instanceof BadBytes) return fail('code.damaged');
    throw error;
  }
}

const needed = <T>(value: T | null): T => {
  if (value === null) throw new BadBytes('missing');
  return value;
};

const name = (text: string): string => {
  if (!PersonName.safeParse(text).success) throw new BadBytes('no name');
  return text;
};

function readCard(bytes: Uint8Array): Card {
  const from = new Unpacker(bytes);
  const card = {
    stayId: bytesId(from.raw(16)),
    token: bytesHex(from.raw(8)),
    issuedOn: needed(from.day()),
    since: needed(from.day()),
    until: needed(from.day()),
    duesUntil: from.month(),
    name: name(from.text()),
    homeBranch: from.text(),
  };
  if (!from.done()) throw new BadBytes('too long');
  return card;
}

function readStamp(all: Uint8Array): ReadCode {
  const bytes = Uint8Array.from(all.slice(0, -SEAL_BYTES));
  const from = new Unpacker(bytes);
  const stayId = bytesId(from.raw(16));
  const head = { tag: from.number(4), on: needed(from.day()), branch: from.text(), byName: from.text(), meetings: from.number(1) };
  const attended = Array.from({ length: from.number(1) }, () => ({
    on: needed(from.day()),
    meetingKind: needed(KINDS[from.number(1)] ?? null),
  }));
  const dues = Array.from({ length: from.number(1) }, () => ({
    on: needed(from.day()),
    from: needed(from.month()),
    to: needed(from.month()),
    fen: from.number(4),
  }));
  const opinionOn = from.day();
  const opinion = opinionOn === null ? null : { on: opinionOn, text: from.text(), byName: from.text() };
  if (!from.done()) throw new BadBytes('too long');
  const seal = bytesHex(all.slice(-SEAL_BYTES));
  return {
    type: 'stamp',
    stamp: { stayId: stayId === NO_ID ? null : stayId, ...head, attended, dues, opinion },
    bytes,
    seal: /^0+$/.test(seal) ? null : seal,
  };
}
