import '#domain/kernel/zod-without-eval.ts';
import '#ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { v7 as uuid } from 'uuid';
import { firstWords } from '#i18n/first-words.ts';
import { startI18n } from '#i18n/i18n.ts';
import { deviceIdOf, openDeviceDb } from '#storage/device.ts';
import { App, type OpenPerson } from './app.tsx';
import { readAppearance, showAppearance } from './appearance.ts';
import { askToPersist, copyText, saveFile, storageState } from './browser.ts';
import { lazySessions } from './lazy-sessions.ts';
import { lazySync } from './lazy-sync.ts';
import { openServices } from './open-services.ts';
import { type DeviceServices, DeviceServicesContext } from './services.tsx';
import { watchForUpdates } from './update-worker.ts';

async function start(): Promise<void> {
  const newId = () => uuid();
  const deviceDb = openDeviceDb();
  const [deviceId, appearance] = await Promise.all([deviceIdOf(deviceDb, newId), readAppearance(deviceDb), startI18n(firstWords)]);
  showAppearance(document.documentElement, appearance, matchMedia('(prefers-color-scheme: dark)').matches);
  const device: DeviceServices = {
    deviceDb,
    deviceId,
    now: () => Date.now(),
    newId,
    sessions: lazySessions,
    updates: watchForUpdates(),
    version: __ZHIBU_VERSION__,
    storageState,
    askToPersist,
    saveFile,
    copyText,
  };
  const openPerson: OpenPerson = (session) => {
    const services = openServices(device, session, (db) =>
      lazySync(async () => (await import('./start-sync.ts')).startSync(db, session, device)),
    );
    return {
      services,
      close: () => {
        services.sync.stop();
        services.db.close();
      },
    };
  };
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <DeviceServicesContext value={device}>
        <App openPerson={openPerson} />
      </DeviceServicesContext>
    </StrictMode>,
  );
}

void start();
