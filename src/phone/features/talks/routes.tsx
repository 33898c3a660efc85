import type { RouteObject } from 'react-router';

/** The pages of 谈心谈话, each loaded when it is first opened. */
export const talkRoutes: RouteObject[] = [
  { path: '/talks', lazy: async () => ({ Component: (await import('./talks-screen.tsx')).TalksScreen }) },
  { path: '/talks/new', lazy: async () => ({ Component: (await import('./talk-form-screen.tsx')).NewTalkScreen }) },
  { path: '/talks/:id', lazy: async () => ({ Component: (await import('./talk-screen.tsx')).TalkScreen }) },
  { path: '/talks/:id/edit', lazy: async () => ({ Component: (await import('./talk-form-screen.tsx')).EditTalkScreen }) },
];
