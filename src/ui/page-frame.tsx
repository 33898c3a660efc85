import { createContext, type ReactNode } from 'react';

/** What stands on every page without its asking: the practice ribbon over the top bar, the way to its help, and the tabs. */
export type PageFrame = { readonly ribbon: ReactNode; readonly tabs: ReactNode; readonly backLabel: string; readonly help?: ReactNode };

/** The frame that AppPage draws; a shell provides it once. */
export const PageFrameContext = createContext<PageFrame>({ ribbon: null, tabs: null, backLabel: '' });
