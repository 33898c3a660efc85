import type { RouteObject } from 'react-router';

/** The addresses of 流动党员, each loaded when it is first opened. */
export const floatingRoutes: RouteObject[] = [
  { path: '/floating', lazy: async () => ({ Component: (await import('./list-screen.tsx')).FloatingScreen }) },
  { path: '/floating/form', lazy: async () => ({ Component: (await import('./form-screen.tsx')).StayFormScreen }) },
  { path: '/floating/scan', lazy: async () => ({ Component: (await import('./scan-screen.tsx')).ScanScreen }) },
  { path: '/floating/:id', lazy: async () => ({ Component: (await import('./stay-screen.tsx')).StayScreen }) },
  { path: '/floating/:id/card', lazy: async () => ({ Component: (await import('./card-screen.tsx')).CardScreen }) },
  { path: '/floating/:id/stamp', lazy: async () => ({ Component: (await import('./stamp-screen.tsx')).StampScreen }) },
];
