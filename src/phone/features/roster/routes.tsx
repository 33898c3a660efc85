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
  { path: '/roster/:id', lazy: async () => ({ Component: (await import('./member-screen.tsx')).MemberScreen }) },
  { path: '/roster/:id/edit', lazy: async () => ({ Component: (await import('./member-form-screen.tsx')).EditMemberScreen }) },
];
