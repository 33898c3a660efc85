import type { RouteObject } from 'react-router';

/** The pages of visits, each loaded when it is first opened. */
export const visitRoutes: RouteObject[] = [
  { path: '/visits', lazy: async () => ({ Component: (await import('./visits-screen.tsx')).VisitsScreen }) },
  { path: '/visits/new', lazy: async () => ({ Component: (await import('./new-visit-screen.tsx')).NewVisitScreen }) },
  { path: '/visits/quiet', lazy: async () => ({ Component: (await import('./quiet-screen.tsx')).QuietScreen }) },
  { path: '/visits/:id', lazy: async () => ({ Component: (await import('./visit-screen.tsx')).VisitScreen }) },
  { path: '/visits/:id/edit', lazy: async () => ({ Component: (await import('./edit-visit-screen.tsx')).EditVisitScreen }) },
];
