import '#domain/kernel/zod-without-eval.ts';
import '#ui/base.css';
import '#ui/english.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { v7 as uuid } from 'uuid';
import { firstWords } from '#i18n/first-words.ts';
import { onLanguage, showLanguage, startI18n } from '#i18n/i18n.ts';
import { deviceIdOf, openDeviceDb } from '#storage/device.ts';
import { App, beginningOf, type OpenPerson } from './app.tsx';
import { readAppearance, showAppearance } from './appearance.ts';
import { askToPersist, copyText, saveFile, shareFile, shareText, storageState } from './browser.ts';
import { openEarly } from './early-store.ts';
import { watchFirstPage } from './first-page.ts';
import { watchInstall } from './install.ts';
import { lazySessions } from './lazy-sessions.ts';
import { lazySync } from './lazy-sync.ts';
import { openServices } from './open-services.ts';
import { type DeviceServices, DeviceServicesContext } from './services.tsx';
import { StoreTrouble } from './store-trouble.tsx';
import { watchForUpdates } from './update-worker.ts';

async function start(): Promise<void> {
  const install = watchInstall(window);
  const newId = () => uuid();
  const deviceDb = openDeviceDb();
  const stores = openEarly(window.localStorage);
  const [deviceId, appearance, known] = await Promise.all([
    deviceIdOf(deviceDb, newId),
    readAppearance(deviceDb),
    beginningOf(deviceDb, Date.now()),
    startI18n(firstWords, async () => (await import('#i18n/english-phone-words.ts')).englishPhoneWords),
  ]);
  onLanguage((language) => {
    document.documentElement.lang = language;
  });
  await showLanguage(appearance.language);
  const firstPage = watchFirstPage((run, ms) => window.setTimeout(run, ms));
  showAppearance(document.documentElement, appearance, matchMedia('(prefers-color-scheme: dark)').matches);
  const device: DeviceServices = {
    deviceDb,
    deviceId,
    now: () => Date.now(),
    newId,
    sessions: lazySessions,
    updates: watchForUpdates(firstPage.stood),
    version: __ZHIBU_VERSION__,
    storageState,
    askToPersist,
    saveFile,
    shareFile,
    copyText,
    shareText,
    userAgent: navigator.userAgent,
    install,
    firstPageStands: firstPage.stands,
  };
  const openPerson: OpenPerson = (session) => {
    const db = stores.open(session.accountId);
    const load = async () => {
      await firstPage.stood;
      return (await import('./start-sync.ts')).startSync(db, session, device);
    };
    const services = openServices(device, session, db, lazySync(load));
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
        <App known={known} openPerson={openPerson} />
      </DeviceServicesContext>
    </StrictMode>,
  );
}

// Without the phone's own small database nothing can be kept, and a page that keeps nothing must not look as if it did.
start().catch(async () => {
  await startI18n(firstWords, async () => (await import('#i18n/english-phone-words.ts')).englishPhoneWords);
  createRoot(document.getElementById('root') as HTMLElement).render(<StoreTrouble kind="closed" />);
});
