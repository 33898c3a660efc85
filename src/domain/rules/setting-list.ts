import { z } from 'zod';
import { defaultSettings, type SettingSection, type Settings, settingSections } from './settings.ts';
import type { DocumentCode, RuleSource } from './source.ts';

/** One number a township may set, by where it stands: "meetings.graceDays". */
export type SettingPath = { [S in SettingSection]: `${S}.${keyof Settings[S] & string}` }[SettingSection];

/** What a setting may be. */
export type SettingValue = number | string | boolean | null;

/** How one is put in. `orNone`: it may also be left unsaid. */
export type SettingField =
  | { readonly kind: 'count'; readonly least: number; readonly most: number; readonly orNone: boolean }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'yesNo' };

const at = (document: DocumentCode, article: string | null = null): RuleSource => ({ document, article });
const townships = at('townshipSetting');

/** Where it stands that each number may, or must, be set by a township, and within what. */
export const settingSources: Readonly<Record<SettingPath, RuleSource>> = {
  'meetings.graceDays': townships,
  'meetings.lessonsPerYear': at('branchRegulations2018', '16'),
  'meetings.electedByHalfOf': at('electionRegulations2020'),
  'meetings.oneSittingMayCountForMany': at('branchRegulations2018', '16'),
  'meetings.minutesPerHour': townships,
  'meetings.hoursPerDay': townships,
  'meetings.leaderHours': townships,
  'roster.villageTermYears': at('termOpinion2018'),
  'roster.otherTermYears': at('termOpinion2018'),
  'roster.letterDays': at('transferLetter2006'),
  'roster.floatingContactDays': at('floatingOpinion2024'),
  'dues.farmerFen': at('duesRules2008', '6'),
  'dues.rounding': townships,
  'dues.changeOfPay': at('duesRules2008', '10'),
  'dues.migrantFarmers': at('duesRules2008', '6'),
  'dues.firstMonthCounts': at('duesRules2008', '8'),
  'dues.quarterly': at('duesNotice2017'),
  'dues.shareUpBasisPoints': at('duesRules2008'),
  'posts.noticeDays': townships,
  'posts.oldFromAge': townships,
  'visits.careDays': townships,
  'visits.answerDays': townships,
  'visits.retentionMonths': townships,
};

/** All numbers in the order in which they are shown. */
export const settingPaths = Object.keys(settingSources) as SettingPath[];

const parts = (path: SettingPath): [SettingSection, string] => path.split('.') as [SettingSection, string];

/** The value that stands at a path. */
export function settingAt(settings: Settings, path: SettingPath): SettingValue {
  const [section, key] = parts(path);
  return (settings[section] as Readonly<Record<string, SettingValue>>)[key] ?? null;
}

/** The default at a path. */
export const defaultAt = (path: SettingPath): SettingValue => settingAt(defaultSettings, path);

/** The settings with another value at one path. */
export function settingsWith(settings: Settings, path: SettingPath, value: SettingValue): Settings {
  const [section, key] = parts(path);
  return { ...settings, [section]: { ...settings[section], [key]: value } };
}

function ruleAt(path: SettingPath): z.ZodType {
  const [section, key] = parts(path);
  const rule = (settingSections[section].shape as Readonly<Record<string, z.ZodType>>)[key];
  if (rule === undefined) throw new Error(`no setting at ${path}`);
  return rule;
}

/** Whether the value may stand at the path. */
export const settingFits = (path: SettingPath, value: unknown): boolean => ruleAt(path).safeParse(value).success;

/** How the value at a path is put in, read from its rule. */
export function settingField(path: SettingPath): SettingField {
  let rule = ruleAt(path);
  let orNone = false;
  while (rule instanceof z.ZodDefault || rule instanceof z.ZodNullable) {
    orNone ||= rule instanceof z.ZodNullable;
    rule = rule.unwrap() as z.ZodType;
  }
  if (rule instanceof z.ZodEnum) return { kind: 'choice', options: rule.options.map(String) };
  if (rule instanceof z.ZodNumber) return { kind: 'count', least: rule.minValue ?? 0, most: rule.maxValue ?? 0, orNone };
  return { kind: 'yesNo' };
}

/** The paths at which two settings differ. */
export const settingsChanged = (a: Settings, b: Settings): SettingPath[] =>
  settingPaths.filter((path) => settingAt(a, path) !== settingAt(b, path));
