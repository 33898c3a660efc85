import type { GroupId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { MemberBody, type StatusCause } from '#domain/records/member.ts';
import { statusSteps, withoutStatusChange } from '#domain/roster/status.ts';
import { isNewStatus, LEFT, type MemberProblems, memberProblems } from './member-check.ts';

/** The form as it is typed: text in every box, nothing judged yet. */
export type MemberDraft = {
  readonly name: string;
  readonly pinyin: string;
  readonly sex: MemberBody['sex'] | null;
  readonly birthMonth: string;
  readonly ethnicity: string;
  readonly education: MemberBody['education'];
  readonly occupation: MemberBody['occupation'];
  readonly joinedOn: string;
  readonly formalOn: string;
  readonly status: MemberBody['status'];
  readonly statusSince: string;
  readonly statusCause: StatusCause | null;
  readonly statusPaper: string;
  /** Where he stood when the form was opened, so that a change is told from a correction. */
  readonly wasStatus: MemberBody['status'] | null;
  readonly wasSince: string;
  readonly statusChanges: MemberBody['statusChanges'];
  readonly cameOn: string;
  readonly duesUntil: string;
  readonly rights: MemberBody['rights'];
  readonly rightsSince: string;
  readonly rightsUntil: string;
  readonly rightsPaper: string;
  readonly excused: boolean;
  readonly excuseReason: NonNullable<MemberBody['excuse']>['reason'] | null;
  readonly consentPaper: string;
  readonly consentOn: string;
  readonly assemblyOn: string;
  readonly groupId: string | null;
  readonly isAway: boolean;
  readonly awaySince: string;
  readonly awayPlace: string;
  readonly phone: string;
  readonly phoneConsent: boolean;
  readonly phoneConsentOn: string;
  readonly needsCare: boolean;
  readonly note: string;
  readonly degree: MemberBody['degree'];
  readonly admission: MemberBody['admission'];
  readonly joinedBranch: string;
  readonly partyAgeMonths: string;
  readonly workPost: string;
  readonly skillTitle: string;
  readonly stratum: string;
  readonly migrantWorker: boolean;
  readonly residence: string;
  readonly registeredAt: string;
  readonly lostSince: string;
  /** Not of the form: said on 「可能是同一个人」, and handed on as they are. */
  readonly mergedInto: MemberBody['mergedInto'];
  readonly notSame: MemberBody['notSame'];
};

/** The id under which a member's form is kept while it is written. */
export const memberDraftId = (recordId: string): string => `member:${recordId}`;

/** A form to begin with: blank, or what the roster says of a member. */
export function draftOf(body: MemberBody | null): MemberDraft {
  return {
    name: body?.name ?? '',
    pinyin: body?.pinyin ?? '',
    sex: body?.sex ?? null,
    birthMonth: body?.birthMonth ?? '',
    ethnicity: body?.ethnicity ?? '01',
    education: body?.education ?? null,
    occupation: body?.occupation ?? null,
    joinedOn: body?.joinedOn ?? '',
    formalOn: body?.formalOn ?? '',
    status: body?.status ?? 'formal',
    statusSince: body?.statusSince ?? '',
    statusCause: lastChange(body)?.cause ?? null,
    statusPaper: lastChange(body)?.paper ?? '',
    wasStatus: body?.status ?? null,
    wasSince: body?.statusSince ?? '',
    statusChanges: body?.statusChanges ?? {},
    cameOn: body?.cameOn ?? '',
    duesUntil: body?.duesUntil ?? '',
    rights: body?.rights ?? 'full',
    rightsSince: body?.rightsSince ?? '',
    rightsUntil: body?.rightsUntil ?? '',
    rightsPaper: body?.rightsPaper ?? '',
    excused: body !== null && body.excuse !== null,
    excuseReason: body?.excuse?.reason ?? null,
    consentPaper: body?.excuse?.consentPaper ?? '',
    consentOn: body?.excuse?.consentOn ?? '',
    assemblyOn: body?.excuse?.assemblyOn ?? '',
    groupId: body?.groupId ?? null,
    isAway: body !== null && body.away !== null,
    awaySince: body?.away?.since ?? '',
    awayPlace: body?.away?.place ?? '',
    phone: body?.phone ?? '',
    phoneConsent: body?.phoneConsent ?? false,
    phoneConsentOn: body?.phoneConsentOn ?? '',
    needsCare: body?.needsCare ?? false,
    note: body?.note ?? '',
    degree: body?.degree ?? null,
    admission: body?.admission ?? null,
    joinedBranch: body?.joinedBranch ?? '',
    partyAgeMonths: body === null || body.partyAgeMonths === 0 ? '' : String(body.partyAgeMonths),
    workPost: body?.workPost ?? '',
    skillTitle: body?.skillTitle ?? '',
    stratum: body?.stratum ?? '',
    migrantWorker: body?.migrantWorker ?? false,
    residence: body?.residence ?? '',
    registeredAt: body?.registeredAt ?? '',
    lostSince: body?.lostSince ?? '',
    mergedInto: body?.mergedInto ?? null,
    notSame: body?.notSame ?? {},
  };
}

const lastChange = (body: MemberBody | null) =>
  body === null ? undefined : Object.values(body.statusChanges).find((each) => each.on === body.statusSince && each.status === body.status);

const dayOr = (text: string): LocalDate | null => (text === '' ? null : (text as LocalDate));

/** Reads the form into what the roster keeps, or says which boxes are in the way. */
export function readMemberDraft(
  draft: MemberDraft,
  newId: () => string,
): Result<MemberBody, Problem<'record.invalid'> & { readonly boxes: MemberProblems }> {
  const boxes = memberProblems(draft);
  const parsed = MemberBody.safeParse({
    name: draft.name,
    pinyin: draft.pinyin.trim(),
    sex: draft.sex,
    birthMonth: draft.birthMonth === '' ? null : draft.birthMonth,
    ethnicity: draft.ethnicity,
    education: draft.education,
    occupation: draft.occupation,
    joinedOn: dayOr(draft.joinedOn),
    formalOn: dayOr(draft.formalOn),
    ...statusOf(draft, newId),
    cameOn: dayOr(draft.cameOn),
    duesUntil: draft.duesUntil === '' ? null : draft.duesUntil,
    rights: draft.rights,
    rightsSince: draft.rights === 'full' ? null : dayOr(draft.rightsSince),
    rightsUntil: draft.rights === 'full' ? null : dayOr(draft.rightsUntil),
    rightsPaper: draft.rights === 'full' ? '' : draft.rightsPaper.trim(),
    excuse: draft.excused
      ? { reason: draft.excuseReason, consentPaper: draft.consentPaper.trim(), consentOn: draft.consentOn, assemblyOn: draft.assemblyOn }
      : null,
    groupId: draft.groupId as GroupId | null,
    away: draft.isAway ? { since: draft.awaySince, place: draft.awayPlace.trim() } : null,
    phone: draft.phone.trim(),
    phoneConsent: draft.phoneConsent,
    phoneConsentOn: dayOr(draft.phoneConsentOn),
    needsCare: draft.needsCare,
    note: draft.note,
    degree: draft.degree,
    admission: draft.admission,
    joinedBranch: draft.joinedBranch.trim(),
    partyAgeMonths: Number(draft.partyAgeMonths),
    workPost: draft.workPost.trim(),
    skillTitle: draft.skillTitle.trim(),
    stratum: draft.stratum.trim(),
    migrantWorker: draft.migrantWorker,
    residence: draft.residence.trim(),
    registeredAt: draft.registeredAt.trim(),
    lostSince: dayOr(draft.lostSince),
    mergedInto: draft.mergedInto,
    notSame: draft.notSame,
  } satisfies { [F in keyof MemberBody]: unknown });
  if (Object.keys(boxes).length === 0 && parsed.success) return ok(parsed.data);
  // What the record's own schema refuses beyond the rules above can only be letters that are not to be seen.
  for (const { path } of parsed.error?.issues ?? []) boxes[boxAt(path)] ??= 'hiddenCharacters';
  return { ok: false, problem: { ...fail('record.invalid', { field: Object.keys(boxes)[0] ?? '' }).problem, boxes } };
}

const AWAY_BOXES: Readonly<Record<string, keyof MemberDraft>> = { since: 'awaySince', place: 'awayPlace' };

/** The box in which a part of the record is written. */
function boxAt([field, part]: readonly PropertyKey[]): keyof MemberDraft {
  if (field === 'away') return AWAY_BOXES[String(part)] ?? 'isAway';
  if (field === 'excuse') return part === undefined ? 'excused' : part === 'reason' ? 'excuseReason' : (part as keyof MemberDraft);
  return field as keyof MemberDraft;
}

/** The status as typed: a change is added to the past, a correction of the last one's day or paper is written over it. */
function statusOf(draft: MemberDraft, newId: () => string): Pick<MemberBody, 'status' | 'statusSince' | 'statusChanges'> {
  const { status, statusChanges } = draft;
  const on = dayOr(draft.statusSince);
  if (on === null || !LocalDate.safeParse(on).success) return { status, statusSince: null, statusChanges };
  const had =
    statusChanges[Object.keys(statusChanges).find((key) => statusChanges[key]?.on === on && statusChanges[key]?.status === status) ?? ''];
  const untouched = draft.wasStatus === status && draft.wasSince === draft.statusSince;
  if (untouched && (had?.cause ?? null) === draft.statusCause && (had?.paper ?? '') === draft.statusPaper.trim())
    return { status, statusSince: on, statusChanges };
  const was = { status: draft.wasStatus ?? status, statusSince: dayOr(draft.wasSince), statusChanges, formalOn: null };
  const change = { on, status, cause: LEFT.has(status) ? draft.statusCause : null, paper: draft.statusPaper.trim() };
  if (draft.wasStatus === null) {
    const keys = Object.keys(statusChanges);
    return { status, statusSince: on, statusChanges: { [keys[0] ?? newId()]: change } };
  }
  const same = statusSteps(was).filter((step) => step.status === status && step.on === was.statusSince);
  const key = isNewStatus(draft) ? undefined : same[0]?.key;
  if (key !== undefined && key !== '') return { status, statusSince: on, statusChanges: { ...statusChanges, [key]: change } };
  const before = key === '' ? { ...was, statusSince: null } : was;
  const kept = Object.fromEntries(statusSteps(before).map(({ key: old, ...step }) => [old === '' ? newId() : old, step]));
  return { status, statusSince: on, statusChanges: { ...kept, [newId()]: change } };
}

/** The form without one change of the past that was written by mistake. */
export function withoutChange(draft: MemberDraft, key: string): Partial<MemberDraft> {
  const { wasStatus, statusChanges } = draft;
  const stood = { status: wasStatus ?? draft.status, statusSince: dayOr(draft.wasSince), statusChanges, formalOn: dayOr(draft.formalOn) };
  const left = withoutStatusChange(stood, key);
  const last = Object.values(left.statusChanges).find(({ on, status }) => on === left.statusSince && status === left.status);
  const since = left.statusSince ?? '';
  return {
    status: left.status,
    statusSince: since,
    wasStatus: left.status,
    wasSince: since,
    statusChanges: left.statusChanges,
    statusCause: last?.cause ?? null,
    statusPaper: last?.paper ?? '',
  };
}
