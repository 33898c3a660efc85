import { createBrowserRouter, type RouteObject } from 'react-router';
import { DeskShell } from './desk-shell.tsx';
import { AttentionScreen } from './features/attention/attention-screen.tsx';
import { DuesScreen } from './features/dues/dues-screen.tsx';
import { ExportScreen } from './features/exporting/export-screen.tsx';
import { ImportScreen } from './features/importing/import-screen.tsx';
import { InboxScreen } from './features/inbox/inbox-screen.tsx';
import { MattersScreen } from './features/matters/matters-screen.tsx';
import { MeetingsScreen } from './features/meetings/meetings-screen.tsx';
import { MembersScreen } from './features/members/members-screen.tsx';
import { BookScreen } from './features/overview/book-screen.tsx';
import { OverviewScreen } from './features/overview/overview-screen.tsx';
import { YearScreen } from './features/overview/year-screen.tsx';
import { PeopleScreen } from './features/people/people-screen.tsx';
import { PhonesScreen } from './features/phones/phones-screen.tsx';
import { PlansScreen } from './features/plans/plans-screen.tsx';
import { PostsScreen } from './features/posts/posts-screen.tsx';
import { RegistersScreen } from './features/registers/registers-screen.tsx';
import { SettingsScreen } from './features/settings/settings-screen.tsx';
import { StaysScreen } from './features/stays/stays-screen.tsx';
import { NowhereScreen } from './nowhere-screen.tsx';
import { RecordScreen } from './record/record-screen.tsx';

/** Every page of the desk. */
export const deskRoutes: RouteObject[] = [
  {
    path: '/',
    element: <DeskShell />,
    children: [
      { index: true, element: <InboxScreen /> },
      { path: 'attention', element: <AttentionScreen /> },
      { path: 'overview', element: <OverviewScreen /> },
      { path: 'year', element: <YearScreen /> },
      { path: 'book/:branchId', element: <BookScreen /> },
      { path: 'plans', element: <PlansScreen /> },
      { path: 'members', element: <MembersScreen /> },
      { path: 'meetings', element: <MeetingsScreen /> },
      { path: 'dues', element: <DuesScreen /> },
      { path: 'matters', element: <MattersScreen /> },
      { path: 'posts', element: <PostsScreen /> },
      { path: 'stays', element: <StaysScreen /> },
      { path: 'phones', element: <PhonesScreen /> },
      { path: 'people', element: <PeopleScreen /> },
      { path: 'settings', element: <SettingsScreen /> },
      { path: 'registers', element: <RegistersScreen /> },
      { path: 'import', element: <ImportScreen /> },
      { path: 'export', element: <ExportScreen /> },
      { path: 'records/:id', element: <RecordScreen /> },
      { path: '*', element: <NowhereScreen /> },
    ],
  },
];

/** The desk's router, below /township. */
export const createDeskRouter = (): ReturnType<typeof createBrowserRouter> => createBrowserRouter(deskRoutes, { basename: '/township' });
