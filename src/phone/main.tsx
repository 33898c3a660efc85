import 'antd-mobile/es/global';
import '#ui/base.css';
import { unstableSetRender } from 'antd-mobile/es/utils/unstable-render';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { startI18n } from '#i18n/i18n.ts';
import { phoneWords } from '#i18n/phone-words.ts';
import { deviceIdOf, openDeviceDb } from '#storage/device.ts';
import { App, type OpenPerson } from './app.tsx';
import { readAppearance, showAppearance } from './appearance.ts';
import { askToPersist, copyText, saveFile, storageState } from './browser.ts';
import { openServices } from './open-services.ts';
import { type DeviceServices, DeviceServicesContext } from './services.tsx';
import { startSync } from './start-sync.ts';
import { sessionsHttp } from './township-http.ts';
import { watchForUpdates } from './update-worker.ts';

// The content security policy forbids making code from text, and zod would try.
z.config({ jitless: true });

const roots = new WeakMap<Element | DocumentFragment, Root>();
// antd-mobile draws its dialogs through React 18's door; React 19 has another one.
unstableSetRender((node, container) => {
  const root = roots.get(container) ?? createRoot(container as Element);
  roots.set(container, root);
  root.render(node);
  return async () => {
    root.unmount();
    roots.delete(container);
  };
});

async function start(): Promise<void> {
  const newId = () => uuid();
  const deviceDb = openDeviceDb();
  const [deviceId, appearance] = await Promise.all([deviceIdOf(deviceDb, newId), readAppearance(deviceDb), startI18n(phoneWords)]);
  showAppearance(document.documentElement, appearance, matchMedia('(prefers-color-scheme: dark)').matches);
  const device: DeviceServices = {
    deviceDb,
    deviceId,
    now: () => Date.now(),
    newId,
    sessions: sessionsHttp((address, init) => fetch(address, init)),
    updates: watchForUpdates(),
    version: __ZHIBU_VERSION__,
    storageState,
    askToPersist,
    saveFile,
    copyText,
  };
  const openPerson: OpenPerson = (session) => {
    const services = openServices(device, session, (db) => startSync(db, session, device));
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
