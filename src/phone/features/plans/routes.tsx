import type { RouteObject } from 'react-router';

/** The pages of planned meetings and of the guides, each loaded when it is first opened. */
export const planRoutes: RouteObject[] = [
  { path: '/plans', lazy: async () => ({ Component: (await import('./plans-screen.tsx')).PlansScreen }) },
  { path: '/plans/new', lazy: async () => ({ Component: (await import('./plan-form-screen.tsx')).NewPlanScreen }) },
  { path: '/plans/:id', lazy: async () => ({ Component: (await import('./plan-screen.tsx')).PlanScreen }) },
  { path: '/plans/:id/edit', lazy: async () => ({ Component: (await import('./plan-form-screen.tsx')).EditPlanScreen }) },
  { path: '/guides/:kind', lazy: async () => ({ Component: (await import('./guide-screen.tsx')).GuideScreen }) },
];
