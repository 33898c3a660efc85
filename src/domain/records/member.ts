import { z } from 'zod';
import { GroupId, MemberId } from '#domain/kernel/ids.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line, PersonName } from './text.ts';

/** Where a person stands in the Party (党章 §6–9; 党员教育管理工作条例 §24, §31). */
export const MemberStatus = z.enum([
  'formal', // 正式党员
  'probationary', // 预备党员
  'probationExtended', // 延长预备期
  'suspended', // 停止党籍
  'transferredOut', // 组织关系已转出
  'removed', // 除名、退党、自行脱党
  'deceased', // 去世
]);
export type MemberStatus = z.infer<typeof MemberStatus>;

/** Whether his votes are in force (党章 §41 留党察看; 基层组织选举工作条例 §5 留置、逮捕). */
export const Rights = z.enum(['full', 'onProbation', 'suspended']);
export type Rights = z.infer<typeof Rights>;

/** Sex by GB/T 2261.1-2003: 0 unknown, 1 male, 2 female, 9 not stated. */
export const Sex = z.enum(['0', '1', '2', '9']);
export type Sex = z.infer<typeof Sex>;

/** Education, top level of GB/T 4658-2006: 10 研究生 … 80 小学, 90 其他. */
export const Education = z.enum(['10', '20', '30', '40', '60', '70', '80', '90']);
export type Education = z.infer<typeof Education>;

/** Ethnic group by GB/T 3304-1991: 01 汉 … 56 基诺, 97 其他, 98 外国血统. */
export const Ethnicity = z.string().regex(/^(0[1-9]|[1-4]\d|5[0-6]|97|98)$/);
export type Ethnicity = z.infer<typeof Ethnicity>;

/** What a member lives by, as wide as the roster form needs it. */
export const Occupation = z.enum([
  'farmer',
  'worker',
  'business',
  'publicService',
  'villageOfficial',
  'migrant',
  'retired',
  'student',
  'other',
]);
export type Occupation = z.infer<typeof Occupation>;

/** The six cases in which a member may be left out of 应到; both papers are needed (中组部 explanation, MB-6). */
export const ExcuseReason = z.enum(['illness', 'abroad', 'sentence', 'bedridden', 'awayNotMoved', 'retiredElsewhere']);
export type ExcuseReason = z.infer<typeof ExcuseReason>;

/** Leave to be left out of 应到: the higher committee's consent and the assembly's vote, each with its paper. */
export const Excuse = z.strictObject({
  reason: ExcuseReason,
  consentPaper: line(100),
  consentOn: LocalDate,
  assemblyOn: LocalDate,
});
export type Excuse = z.infer<typeof Excuse>;

/** What ended or halted a membership, where a rule hangs on it: the two-year timer of 停止党籍, the five years before a new application. */
export const StatusCause = z.enum([
  'lostContact', // 失去联系 6 个月以上 (停止党籍)
  'settledAbroad', // 出国定居 (停止党籍)
  'studyAbroad', // 出国学习研究超过 5 年 (停止党籍)
  'selfLeft', // 自行脱党除名
  'struckOff', // 除名
  'advisedOut', // 劝退
  'resigned', // 退党
  'expelled', // 开除党籍
]);
export type StatusCause = z.infer<typeof StatusCause>;

/** One dated change of where a member stands. The whole past is kept, so that any past day can be told. */
export const StatusChange = z.strictObject({
  on: LocalDate,
  status: MemberStatus,
  cause: StatusCause.nullable().default(null),
  paper: line(100).default(''),
});
export type StatusChange = z.infer<typeof StatusChange>;

/** Degree by GB/T 6864: 1 名誉博士, 2 博士, 3 硕士, 4 学士. */
export const Degree = z.enum(['1', '2', '3', '4']);
export type Degree = z.infer<typeof Degree>;

/** How he came into the Party (入党类型). */
export const Admission = z.enum(['new', 'restored', 'rejoined', 'otherParty']);
export type Admission = z.infer<typeof Admission>;

/**
 * That this record and another are one person: which one he is read as, since when and by whom. `was` and `wrote` are the fields that
 * the merging changed there, before and after, so that undoing it puts back exactly what nobody has changed since.
 */
export const MergedInto = z.strictObject({
  memberId: MemberId,
  on: LocalDate,
  byName: line(50).default(''),
  was: z.record(z.string(), z.json()).default({}),
  wrote: z.record(z.string(), z.json()).default({}),
});
export type MergedInto = z.infer<typeof MergedInto>;

