import type { RouteObject } from 'react-router';

/** The addresses of 支部事务, each loaded when it is first opened. */
export const organisationRoutes: RouteObject[] = [
  { path: '/roster/setup', lazy: async () => ({ Component: (await import('./organisation-screen.tsx')).OrganisationScreen }) },
  { path: '/organisation/terms', lazy: async () => ({ Component: (await import('./terms-screen.tsx')).TermsScreen }) },
  { path: '/organisation/changes', lazy: async () => ({ Component: (await import('./changes-screen.tsx')).ChangesScreen }) },
];
