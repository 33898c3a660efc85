import { useEffect, useLayoutEffect, useState } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { openPatiently } from '#storage/open-patiently.ts';
import { routes } from './routes.tsx';
import { type Services, ServicesContext } from './services.tsx';
import { StoreTrouble, type StoreTroubleKind } from './store-trouble.tsx';

/** A person's services, and how they end. */
export type OpenedPerson = { readonly services: Services; readonly close: () => void };

/** Every page of the phone for one person. His services live as long as he uses the phone; a fresh sign-in of the same person keeps them. */
export function Person({ open: openPerson }: { readonly open: () => OpenedPerson }) {
  const [open, setOpen] = useState<{ readonly services: Services; readonly router: ReturnType<typeof createBrowserRouter> }>();
  const [first] = useState(() => openPerson);
  const [trouble, setTrouble] = useState<StoreTroubleKind>();
  // Before the first paint: an empty page in between would only be seen.
  useLayoutEffect(() => {
    const { services, close } = first();
    const router = createBrowserRouter(routes);
    setOpen({ services, router });
    return () => {
      router.dispose();
      close();
    };
  }, [first]);
  const db = open?.services.db;
  useEffect(() => {
    if (db === undefined) return;
    const unheard = db.onTrouble(setTrouble);
    let here = true;
    void openPatiently(db, (ms) => new Promise((resolve) => setTimeout(resolve, ms))).then((opened) => {
      if (!here) return;
      // An older page that held it has let go meanwhile, or nothing ever stood in the way.
      setTrouble((known) => (opened ? undefined : (known ?? 'closed')));
    });
    return () => {
      here = false;
      unheard();
    };
  }, [db]);
  if (open === undefined) return null;
  if (trouble !== undefined) return <StoreTrouble kind={trouble} />;
  return (
    <ServicesContext value={open.services}>
      <RouterProvider router={open.router} />
    </ServicesContext>
  );
}
