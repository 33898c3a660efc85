import type { RouteObject } from 'react-router';

/** What is printed: the year's book and the blank forms, each loaded when it is first opened. */
export const bookRoutes: RouteObject[] = [
  { path: '/book', lazy: async () => ({ Component: (await import('./book-screen.tsx')).BookScreen }) },
  { path: '/paper', lazy: async () => ({ Component: (await import('./paper-screen.tsx')).PaperScreen }) },
];
