import type { RouteObject } from 'react-router';

/** The pages of matters, each loaded when it is first opened. */
export const matterRoutes: RouteObject[] = [
  { path: '/matters', lazy: async () => ({ Component: (await import('./matters-screen.tsx')).MattersScreen }) },
  { path: '/matters/new', lazy: async () => ({ Component: (await import('./new-matter-screen.tsx')).NewMatterScreen }) },
  { path: '/matters/book', lazy: async () => ({ Component: (await import('./book-screen.tsx')).BookScreen }) },
  { path: '/matters/:id', lazy: async () => ({ Component: (await import('./matter-screen.tsx')).MatterScreen }) },
];
