import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { partyYears } from '#domain/roster/party-age.ts';
import { codeOf, isBlank, knownUse, wordOf } from './roster-columns.ts';
import words from './roster-words.json' with { type: 'json' };
import { workbookOf } from './workbook.ts';

/** A member as a line of a roster file. */
export type RosterLine = { readonly branchName: string; readonly groupName: string; readonly body: MemberBody; readonly idNumber?: string };

const yesOrNo = (is: boolean): string => (is ? words.yes[0] : words.no[0]) ?? '';

// What is computed or asked for in the national list beside what the roster keeps.
const besides: Readonly<Record<string, (body: MemberBody, today: LocalDate) => string>> = {
  [words.partyAge]: (body, today) => String(partyYears(body, today) ?? ''),
  [words.floating]: (body) => yesOrNo(body.away !== null),
  [words.lost]: (body) => yesOrNo((body.lostSince ?? null) !== null),
};

function cellOf(heading: string, { branchName, groupName, body, idNumber }: RosterLine, today: LocalDate): string {
  const use = knownUse(heading);
  switch (use) {
    case 'branch':
      return branchName;
    case 'name':
      return body.name;
    case 'sex':
    case 'ethnicity':
    case 'education':
    case 'degree':
    case 'admission':
      return wordOf(use, body[use] ?? null);
    // The post in the person's own words says more than its sort, unless it would be read as another sort.
    case 'occupation': {
      const post = body.workPost ?? '';
      return isBlank(post) || codeOf(use, post) !== undefined ? wordOf(use, body.occupation) : post;
    }
    case 'status':
      return wordOf('status', body.status === 'probationExtended' ? 'probationary' : body.status);
    case 'extended':
      return body.status === 'probationExtended' ? yesOrNo(true) : '';
    case 'birthMonth':
    case 'joinedOn':
    case 'formalOn':
      return body[use] ?? '';
    case 'group':
      return groupName;
    case 'phone':
    case 'note':
    case 'stratum':
    case 'skillTitle':
    case 'residence':
    case 'registeredAt':
    case 'joinedBranch':
      return body[use] ?? '';
    case 'partyAgeMonths':
      return body.partyAgeMonths ? String(body.partyAgeMonths) : '';
    case 'migrantWorker':
      return body.migrantWorker ? yesOrNo(true) : '';
    case 'idNumber':
      return idNumber ?? '';
    default:
      return besides[heading]?.(body, today) ?? '';
  }
}

const columns = words.national.map((heading, i) => ({ heading, width: words.nationalWidths[i] ?? 12 }));

/**
 * Rosters as an xlsx in the column order of the national membership system, what the roster does not keep left blank; the import
 * reads it back without a change. Citizen numbers stand in it only where a line brings one.
 */
export const rosterSheet = (lines: readonly RosterLine[], today: LocalDate): Promise<Uint8Array> =>
  workbookOf(
    words.sheetName,
    columns,
    lines.map((line) => words.national.map((heading) => cellOf(heading, line, today))),
  );

const sampleColumns = words.sampleColumns.map((heading) => ({ heading, width: 14 }));

/** A file to start from: the headings, and two made-up lines that show how each is written. */
export const sampleSheet = (): Promise<Uint8Array> => workbookOf(words.sheetName, sampleColumns, words.sample);
