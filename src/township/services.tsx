import { createContext, type ReactNode, useContext } from 'react';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { Client } from './client.ts';

/** What the screens may not reach for by themselves. */
export type Services = {
  readonly client: Client;
  readonly now: () => Instant;
  /** Keeps unfinished marks over a reload of the page. */
  readonly notebook: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Hands a file to the person. */
  readonly hand: (file: Blob, name: string) => void;
  /** Puts a text on the clipboard; false when the browser refuses. */
  readonly copyText: (text: string) => Promise<boolean>;
};

const Context = createContext<Services | null>(null);

/** Gives the services to the screens below. */
export const ServicesProvider = ({ services, children }: { services: Services; children: ReactNode }) => (
  <Context value={services}>{children}</Context>
);

/** The services; throws outside of their provider. */
export function useServices(): Services {
  const services = useContext(Context);
  if (!services) throw new Error('no services above this screen');
  return services;
}
