/** The pages that have help of their own. */
export const helpPages = [
  'home',
  'roster',
  'member',
  'memberForm',
  'branch',
  'floating',
  'log',
  'meetings',
  'meeting',
  'meetingForm',
  'mend',
  'visits',
  'me',
  'sync',
  'health',
  'look',
  'version',
  'install',
  'signIn',
] as const;
export type HelpPage = (typeof helpPages)[number];

const pages: readonly (readonly [RegExp, HelpPage])[] = [
  [/^\/$/, 'home'],
  [/^\/roster$/, 'roster'],
  [/^\/roster\/(new$|[^/]+\/edit$)/, 'memberForm'],
  [/^\/(roster\/(groups|offices|setup)$|organisation\/)/, 'branch'],
  [/^\/floating/, 'floating'],
  [/^\/roster\//, 'member'],
  [/^\/log/, 'log'],
  [/^\/meetings$/, 'meetings'],
  [/^\/meetings\/(new$|[^/]+\/edit$)/, 'meetingForm'],
  [/^\/meetings\/[^/]+\/mend$/, 'mend'],
  [/^\/meetings\//, 'meeting'],
  [/^\/visits/, 'visits'],
  [/^\/me\/sync/, 'sync'],
  [/^\/me\/health/, 'health'],
  [/^\/me\/look/, 'look'],
  [/^\/me\/version/, 'version'],
  [/^\/me\/install/, 'install'],
  [/^\/sign-in/, 'signIn'],
];

/** Which help belongs to an address; 我的 for one that has none of its own. */
export const helpPageOf = (pathname: string): HelpPage => pages.find(([at]) => at.test(pathname))?.[1] ?? 'me';
