import { createContext, useContext } from 'react';
import type { Actor } from '#domain/access.ts';
import type { DeviceId, RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { Session } from '#protocol/session.ts';
import type { BranchDb } from '#storage/db.ts';
import type { DeviceDb } from '#storage/device.ts';
import type { Writer } from '#storage/shapes.ts';
import type { InstallHandle } from './install.ts';
import type { SyncLoop } from './sync-loop.ts';
import type { SessionsHttp } from './township-http.ts';
import type { UpdateHandle } from './update-handle.ts';

/** How the browser keeps what is stored. */
export type StorageState = { readonly usedBytes: number | null; readonly quotaBytes: number | null; readonly persisted: boolean | null };

/** What belongs to the phone, whoever uses it. Everything impure comes to the screens through this and Services. */
export type DeviceServices = {
  readonly deviceDb: DeviceDb;
  readonly deviceId: DeviceId;
  readonly now: () => number;
  readonly newId: () => string;
  readonly sessions: SessionsHttp;
  readonly updates: UpdateHandle;
  readonly version: string;
  readonly storageState: () => Promise<StorageState>;
  /** Asks the browser not to clear this app's store when the phone is short of room. */
  readonly askToPersist: () => Promise<boolean>;
  readonly saveFile: (name: string, content: Blob) => void;
  /** Hands a file to the phone's own sheet for sharing. 'left': the person left it; 'unable': this phone cannot hand files over. */
  readonly shareFile: (name: string, content: Blob) => Promise<'shared' | 'left' | 'unable'>;
  readonly copyText: (text: string) => Promise<boolean>;
  /** Hands a text to the phone's own sheet for sharing; false when it has none or the person left it. */
  readonly shareText: (text: string) => Promise<boolean>;
  /** What the browser calls itself. */
  readonly userAgent: string;
  readonly install: InstallHandle;
  /** To be told once the first page stands with its content: what can wait begins then. */
  readonly firstPageStands?: () => void;
};

/** What only the practice branch has. It lies beside the real one in a database of its own and has nobody to send to. */
export type Practice = {
  /** Plays the township for a meeting that was written here: the first time it returns one place, then it approves. */
  readonly answer: (id: RecordId) => Promise<'returned' | 'approved' | null>;
  /** Lays the made-up village down anew. */
  readonly clear: () => Promise<void>;
  readonly leave: () => Promise<void>;
};

/** What a screen of a signed-in person may use. */
export type Services = DeviceServices & {
  readonly db: BranchDb;
  readonly session: Session;
  readonly actor: Actor;
  readonly writer: Writer;
  /** The day it is in China. */
  readonly today: () => LocalDate;
  readonly sync: SyncLoop;
  /** There only in the practice branch. */
  readonly practice?: Practice;
};

/** Gives the screens below it the phone's services. */
export const DeviceServicesContext = createContext<DeviceServices | null>(null);

/** Gives the screens below it the signed-in person's services. */
export const ServicesContext = createContext<Services | null>(null);

/** The services of the phone, also before anybody has signed in. */
export function useDeviceServices(): DeviceServices {
  const services = useContext(DeviceServicesContext);
  if (services === null) throw new Error('a screen stands outside of DeviceServicesContext');
  return services;
}

/** The services of the signed-in person. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('a screen stands outside of ServicesContext');
  return services;
}
