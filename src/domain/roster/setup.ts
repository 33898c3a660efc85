import { addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { classOn, isOnRoll, type OnRoster } from './roll.ts';

/** Something about how a branch is set up that is worth a look. A hint never blocks: the texts say 一般. */
export type SetupHint = {
  readonly code: 'tooFewFormal' | 'tooMany' | 'committeeMissing' | 'secretaryMissing' | 'withoutGroup' | 'termEnding' | 'termOver';
  readonly facts: Readonly<Record<string, string | number>>;
  readonly source: RuleSource;
};

/** Numbers of the texts in force; the village term differs by kind of branch and is a township setting later. */
const SETUP = {
  leastFormal: 3,
  mostMembers: 50,
  committeeFrom: 7,
  termMonths: 60,
  remindMonths: 6,
} as const;

const BRANCH_RULES = 'branchRegulations2018';
const CONSTITUTION = 'constitution2022';

/**
 * What the roster, the offices and the groups of a branch suggest on that day: fewer than 3 formal members (BR-1), more than 50
 * members (BR-2), 7 formal members and no committee (BR-7), no secretary, members without a group where there are groups (BR-13),
 * a committee's term of 5 years over or ending within 6 months (BR-9).
 */
export function setupHints(
  branch: {
    readonly members: readonly OnRoster[];
    readonly offices: readonly { readonly body: OfficeBody }[];
    readonly groups: readonly { readonly id: string; readonly body: GroupBody }[];
  },
  day: LocalDate,
): readonly SetupHint[] {
  const present = branch.members.filter(({ body }) => isOnRoll(body, day));
  const formal = present.filter(({ body }) => classOn(body, day) !== 'probationary').length;
  const committee = branch.offices
    .map(({ body }) => body)
    .filter((body) => body.committee === 'branch' && body.from <= day && (body.until === null || body.until >= day));
  const open = new Set(branch.groups.filter(({ body }) => body.dissolvedOn === null || body.dissolvedOn > day).map(({ id }) => id));
  const hints: SetupHint[] = [];
  if (present.length === 0) return hints;
  if (formal < SETUP.leastFormal)
    hints.push({ code: 'tooFewFormal', facts: { formal }, source: { document: CONSTITUTION, article: '30' } });
  if (present.length > SETUP.mostMembers)
    hints.push({ code: 'tooMany', facts: { members: present.length }, source: { document: BRANCH_RULES, article: '4' } });
  if (!committee.some((body) => body.title === 'secretary'))
    hints.push({ code: 'secretaryMissing', facts: {}, source: { document: BRANCH_RULES, article: '20' } });
  if (formal >= SETUP.committeeFrom && new Set(committee.map((body) => body.memberId)).size < 3)
    hints.push({ code: 'committeeMissing', facts: { formal }, source: { document: BRANCH_RULES, article: '20' } });
  const loose = present.filter(({ body }) => body.groupId === null || !open.has(body.groupId)).length;
  if (open.size > 0 && loose > 0)
    hints.push({ code: 'withoutGroup', facts: { members: loose }, source: { document: CONSTITUTION, article: '8' } });
  const began = committee.map((body) => body.from).sort()[0];
  if (began !== undefined) {
    const ends = addMonths(began, SETUP.termMonths);
    const source = { document: BRANCH_RULES, article: '21' } as const;
    if (ends < day) hints.push({ code: 'termOver', facts: { ends }, source });
    else if (addMonths(ends, -SETUP.remindMonths) <= day) hints.push({ code: 'termEnding', facts: { ends }, source });
  }
  return hints;
}
