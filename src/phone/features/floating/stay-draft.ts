import type { JsonObject } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { FloatingStayBody } from '#domain/records/floating-stay.ts';

/** The form of a stay as it is being written; every day and month is what stands in its box. */
export type StayDraft = {
  readonly direction: string;
  readonly memberId: string;
  readonly name: string;
  readonly since: string;
  readonly place: string;
  readonly fixedPlace: boolean;
  readonly reason: string;
  readonly otherBranch: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly phone: string;
  readonly expectedUntil: string;
  readonly registeredOn: string;
  readonly reportedOn: string;
  readonly duesUntil: string;
  readonly token: string;
  readonly cardStayId: string;
  readonly cardNumber: string;
  readonly cardUntil: string;
  readonly note: string;
};

/** Where the draft of a stay is kept. */
export const stayDraftId = (recordId: string): string => `stay:${recordId}`;

/** An empty form. */
export const blankStay = (direction: 'out' | 'in', today: LocalDate): StayDraft => ({
  direction,
  memberId: '',
  name: '',
  since: direction === 'in' ? today : '',
  place: '',
  fixedPlace: false,
  reason: '',
  otherBranch: '',
  contactId: '',
  contactName: '',
  phone: '',
  expectedUntil: '',
  registeredOn: '',
  reportedOn: '',
  duesUntil: '',
  token: '',
  cardStayId: '',
  cardNumber: '',
  cardUntil: '',
  note: '',
});

/** The form of a stay that is there. */
export const draftOfStay = (body: FloatingStayBody): StayDraft => ({
  direction: body.direction,
  memberId: body.memberId ?? '',
  name: body.name,
  since: body.since,
  place: body.place,
  fixedPlace: body.fixedPlace,
  reason: body.reason,
  otherBranch: body.otherBranch,
  contactId: body.contact?.memberId ?? '',
  contactName: body.contact && body.contact.memberId === null ? body.contact.name : '',
  phone: body.phone,
  expectedUntil: body.expectedUntil ?? '',
  registeredOn: body.registeredOn ?? '',
  reportedOn: body.reportedOn ?? '',
  duesUntil: body.duesUntil ?? '',
  token: body.token,
  cardStayId: body.cardStayId ?? '',
  cardNumber: body.cardNumber,
  cardUntil: body.cardUntil ?? '',
  note: body.note,
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What the form would be saved as, over what the stay holds beside it; the answer of the schema, good or not. */
export function stayFromDraft(draft: StayDraft, before: FloatingStayBody | null, nameOf: (memberId: string) => string | undefined) {
  const out = draft.direction === 'out';
  const contactName = draft.contactId === '' ? draft.contactName.trim() : (nameOf(draft.contactId) ?? draft.contactName.trim());
  return FloatingStayBody.safeParse({
    ...(before as unknown as JsonObject | null),
    direction: draft.direction,
    memberId: out ? orNull(draft.memberId) : null,
    name: out ? (nameOf(draft.memberId) ?? draft.name) : draft.name.trim(),
    since: draft.since,
    place: draft.place.trim(),
    fixedPlace: draft.fixedPlace,
    reason: draft.reason,
    otherBranch: draft.otherBranch.trim(),
    contact: contactName === '' ? null : { memberId: orNull(draft.contactId), name: contactName },
    phone: draft.phone.trim(),
    expectedUntil: orNull(draft.expectedUntil),
    registeredOn: orNull(draft.registeredOn),
    reportedOn: orNull(draft.reportedOn),
    duesUntil: orNull(draft.duesUntil),
    token: draft.token,
    cardStayId: orNull(draft.cardStayId),
    cardNumber: draft.cardNumber,
    cardUntil: orNull(draft.cardUntil),
    note: draft.note.trim(),
  });
}
