import i18next from 'i18next';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from './format.ts';

/** What is needed to tell a stored value in words: names by id, and today as the yardstick for what needs a year. */
export type Telling = { readonly names: Readonly<Record<string, string>>; readonly today: LocalDate };

const wordLists: Readonly<Record<string, string>> = {
  status: 'memberStatus',
  occupation: 'occupation',
  education: 'education',
  sex: 'sex',
  rights: 'rights',
  meetingKind: 'meetingKind',
  alsoCounts: 'meetingKind',
  title: 'officeTitle',
  committee: 'committee',
  roll: 'rollClass',
  branchType: 'branchType',
  change: 'structureChange',
  direction: 'direction',
  reason: 'stayReason',
  endedAs: 'endedAs',
  way: 'contactWay',
  howChosen: 'howChosen',
  waiverReason: 'waiverReason',
  pledgeBy: 'pledgeBy',
  template: 'postTemplate',
  stage: 'candidateStage',
  origin: 'cadreOrigin',
  purpose: 'visitPurpose',
  matterSource: 'matterSource',
  topic: 'matterTopic',
  level: 'matterLevel',
  how: 'toldHow',
  themeForms: 'themeForm',
  lifeForm: 'lifeForm',
  opinionBy: 'opinionBy',
};

// Maps whose keys are members.
const BY_MEMBER: ReadonlySet<string> = new Set(['attendance', 'roll', 'areaMembers', 'notSame']);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;

// The keys are made from what is stored, which may come from another version; what has no word is told as it is.
const word = (key: string, fallback: string): string => (i18next.exists(key) ? String(i18next.t(key as never)) : fallback);
const say = (key: string, facts: object = {}): string => String(i18next.t(`told:${key}` as never, facts as never));

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

/** What a path is called: the field, and for a row of a map whose row it is. */
export function tellPath(path: string, { names }: Telling): string {
  const [field = path, key] = path.split('.');
  const label = word(`records:field.${field}`, field);
  if (key === undefined || !BY_MEMBER.has(field)) return label;
  return say('rowOf', { field: label, row: names[key] ?? say('someone') });
}

/** A stored value at a path, in words; nothing, and a row that is not there, are told too. */
export function tellValue(path: string, value: Json | undefined, telling: Telling): string {
  const [field = path] = path.split('.');
  if (value === undefined || value === null || value === '') return say('empty');
  if (Array.isArray(value))
    return value.length === 0 ? say('empty') : formats().list(value.map((item: Json) => tellValue(field, item, telling)));
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (isObject(value)) return tellObject(field, value, telling);
  return tellPlain(field, value as string | number, telling);
}

function tellPlain(field: string, value: string | number, { names, today }: Telling): string {
  const plain = String(value);
  if (field === 'groupId' || field === 'structureGroupId') return names[plain] ?? say('someGroup');
  if (field === 'memberId' || field === 'leaderId') return names[plain] ?? say('someone');
  if (field === 'postId' || field === 'assignmentId') return names[plain] ?? say('another');
  if (field === 'ethnicity') return word(`ethnicity:${plain}`, plain);
  if (field === 'taughtMinutes') return say('minutes', { n: value });
  const list = wordLists[field];
  if (list !== undefined) return word(`records:${list}.${plain}`, plain);
  if (DAY.test(plain)) return formats().day(plain as LocalDate, today);
  return MONTH.test(plain) ? formats().month(plain as YearMonth) : plain;
}

