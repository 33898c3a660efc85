import type { Draft } from '#storage/shapes.ts';

const folders: Readonly<Record<string, string>> = { meeting: '/meetings', member: '/roster', visit: '/visits' };
const sheets: Readonly<Record<string, string>> = {
  group: '/roster/groups',
  office: '/roster/offices',
  candidate: '/roster/registers/activists',
  reserveCadre: '/roster/registers/reserve',
  newMatter: '/matters/new',
  profile: '/roster/setup',
  term: '/organisation/terms',
  change: '/organisation/changes',
  stay: '/floating/form',
  post: '/posts',
  pledge: '/posts/pledges',
  area: '/areas',
  transfer: '/roster/transfers',
};

/** Records whose sheet lies on their own page. */
const ownPages: Readonly<Record<string, string>> = { assignment: '/posts/assignments', dutyLog: '/posts/log' };

/** Forms with a page of their own. */
const pages: Readonly<Record<string, string>> = { plan: '/plans', talk: '/talks' };

type OfDues = (data: Draft['data'], recordId: string) => string;

/** Sheets of 党费, each back where it lies. */
const dues: Readonly<Record<string, OfDues>> = {
  duesAssess: (data) => `/dues/assess?year=${data['year']}&open=${data['memberId']}`,
  duesPay: (data) => `/dues/collect?month=${data['month']}&open=${data['memberId']}`,
  duesExcuse: (data) => `/dues/member/${data['memberId']}?excuse=${data['month']}`,
  duesReverse: (data, recordId) => `/dues/member/${data['memberId']}?open=${recordId}`,
  duesTakeBack: (_, recordId) => `/dues/remit?open=${recordId}`,
};

/** Where a form that was begun goes on: a new one by its draft, a changed record on its own page. */
export function draftHref({ id, form, recordId, baseline, data }: Draft): string {
  if (form === 'stayOpinion') return `/floating/${recordId}?add=opinion`;
  if (form === 'stayContact') return `/floating/${recordId}?add=contact`;
  if (form === 'stayDues') return `/floating/${recordId}?add=dues`;
  if (form === 'planCallOff') return `/plans/${recordId}?off=1`;
  if (form === 'households') return '/areas?count=1';
  if (form === 'rotaDay') return `/areas/rota?week=${data['week']}&day=${data['on']}`;
  if (form === 'quietHouse') return '/visits/quiet';
  if (form === 'excusal') return `/due/item?id=${encodeURIComponent(recordId)}&why=1`;
  if (form === 'transferStep') return `/roster/transfers/${recordId}?step=${data['step']}`;
  if (form in dues) return dues[form]?.(data, recordId) ?? '/dues';
  const page = pages[form];
  if (page !== undefined) return baseline === null ? `${page}/new?draft=${recordId}` : `${page}/${recordId}/edit`;
  const sheet = sheets[form];
  if (sheet !== undefined) return `${sheet}?open=${recordId}`;
  // One step with a matter is taken up again on the matter's own page.
  if (form === 'matter') return `/matters/${recordId}?act=${data['act']}`;
  // A record with several sheets says in its draft which of them it is; a member is put forward on the post's own page.
  const part = data['sheet'];
  if (part === 'assign') return `/posts/${recordId}?open=assign`;
  const own = ownPages[form];
  if (own !== undefined) return `${own}/${recordId}?open=${typeof part === 'string' ? part : 1}`;
  const folder = folders[form] ?? '';
  if (baseline !== null) return `${folder}/${recordId}/edit`;
  const step = data['step'];
  return `${folder}/new?draft=${encodeURIComponent(id)}${typeof step === 'number' ? `&step=${step}` : ''}`;
}
