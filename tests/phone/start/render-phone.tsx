import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App, beginningOf, type OpenPerson } from '#phone/app.tsx';
import { openServices } from '#phone/open-services.ts';
import { type DeviceServices, DeviceServicesContext } from '#phone/services.tsx';
import type { SyncLoop } from '#phone/sync-loop.ts';
import { branchDbName, openBranchDb } from '#storage/db.ts';
import { openDeviceDb } from '#storage/device.ts';
import { deviceOf, idsFrom } from '#tests/support/factories.ts';
// The pages load by themselves when first opened; loaded here, so that no test waits for the compiler.
import '#phone/features/start/practice-branch.tsx';
import '#phone/features/start/welcome.tsx';
import '#phone/features/me/me-screen.tsx';
import '#phone/features/meetings/new-screen.tsx';
import '#phone/features/meetings/meeting-screen.tsx';
import '#phone/features/meetings/mend-screen.tsx';
import '#phone/features/roster/roster-screen.tsx';

/** A phone of its own, with what left it over the network written down. */
export type TestPhone = {
  readonly device: DeviceServices;
  readonly asked: readonly string[];
  /** Starts the app as the phone does. */
  readonly start: (path?: string) => Promise<{ readonly user: ReturnType<typeof userEvent.setup>; readonly unmount: () => void }>;
};

const NOW = Date.parse('2026-06-18T06:40:00.000Z');
const STILL = { phase: 'idle', done: 0, total: null, lastFailure: null, lastContactAt: null } as const;
let phones = 0;

/** Makes a phone that nobody has used yet. `userAgent` is what its browser calls itself. */
export function newPhone(given: Partial<DeviceServices> = {}): TestPhone {
  phones += 1;
  const asked: string[] = [];
  const newId = idsFrom(0x2000_0000 + phones * 0x10_0000);
  const device: DeviceServices = {
    deviceDb: openDeviceDb(`zhibu-device-${phones}`),
    deviceId: deviceOf('a'),
    now: () => NOW,
    newId,
    sessions: {
      signIn: () => {
        asked.push('signIn');
        return Promise.resolve({ ok: false, problem: { code: 'session.offline' } });
      },
      history: () => Promise.resolve({ ok: false, failure: 'offline' }),
      whoAmI: () => Promise.resolve({ ok: false, failure: 'offline' }),
      signOut: () => {
        asked.push('signOut');
        return Promise.resolve({ ok: false, failure: 'offline' });
      },
    },
    updates: { waiting: () => false, subscribe: () => () => undefined, apply: () => undefined },
    version: '0.1.0',
    storageState: () => Promise.resolve({ usedBytes: 4_000_000, quotaBytes: 400_000_000, persisted: true }),
    askToPersist: () => Promise.resolve(true),
    saveFile: () => undefined,
    shareFile: () => Promise.resolve('unable' as const),
    copyText: () => Promise.resolve(true),
    shareText: () => Promise.resolve(false),
    userAgent: 'Mozilla/5.0 (Linux; Android 12) Chrome/124.0 Mobile Safari/537.36',
    install: { canAsk: () => false, subscribe: () => () => undefined, ask: () => Promise.resolve(false), installed: () => false },
    ...given,
  };
  const loop: SyncLoop = {
    state: () => STILL,
    subscribe: () => () => undefined,
    tryNow: () => {
      asked.push('sync');
      return Promise.resolve();
    },
    stop: () => undefined,
  };
  const openPerson: OpenPerson = (session) => {
    const db = openBranchDb(branchDbName(session.accountId));
    return { services: openServices(device, session, db, loop), close: () => db.close() };
  };
  return {
    device,
    asked,
    async start(path = '/') {
      window.history.replaceState(null, '', path);
      const known = await beginningOf(device.deviceDb, device.now());
      const phone = render(
        <DeviceServicesContext value={device}>
          <App known={known} openPerson={openPerson} />
        </DeviceServicesContext>,
      );
      await act(() => Promise.resolve());
      return { user: userEvent.setup(), unmount: phone.unmount };
    },
  };
}