function tellObject(field: string, value: JsonObject, telling: Telling): string {
  const day = (of: Json | undefined): string => (DAY.test(text(of)) ? formats().day(text(of) as LocalDate, telling.today) : text(of));
  if (field === 'attendance') {
    const what = word(`records:attendance.${text(value['state'])}`, text(value['state']));
    return text(value['reason']) === '' ? what : say('because', { what, reason: text(value['reason']) });
  }
  if (field === 'decisions') {
    const vote = value['vote'];
    return [
      text(value['text']),
      text(value['ownerName']) === '' ? '' : say('owner', { name: text(value['ownerName']) }),
      text(value['dueOn']) === '' ? '' : say('due', { day: day(value['dueOn']) }),
      vote !== undefined && isObject(vote) ? say('vote', { ...vote, kind: word(`records:voteKind.${text(vote['kind'])}`, '') }) : '',
    ]
      .filter((part) => part !== '')
      .join('\n');
  }
  if (field === 'photos') return say('photo', { day: day(value['addedOn']) });
  if (field === 'excuse') {
    const reason = word(`records:excuse.${text(value['reason'])}`, text(value['reason']));
    return say('excuse', { reason, paper: text(value['consentPaper']), day: day(value['assemblyOn']) });
  }
  if (STAY_ROWS.has(field))
    return formats().facts(
      [day(value['on']), ...['way', 'meetingKind', 'text', 'byName', 'branch'].map((part) => stayPart(part, value, telling))].filter(
        (part) => part !== '',
      ),
    );
  if (field === 'steps' || field === 'outcome' || field === 'model')
    return formats().facts(
      [
        value['to'] === undefined ? '' : word(`records:assignmentStage.${text(value['to'])}`, text(value['to'])),
        value['result'] === undefined ? '' : word(`records:pledgeResult.${text(value['result'])}`, text(value['result'])),
        day(value['on'] ?? value['since']),
        ...['reason', 'words', 'evidence'].map((part) => text(value[part])),
      ].filter((part) => part !== ''),
    );
  if (field === 'houses') return text(value['label']);
  if (field === 'centres') return telling.names[text(value['memberId'])] ?? say('someone');
  if (field === 'rotaDays' && Array.isArray(value['people']))
    return formats().list(value['people'].map((person: Json) => (isObject(person) ? text(person['name']) : '')));
  if (field === 'areaMembers') return value['since'] === null || value['since'] === undefined ? say('yes') : day(value['since']);
  if (MATTER_ROWS.has(field))
    return formats().facts(
      [
        day(value['on']),
        text(value['name']),
        value['how'] === undefined ? '' : tellPlain('how', text(value['how']), telling),
        text(value['text']),
      ].filter((part) => part !== ''),
    );
  if (field === 'mergedInto')
    return say('mergedInto', { name: telling.names[text(value['memberId'])] ?? say('someone'), day: day(value['on']) });
  if (field === 'away') return say('away', { place: text(value['place']), day: day(value['since']) });
  return text(value['text']) || text(value['name']) || JSON.stringify(value);
}

const MATTER_ROWS: ReadonlySet<string> = new Set(['owner', 'works', 'passed', 'upAnswer', 'reply', 'told', 'closed']);
const STAY_ROWS: ReadonlySet<string> = new Set(['contacts', 'attended', 'dues', 'opinions', 'stamps']);

const stayPart = (part: string, value: JsonObject, telling: Telling): string => {
  const found = text(value[part]);
  return found === '' || found === 'code' || found === 'number' ? '' : tellPlain(part, found, telling);
};

/** A value that an edit wrote: a row of a map that it took away is told as that. */
export const tellWritten = (path: string, value: Json | undefined, telling: Telling): string =>
  value === null && path.includes('.') ? say('takenAway') : tellValue(path, value, telling);

/** One line of what was written: its path, what it is called, and the words. */
export type ToldLine = { readonly path: string; readonly label: string; readonly words: string };

const ROLLS: ReadonlySet<string> = new Set(['roll', 'attendance']);

/**
 * What a new record was made with, line by line, what was left empty left out. A roll is one line for each answer with the names
 * behind it: a hundred lines of one word would hide the rest.
 */
export function tellMaking(changes: JsonObject, telling: Telling): ToldLine[] {
  const lines: ToldLine[] = [];
  const rolls = new Map<string, Map<string, string[]>>();
  for (const [path, value] of Object.entries(changes)) {
    if (isBlank(value)) continue;
    const [field = path, key] = path.split('.');
    if (key === undefined || !ROLLS.has(field)) {
      lines.push({ path, label: tellPath(path, telling), words: tellValue(path, value, telling) });
      continue;
    }
    let answers = rolls.get(field);
    if (answers === undefined) {
      answers = new Map();
      rolls.set(field, answers);
      lines.push({ path: field, label: tellPath(field, telling), words: '' });
    }
    const answer = tellValue(path, value, telling);
    answers.set(answer, [...(answers.get(answer) ?? []), telling.names[key] ?? say('someone')]);
  }
  return lines.map((line) => {
    const answers = rolls.get(line.path);
    if (answers === undefined) return line;
    const words = [...answers].map(([answer, names]) => say('people', { answer, names: formats().list(names) })).join('\n');
    return { ...line, words };
  });
}

const isBlank = (value: Json): boolean =>
  value === null || value === '' || value === false || (typeof value === 'object' && Object.keys(value).length === 0);
