import type { RouteObject } from 'react-router';

/** The pages of 民主评议, each loaded when it is first opened. */
export const appraisalRoutes: RouteObject[] = [
  { path: '/appraisals/new', lazy: async () => ({ Component: (await import('./appraisal-screen.tsx')).NewAppraisalScreen }) },
  { path: '/appraisals/:id', lazy: async () => ({ Component: (await import('./appraisal-screen.tsx')).AppraisalScreen }) },
  { path: '/appraisals/:id/edit', lazy: async () => ({ Component: (await import('./appraisal-screen.tsx')).AppraisalScreen }) },
];
