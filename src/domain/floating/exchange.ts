import { addMonths, type LocalDate, lastDayOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { FloatingStayBody, HostDues } from '#domain/records/floating-stay.ts';
import { type Card, ROWS_IN_CODE, type Stamp } from './code.ts';
import { cardNumber, type StampNumber, tagOf } from './number.ts';
import { rowKey, type Stay } from './stays.ts';

const CARD_MONTHS = 12;

/** The last day a card shown today is good for: a year on, or the day he means to be back, if that is sooner and not past. */
export function cardGoodUntil(stay: FloatingStayBody, today: LocalDate): LocalDate {
  const year = addMonths(today, CARD_MONTHS);
  const back = stay.expectedUntil;
  return back !== null && back > today && back < year ? back : year;
}

const cut = (text: string, bytes: number): string => {
  let kept = text;
  while (new TextEncoder().encode(kept).length > bytes) kept = [...kept].slice(0, -1).join('');
  return kept;
};

/** The card of a stay as it is shown today by its home branch. */
export const cardOf = ({ id, body }: Stay, homeBranch: string, today: LocalDate): Card => ({
  stayId: id,
  token: body.token,
  issuedOn: today,
  since: body.since,
  until: cardGoodUntil(body, today),
  duesUntil: body.duesUntil,
  name: body.name,
  homeBranch: cut(homeBranch, 120),
});

/** What a guest's stay begins with when his card has been read. */
export const guestFromCard = (
  card: Card,
): Pick<FloatingStayBody, 'name' | 'since' | 'otherBranch' | 'token' | 'cardStayId' | 'cardNumber' | 'cardUntil' | 'duesUntil'> => ({
  name: card.name,
  since: card.since,
  otherBranch: [...card.homeBranch].slice(0, 60).join(''),
  token: card.token,
  cardStayId: card.stayId,
  cardNumber: cardNumber(tagOf(card.stayId), card.until, card.duesUntil),
  cardUntil: card.until,
  duesUntil: card.duesUntil,
});

/** Whether a card is past its day; one without a printed day is good to the end of its month. */
export const cardIsPast = (until: LocalDate | YearMonth, today: LocalDate): boolean =>
  (until.length === 7 ? lastDayOf(until as YearMonth) : (until as LocalDate)) < today;

/** The seven digits of a guest's card, however it was read; null where he showed none. */
export function guestTag(stay: FloatingStayBody): number | null {
  if (stay.cardStayId !== null) return tagOf(stay.cardStayId);
  return stay.cardNumber.length === 18 ? Number(stay.cardNumber.slice(1, 8)) : null;
}

/** Up to which month dues are paid at the host; null where none were. */
export const hostDuesUntil = (stay: FloatingStayBody): YearMonth | null =>
  Object.values(stay.dues)
    .map(({ to }) => to)
    .sort()
    .at(-1) ?? null;

/** How many return codes a guest's rows fill. */
export const stampPages = (stay: FloatingStayBody): number =>
  Math.max(
    1,
    Math.ceil(Object.keys(stay.attended).length / ROWS_IN_CODE.attended),
    Math.ceil(Object.keys(stay.dues).length / ROWS_IN_CODE.dues),
  );

/** The return stamp of a guest, the newest rows on the first page (0); null where he showed no card to answer. */
export function stampOf(
  stay: FloatingStayBody,
  by: { readonly branch: string; readonly name: string },
  today: LocalDate,
  page: number,
): Stamp | null {
  const tag = guestTag(stay);
  if (tag === null) return null;
  const newest = <T extends { readonly on: LocalDate }>(rows: Readonly<Record<string, T>>, most: number): T[] =>
    Object.entries(rows)
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .slice(page * most, (page + 1) * most)
      .map(([, row]) => row);
  const opinion = page === 0 ? (Object.values(stay.opinions).sort((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null) : null;
  return {
    stayId: stay.cardStayId,
    tag,
    on: today,
    branch: cut(by.branch, 120),
    byName: cut(by.name, 60),
    meetings: Object.keys(stay.attended).length,
    attended: newest(stay.attended, ROWS_IN_CODE.attended),
    dues: newest<HostDues>(stay.dues, ROWS_IN_CODE.dues),
    opinion,
  };
}

/** The stay a stamp answers; undefined where it is none of this branch's. */
export const stayForStamp = <S extends Stay>(stays: readonly S[], stamp: Pick<Stamp, 'stayId' | 'tag'>): S | undefined =>
  stays.find(({ id, body }) => body.direction === 'out' && (stamp.stayId === null ? tagOf(id) === stamp.tag : id === stamp.stayId));

/** How many rows a stamp would add. */
export type TakenIn = { readonly body: FloatingStayBody; readonly meetings: number; readonly dues: number; readonly opinion: boolean };

/** The stay with a stamp's rows in it. A row that is there already, from whichever phone, is not written a second time. */
export function takeStamp(stay: FloatingStayBody, stamp: Stamp, today: LocalDate): TakenIn {
  const attended = { ...stay.attended };
  const dues = { ...stay.dues };
  for (const row of stamp.attended) attended[rowKey.attended(row)] ??= row;
  for (const row of stamp.dues) dues[rowKey.dues(row)] ??= row;
  const isNew = stamp.opinion !== null && !Object.hasOwn(stay.opinions, rowKey.opinion(stamp.opinion.on));
  const opinions = isNew && stamp.opinion ? { ...stay.opinions, [rowKey.opinion(stamp.opinion.on)]: stamp.opinion } : stay.opinions;
  const branch = [...stamp.branch].slice(0, 60).join('');
  return {
    body: {
      ...stay,
      attended,
      dues,
      opinions,
      stamps: {
        ...stay.stamps,
        [`${stamp.on}_code`]: { on: stamp.on, takenOn: today, branch, meetings: stamp.meetings, duesUntil: null, way: 'code' },
      },
      otherBranch: stay.otherBranch === '' ? branch : stay.otherBranch,
    },
    meetings: Object.keys(attended).length - Object.keys(stay.attended).length,
    dues: Object.keys(dues).length - Object.keys(stay.dues).length,
    opinion: isNew,
  };
}

/** The stay with what a stamp's number says: how many meetings there were and up to when dues are paid there. */
export const takeNumber = (stay: FloatingStayBody, number: StampNumber, today: LocalDate): FloatingStayBody => ({
  ...stay,
  stamps: {
    ...stay.stamps,
    [`${number.on}_number`]: {
      on: number.on,
      takenOn: today,
      branch: stay.otherBranch,
      meetings: number.meetings,
      duesUntil: number.duesUntil,
      way: 'number',
    },
  },
});
