import { type Card, readCode, type Stamp } from '#domain/floating/code.ts';
import { cardIsPast, stayForStamp, type TakenIn, takeNumber, takeStamp } from '#domain/floating/exchange.ts';
import { type CardNumber, readNumber, type StampNumber, tagOf } from '#domain/floating/number.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { sealFits } from './seal.ts';
import type { StayRecord, Stays } from './use-stays.ts';

/** What came of a code or a number, for the screen to say. */
export type Judged =
  | {
      readonly type: 'problem';
      readonly code: 'foreign' | 'tooNew' | 'damaged' | 'length' | 'check' | 'own' | 'notOurs' | 'altered' | 'wrongContent' | 'noNumber';
    }
  | { readonly type: 'card'; readonly card: Card; readonly past: boolean; readonly known: StayRecord | undefined }
  | { readonly type: 'stamp'; readonly stamp: Stamp; readonly stay: StayRecord; readonly taken: TakenIn; readonly sealed: boolean }
  | { readonly type: 'cardNumber'; readonly number: CardNumber; readonly digits: string; readonly past: boolean }
  | { readonly type: 'stampNumber'; readonly number: StampNumber; readonly stay: StayRecord; readonly body: FloatingStayBody };

const problem = (code: Extract<Judged, { type: 'problem' }>['code']): Judged => ({ type: 'problem', code });

/** Judges what was scanned, photographed or typed against this branch's stays. Nothing is written. */
export async function judge(text: string, stays: Stays, today: LocalDate): Promise<Judged> {
  if (/^[\d\s\-—–０-９]+$/.test(text)) return judgeNumber(text, stays, today);
  const read = readCode(text);
  if (!read.ok)
    return problem(read.problem.code === 'code.tooNew' ? 'tooNew' : read.problem.code === 'code.damaged' ? 'damaged' : 'foreign');
  if (read.value.type === 'card') {
    const { card } = read.value;
    if (stays.out.some(({ id }) => (id as string) === card.stayId)) return problem('own');
    return {
      type: 'card',
      card,
      past: cardIsPast(card.until, today),
      known: stays.guests.find(({ body }) => body.cardStayId === card.stayId),
    };
  }
  const { stamp, bytes, seal } = read.value;
  const stay = stayForStamp(stays.out, stamp);
  if (!stay) return problem('notOurs');
  if (seal !== null && !(await sealFits(stay.body.token, bytes, seal))) return problem('altered');
  // A stamp that names the stay was read from the card, so it has a seal; one whose seal was taken away was altered.
  if (seal === null && stamp.stayId !== null && stay.body.token !== '') return problem('altered');
  const taken = takeStamp(stay.body, stamp, today);
  if (!FloatingStayBody.safeParse(taken.body).success) return problem('wrongContent');
  return { type: 'stamp', stamp, stay, taken, sealed: seal !== null };
}

function judgeNumber(text: string, stays: Stays, today: LocalDate): Judged {
  const read = readNumber(text);
  if (!read.ok) return problem(read.problem.code === 'number.length' ? 'length' : 'check');
  const number = read.value;
  const own = stays.out.find(({ id }) => tagOf(id) === number.tag);
  if (number.type === 'card')
    return own
      ? problem('own')
      : { type: 'cardNumber', number, digits: text.normalize('NFKC').replace(/\D/g, ''), past: cardIsPast(number.untilMonth, today) };
  return own ? { type: 'stampNumber', number, stay: own, body: takeNumber(own.body, number, today) } : problem('noNumber');
}
