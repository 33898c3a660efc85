import type { RouteObject } from 'react-router';

/** The pages of areas and the rota, each loaded when it is first opened. */
export const areaRoutes: RouteObject[] = [
  { path: '/areas', lazy: async () => ({ Component: (await import('./areas-screen.tsx')).AreasScreen }) },
  { path: '/areas/rota', lazy: async () => ({ Component: (await import('./rota-screen.tsx')).RotaScreen }) },
  { path: '/areas/:id', lazy: async () => ({ Component: (await import('./area-screen.tsx')).AreaScreen }) },
];
