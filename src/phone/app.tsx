import { useLiveQuery } from 'dexie-react-hooks';
import { useLayoutEffect, useState } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import type { BranchId } from '#domain/kernel/ids.ts';
import type { Session } from '#protocol/session.ts';
import { currentSession } from '#storage/device.ts';
import { SignInScreen } from './features/sign-in/sign-in-screen.tsx';
import { routes } from './routes.tsx';
import { type Services, ServicesContext, useDeviceServices } from './services.tsx';

type BranchSession = Session & { readonly branchId: BranchId };

const ofBranch = (session: Session | undefined): BranchSession | undefined =>
  session && session.branchId !== null ? (session as BranchSession) : undefined;

/** Opens the person's services and starts his sync; `close` ends it when another person takes the phone. */
export type OpenPerson = (session: BranchSession) => { readonly services: Services; readonly close: () => void };

/** The whole phone: somebody is known, or somebody signs in. A known person needs no network. `known` is who was found at the start. */
export function App({ known, openPerson }: { readonly known: Session | undefined; readonly openPerson: OpenPerson }) {
  const { deviceDb } = useDeviceServices();
  const [atStart] = useState({ session: known });
  const found = useLiveQuery(async () => ({ session: await currentSession(deviceDb) }), [deviceDb], atStart);
  const session = ofBranch(found.session);
  return session ? <Person key={session.accountId} session={session} openPerson={openPerson} /> : <SignInScreen />;
}

function Person({ session, openPerson }: { readonly session: BranchSession; readonly openPerson: OpenPerson }) {
  const [open, setOpen] = useState<{ readonly services: Services; readonly router: ReturnType<typeof createBrowserRouter> }>();
  // The person's services live as long as he uses the phone; a fresh sign-in of the same person keeps them.
  const [first] = useState(session);
  // Before the first paint: an empty page in between would only be seen.
  useLayoutEffect(() => {
    const { services, close } = openPerson(first);
    const router = createBrowserRouter(routes);
    setOpen({ services, router });
    return () => {
      router.dispose();
      close();
    };
  }, [first, openPerson]);
  if (open === undefined) return null;
  return (
    <ServicesContext value={open.services}>
      <RouterProvider router={open.router} />
    </ServicesContext>
  );
}
