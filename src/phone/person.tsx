import { useLayoutEffect, useState } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { routes } from './routes.tsx';
import { type Services, ServicesContext } from './services.tsx';

/** A person's services, and how they end. */
export type OpenedPerson = { readonly services: Services; readonly close: () => void };

/** Every page of the phone for one person. His services live as long as he uses the phone; a fresh sign-in of the same person keeps them. */
export function Person({ open: openPerson }: { readonly open: () => OpenedPerson }) {
  const [open, setOpen] = useState<{ readonly services: Services; readonly router: ReturnType<typeof createBrowserRouter> }>();
  const [first] = useState(() => openPerson);
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
  if (open === undefined) return null;
  return (
    <ServicesContext value={open.services}>
      <RouterProvider router={open.router} />
    </ServicesContext>
  );
}
