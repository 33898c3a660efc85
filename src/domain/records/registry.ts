import type { z } from 'zod';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { appraisal } from './appraisal.ts';
import { area } from './area.ts';
import { assignment } from './assignment.ts';
import { branchProfile } from './branch-profile.ts';
import { candidate } from './candidate.ts';
import type { FieldClass } from './define-kind.ts';
import { duesClose } from './dues-close.ts';
import { duesPayment } from './dues-payment.ts';
import { duesReceipt } from './dues-receipt.ts';
import { duesRemittance } from './dues-remittance.ts';
import { duesStandard } from './dues-standard.ts';
import { dutyLog } from './duty-log.ts';
import { dutyRota } from './duty-rota.ts';
import { excusal } from './excusal.ts';
import { floatingStay } from './floating-stay.ts';
import { group } from './group.ts';
import { matter } from './matter.ts';
import { meeting } from './meeting.ts';
import { member } from './member.ts';
import { office } from './office.ts';
import { plan } from './plan.ts';
import { pledge } from './pledge.ts';
import { post } from './post.ts';
import { postWaiver } from './post-waiver.ts';
import { quietHouse } from './quiet-house.ts';
import { reserveCadre } from './reserve-cadre.ts';
import { rosterCheck } from './roster-check.ts';
import { ruleSet } from './rule-set.ts';
import { structureEvent } from './structure-event.ts';
import { talk } from './talk.ts';
import { term } from './term.ts';
import { transfer } from './transfer.ts';
import { visit } from './visit.ts';

/** Every kind of record, once. Storage, sync and the endpoint read this list; none keeps its own. */
export const kinds = {
  member,
  office,
  group,
  meeting,
  appraisal,
  branchProfile,
  term,
  structureEvent,
  floatingStay,
  ruleSet,
  area,
  post,
  assignment,
  postWaiver,
  dutyLog,
  pledge,
  dutyRota,
  duesStandard,
  duesPayment,
  duesRemittance,
  duesReceipt,
  duesClose,
  candidate,
  reserveCadre,
  plan,
  talk,
  excusal,
  visit,
  matter,
  quietHouse,
  transfer,
  rosterCheck,
} as const;

export type Kinds = typeof kinds;
export type KindName = keyof Kinds;
export type BodyOf<K extends KindName> = z.infer<Kinds[K]['body']>;

/** What any part that does not care for one kind in particular sees of a kind. */
export type AnyKind = {
  readonly kind: KindName;
  readonly body: z.ZodType;
  readonly fields: Readonly<Record<string, FieldClass>>;
  readonly idSays?: boolean;
  readonly needsReview: boolean;
  readonly dayOf: (body: JsonObject) => LocalDate | null;
  readonly membersOf: (body: JsonObject) => readonly MemberId[];
  readonly wordsOf: (body: JsonObject) => string;
  readonly stateOf?: (body: JsonObject) => string;
  readonly fades?: {
    readonly since: (body: JsonObject) => LocalDate | null;
    readonly blank: Readonly<Record<string, (value: Json) => Json>>;
  };
  readonly townshipOnly?: readonly string[];
  readonly secretaryOnly?: readonly string[];
};

/** The names of all kinds, in no particular order. */
export const kindNames = Object.keys(kinds) as KindName[];

/** The kind of that name; undefined for a name this version does not know. */
export const kindOf = (name: string): AnyKind | undefined =>
  Object.hasOwn(kinds, name) ? (kinds[name as KindName] as unknown as AnyKind) : undefined;
