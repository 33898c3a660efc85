import { Outlet, type RouteObject } from 'react-router';
import { appraisalRoutes } from './features/appraisal/routes.tsx';
import { areaRoutes } from './features/areas/routes.tsx';
import { bookRoutes } from './features/book/routes.tsx';
import { duesRoutes } from './features/dues/routes.tsx';
import { floatingRoutes } from './features/floating/routes.tsx';
import { HomeScreen } from './features/home/home-screen.tsx';
import { matterRoutes } from './features/matters/routes.tsx';
import { meetingRoutes } from './features/meetings/routes.tsx';
import { organisationRoutes } from './features/organisation/routes.tsx';
import { planRoutes } from './features/plans/routes.tsx';
import { postRoutes } from './features/posts/routes.tsx';
import { rosterRoutes } from './features/roster/routes.tsx';
import { talkRoutes } from './features/talks/routes.tsx';
import { visitRoutes } from './features/visits/routes.tsx';
import { dueWords, laterWords } from './later-words.ts';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

/** Every page but 首页. */
const pages: RouteObject[] = [
  { path: 'log', lazy: async () => ({ Component: (await import('./features/log/log-screen.tsx')).LogScreen }) },
  { path: 'due', lazy: async () => ({ Component: (await import('./features/home/due-all-screen.tsx')).DueAllScreen }) },
  { path: 'due/item', lazy: async () => ({ Component: (await import('./features/home/due-item-screen.tsx')).DueItemScreen }) },
  { path: 'due/year', lazy: async () => ({ Component: (await import('./features/home/year-screen.tsx')).YearScreen }) },
  { path: 'me', lazy: async () => ({ Component: (await import('./features/me/me-screen.tsx')).MeScreen }) },
  { path: 'me/look', lazy: async () => ({ Component: (await import('./features/me/look-screen.tsx')).LookScreen }) },
  { path: 'me/photos', lazy: async () => ({ Component: (await import('./features/me/photos-screen.tsx')).PhotosScreen }) },
  { path: 'me/health', lazy: async () => ({ Component: (await import('./features/me/health-screen.tsx')).HealthScreen }) },
  { path: 'me/version', lazy: async () => ({ Component: (await import('./features/me/version-screen.tsx')).VersionScreen }) },
  { path: 'me/sync', lazy: async () => ({ Component: (await import('./features/sync-centre/sync-screen.tsx')).SyncScreen }) },
  { path: 'me/sync/file', lazy: async () => ({ Component: (await import('./features/sync-centre/file-screen.tsx')).FileScreen }) },
  { path: 'me/sync/aside', lazy: async () => ({ Component: (await import('./features/sync-centre/aside-screen.tsx')).AsideScreen }) },
  {
    path: 'me/sync/aside/:operationId',
    lazy: async () => ({ Component: (await import('./features/sync-centre/aside-screen.tsx')).AsideItemScreen }),
  },
  {
    path: 'me/sync/:operationId',
    lazy: async () => ({ Component: (await import('./features/sync-centre/attention-screen.tsx')).AttentionScreen }),
  },
  { path: 'me/install', lazy: async () => ({ Component: (await import('./features/start/install-screen.tsx')).InstallScreen }) },
  { path: 'gallery', lazy: async () => ({ Component: (await import('./features/gallery/gallery-screen.tsx')).GalleryScreen }) },
  { path: 'help', lazy: async () => ({ Component: (await import('./features/help/help-screen.tsx')).HelpScreen }) },
  { path: 'help/:page', lazy: async () => ({ Component: (await import('./features/help/help-screen.tsx')).HelpScreen }) },
  { path: 'sign-in', lazy: async () => ({ Component: (await import('./features/sign-in/sign-in-again.tsx')).SignInAgain }) },
];

const nowhere: RouteObject = {
  path: '*',
  loader: () => {
    throw new Response(null, { status: 404 });
  },
};

/** Every address of the phone. A feature brings its own. A broken page leaves the others working: its error is caught inside the shell. */
export const routes: RouteObject[] = [
  {
    path: '/',
    Component: Shell,
    // Nothing is drawn while a page's own part is read from the phone's store; that takes a few milliseconds.
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: RouteError,
        element: <Outlet />,
        children: [
          { index: true, Component: HomeScreen },
          {
            loader: async () => {
              await Promise.all([laterWords(), dueWords()]);
              return null;
            },
            shouldRevalidate: () => false,
            element: <Outlet />,
            children: [
              ...pages,
              ...rosterRoutes,
              ...organisationRoutes,
              ...floatingRoutes,
              ...meetingRoutes,
              ...appraisalRoutes,
              ...visitRoutes,
              ...matterRoutes,
              ...duesRoutes,
              ...planRoutes,
              ...talkRoutes,
              ...bookRoutes,
              ...postRoutes,
              ...areaRoutes,
              nowhere,
            ],
          },
        ],
      },
    ],
  },
];
