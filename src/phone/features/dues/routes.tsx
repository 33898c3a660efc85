import type { RouteObject } from 'react-router';

/** The addresses of 党费, each loaded when it is first opened. */
export const duesRoutes: RouteObject[] = [
  { path: '/dues', lazy: async () => ({ Component: (await import('./dues-screen.tsx')).DuesScreen }) },
  { path: '/dues/collect', lazy: async () => ({ Component: (await import('./collect-screen.tsx')).CollectScreen }) },
  { path: '/dues/assess', lazy: async () => ({ Component: (await import('./assess-screen.tsx')).AssessScreen }) },
  { path: '/dues/remit', lazy: async () => ({ Component: (await import('./remit-screen.tsx')).RemitScreen }) },
  { path: '/dues/year', lazy: async () => ({ Component: (await import('./year-screen.tsx')).YearScreen }) },
  { path: '/dues/member/:id', lazy: async () => ({ Component: (await import('./member-dues-screen.tsx')).MemberDuesScreen }) },
];
