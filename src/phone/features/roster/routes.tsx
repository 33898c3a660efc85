import type { RouteObject } from 'react-router';

/** The addresses of 名册, each loaded when it is first opened. */
export const rosterRoutes: RouteObject[] = [
  { path: '/roster', lazy: async () => ({ Component: (await import('./roster-screen.tsx')).RosterScreen }) },
  { path: '/roster/new', lazy: async () => ({ Component: (await import('./member-form-screen.tsx')).NewMemberScreen }) },
  { path: '/roster/groups', lazy: async () => ({ Component: (await import('./groups-screen.tsx')).GroupsScreen }) },
  { path: '/roster/offices', lazy: async () => ({ Component: (await import('./offices-screen.tsx')).OfficesScreen }) },
  {
    path: '/roster/registers',
    lazy: async () => ({ Component: (await import('./registers/registers-screen.tsx')).RegistersScreen }),
  },
  {
    path: '/roster/registers/:which',
    lazy: async () => ({ Component: (await import('./registers/register-screen.tsx')).RegisterScreen }),
  },
  { path: '/roster/structure', lazy: async () => ({ Component: (await import('./structure-screen.tsx')).StructureScreen }) },
  { path: '/roster/transfers', lazy: async () => ({ Component: (await import('./transfers-screen.tsx')).TransfersScreen }) },
  { path: '/roster/transfers/:id', lazy: async () => ({ Component: (await import('./transfer-screen.tsx')).TransferScreen }) },
  { path: '/roster/transfers/:id/letter', lazy: async () => ({ Component: (await import('./letter-screen.tsx')).LetterScreen }) },
  { path: '/roster/check', lazy: async () => ({ Component: (await import('./check-screen.tsx')).CheckScreen }) },
  { path: '/roster/check/result', lazy: async () => ({ Component: (await import('./check-result-screen.tsx')).CheckResultScreen }) },
  { path: '/roster/same', lazy: async () => ({ Component: (await import('./same-screen.tsx')).SameScreen }) },
  { path: '/roster/same/:a/:b', lazy: async () => ({ Component: (await import('./same-pair-screen.tsx')).SamePairScreen }) },
  { path: '/roster/counted', lazy: async () => ({ Component: (await import('./counted-screen.tsx')).CountedScreen }) },
  { path: '/roster/:id', lazy: async () => ({ Component: (await import('./member-screen.tsx')).MemberScreen }) },
  { path: '/roster/:id/edit', lazy: async () => ({ Component: (await import('./member-form-screen.tsx')).EditMemberScreen }) },
];
