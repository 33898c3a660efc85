import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useState } from 'react';
import type { BranchId } from '#domain/kernel/ids.ts';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import type { Session } from '#protocol/session.ts';
import { currentSession, type DeviceDb } from '#storage/device.ts';
import { type FirstRun, firstRun } from '#storage/first-run.ts';
import { inAppOf } from './in-app.ts';
import { laterWords } from './later-words.ts';
import { type OpenedPerson, Person } from './person.tsx';
import { useDeviceServices } from './services.tsx';

type BranchSession = Session & { readonly branchId: BranchId };

/** What decides which page a phone begins with. */
export type Beginning = { readonly session: Session | undefined; readonly run: FirstRun };

/** Reads it from the phone's own small database. */
export async function beginningOf(db: DeviceDb, nowMs: number): Promise<Beginning> {
  const [session, run] = await Promise.all([currentSession(db), firstRun(db, dayInChina(instantAt(nowMs)))]);
  return { session, run };
}

const ofBranch = (session: Session | undefined): BranchSession | undefined =>
  session && session.branchId !== null ? (session as BranchSession) : undefined;

/** Opens the person's services and starts his sync; `close` ends it when another person takes the phone. */
export type OpenPerson = (session: BranchSession) => OpenedPerson;

const PracticeBranch = lazy(async () => {
  const [screen] = await Promise.all([import('./features/start/practice-branch.tsx'), laterWords()]);
  return { default: screen.PracticeBranch };
});
const SignInScreen = lazy(async () => ({ default: (await import('./features/sign-in/sign-in-screen.tsx')).SignInScreen }));
const Welcome = lazy(async () => {
  const [screen] = await Promise.all([import('./features/start/welcome.tsx'), laterWords()]);
  return { default: screen.Welcome };
});

/** The whole phone: somebody is known, or somebody signs in, or somebody practises. A known person needs no network. `known` is what was found at the start. */
export function App({ known, openPerson }: { readonly known: Beginning; readonly openPerson: OpenPerson }) {
  const { deviceDb, now, userAgent } = useDeviceServices();
  const found = useLiveQuery(() => beginningOf(deviceDb, now()), [deviceDb, now], known);
  const [stays, setStays] = useState(false);
  const session = ofBranch(found.session);
  const inApp = stays ? null : inAppOf(userAgent);
  if (found.run.practising)
    return (
      <Suspense>
        <PracticeBranch />
      </Suspense>
    );
  if (session) return <Person key={`${session.accountId} ${session.branchId}`} open={() => openPerson(session)} />;
  if (inApp !== null || !found.run.cardsSeen)
    return (
      <Suspense>
        <Welcome inApp={inApp} onStay={() => setStays(true)} />
      </Suspense>
    );
  return (
    <Suspense>
      <SignInScreen />
    </Suspense>
  );
}
