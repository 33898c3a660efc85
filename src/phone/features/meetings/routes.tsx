import type { RouteObject } from 'react-router';

/** The pages of the meetings, each loaded when it is first opened. */
export const meetingRoutes: RouteObject[] = [
  { path: '/meetings', lazy: async () => ({ Component: (await import('./meetings-screen.tsx')).MeetingsScreen }) },
  { path: '/meetings/new', lazy: async () => ({ Component: (await import('./new-screen.tsx')).NewMeetingScreen }) },
  { path: '/meetings/:id', lazy: async () => ({ Component: (await import('./meeting-screen.tsx')).MeetingScreen }) },
  { path: '/meetings/:id/edit', lazy: async () => ({ Component: (await import('./edit-screen.tsx')).EditMeetingScreen }) },
  { path: '/meetings/:id/versions', lazy: async () => ({ Component: (await import('./versions-screen.tsx')).VersionsScreen }) },
  { path: '/meetings/:id/mend', lazy: async () => ({ Component: (await import('./mend-screen.tsx')).MendMeetingScreen }) },
];