/** One Party member of the branch. Least data: no ID number, birth month only, phone only with consent. */
export const MemberBody = z.strictObject({
  name: PersonName,
  /** How the name is spelt in pinyin, only where the computed reading is wrong: "zhai zhigang". */
  pinyin: line(100).default(''),
  sex: Sex,
  birthMonth: YearMonth.nullable().default(null),
  ethnicity: Ethnicity.default('01'),
  education: Education.nullable().default(null),
  occupation: Occupation.nullable().default(null),
  /** The day the assembly passed him (入党日期). */
  joinedOn: LocalDate.nullable().default(null),
  /** The day he became formal (转正日期). 党龄 counts from here (发展党员工作细则 §33). */
  formalOn: LocalDate.nullable().default(null),
  status: MemberStatus,
  statusSince: LocalDate.nullable().default(null),
  /** Every dated change of status, by a key of its own; `status` and `statusSince` are the last one (`roster/status.ts`). */
  statusChanges: z.record(z.uuid(), StatusChange).default({}),
  /** The day his 组织关系 came to this branch; null for one who has always been here. */
  cameOn: LocalDate.nullable().default(null),
  /** 党费交至, as the 介绍信 said when he came. */
  duesUntil: YearMonth.nullable().default(null),
  rights: Rights.default('full'),
  rightsSince: LocalDate.nullable().default(null),
  rightsUntil: LocalDate.nullable().default(null),
  /** The paper by which his rights are halted (MB-5 needs one). */
  rightsPaper: line(100).default(''),
  excuse: Excuse.nullable().default(null),
  groupId: GroupId.nullable().default(null),
  /** Away from the village without having moved his 组织关系 (流动). */
  away: z
    .strictObject({ since: LocalDate, place: line(60) })
    .nullable()
    .default(null),
  phone: z
    .string()
    .regex(/^(|\+?[0-9][0-9 -]{4,18})$/)
    .default(''),
  phoneConsent: z.boolean().default(false),
  /** The day he said yes, or took it back. */
  phoneConsentOn: LocalDate.nullable().default(null),
  /** Old or in hardship: somebody looks in on him. No details are kept. */
  needsCare: z.boolean().default(false),
  note: line(200).default(''),
  /** What the national system asks besides; all of it may stay empty. */
  degree: Degree.nullable().default(null),
  admission: Admission.nullable().default(null),
  joinedBranch: line(60).default(''),
  /** 党龄校正值, in months: taken off for the time in which membership was halted. */
  partyAgeMonths: z.int().min(-1200).max(1200).default(0),
  /** 工作岗位, 专业技术职务, 新社会阶层: in words, as on the card. */
  workPost: line(60).default(''),
  skillTitle: line(40).default(''),
  stratum: line(40).default(''),
  migrantWorker: z.boolean().default(false),
  /** Village or town, never house and door. */
  residence: line(60).default(''),
  registeredAt: line(60).default(''),
  /** Nobody has reached him since that day (失联). */
  lostSince: LocalDate.nullable().default(null),
  /** Set on the one of two records of a person that is no longer read by itself (`roster/one-person.ts`). */
  mergedInto: MergedInto.nullable().default(null),
  /** Members who look like him and are somebody else, with the day it was said. */
  notSame: z.record(z.uuid(), LocalDate).default({}),
});
export type MemberBody = z.infer<typeof MemberBody>;

/** A member of the roster. */
export const member = defineKind({
  kind: 'member',
  body: MemberBody,
  fields: {
    name: 'latest',
    pinyin: 'latest',
    sex: 'latest',
    birthMonth: 'latest',
    ethnicity: 'latest',
    education: 'latest',
    occupation: 'latest',
    joinedOn: 'latest',
    formalOn: 'latest',
    status: 'latest',
    statusSince: 'latest',
    statusChanges: 'perKey',
    cameOn: 'latest',
    duesUntil: 'latest',
    rights: 'latest',
    rightsSince: 'latest',
    rightsUntil: 'latest',
    rightsPaper: 'latest',
    excuse: 'latest',
    groupId: 'latest',
    away: 'latest',
    phone: 'latest',
    phoneConsent: 'latest',
    phoneConsentOn: 'latest',
    needsCare: 'latest',
    note: 'keep',
    degree: 'latest',
    admission: 'latest',
    joinedBranch: 'latest',
    partyAgeMonths: 'latest',
    workPost: 'latest',
    skillTitle: 'latest',
    stratum: 'latest',
    migrantWorker: 'latest',
    residence: 'latest',
    registeredAt: 'latest',
    lostSince: 'latest',
    mergedInto: 'latest',
    notSame: 'perKey',
  },
  needsReview: true,
  // Only a record that was made part of another is about a day: by it the few of them are found without reading the roster.
  dayOf: (body) => body.mergedInto?.on ?? null,
  membersOf: (body) => (body.mergedInto ? [body.mergedInto.memberId] : []),
  wordsOf: (body) => body.name,
});
