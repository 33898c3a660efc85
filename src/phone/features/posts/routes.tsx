import type { RouteObject } from 'react-router';

/** The pages of posts and pledges, each loaded when it is first opened. */
export const postRoutes: RouteObject[] = [
  { path: '/posts', lazy: async () => ({ Component: (await import('./posts-screen.tsx')).PostsScreen }) },
  { path: '/posts/catalogue', lazy: async () => ({ Component: (await import('./catalogue-screen.tsx')).CatalogueScreen }) },
  { path: '/posts/coverage', lazy: async () => ({ Component: (await import('./coverage-screen.tsx')).CoverageScreen }) },
  { path: '/posts/log', lazy: async () => ({ Component: (await import('./log-list-screen.tsx')).LogListScreen }) },
  { path: '/posts/log/:id', lazy: async () => ({ Component: (await import('./log-duty-screen.tsx')).LogDutyScreen }) },
  { path: '/posts/pledges', lazy: async () => ({ Component: (await import('./pledges-screen.tsx')).PledgesScreen }) },
  { path: '/posts/plates', lazy: async () => ({ Component: (await import('./plates-print.tsx')).PlatesPrint }) },
  { path: '/posts/board', lazy: async () => ({ Component: (await import('./board-print.tsx')).BoardPrint }) },
  { path: '/posts/assignments/:id', lazy: async () => ({ Component: (await import('./assignment-screen.tsx')).AssignmentScreen }) },
  { path: '/posts/:id', lazy: async () => ({ Component: (await import('./post-screen.tsx')).PostScreen }) },
];
