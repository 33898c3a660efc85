import { type DeviceDb, getSetting, setSetting } from '#storage/device.ts';

/** How large everything is: 标准, 长辈, 最大. */
export const sizes = ['normal', 'elder', 'max'] as const;
export type Size = (typeof sizes)[number];

/** Light, dark, or as the phone has it. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** How the app looks on this phone. */
export type Appearance = { readonly size: Size; readonly theme: Theme };

/** The look that was chosen on this phone; the ordinary one where nothing was. */
export async function readAppearance(db: DeviceDb): Promise<Appearance> {
  const [size, theme] = await Promise.all([getSetting<string>(db, 'size'), getSetting<string>(db, 'theme')]);
  return { size: sizes.find((known) => known === size) ?? 'normal', theme: themes.find((known) => known === theme) ?? 'auto' };
}

/** Keeps a choice of look for the next start. */
export async function keepAppearance(db: DeviceDb, chosen: Partial<Appearance>): Promise<void> {
  for (const [key, value] of Object.entries(chosen)) await setSetting(db, key, value);
}

/** Puts the look on the page; every size and colour follows from these two attributes. */
export function showAppearance(root: HTMLElement, { size, theme }: Appearance, prefersDark: boolean): void {
  root.dataset['size'] = size;
  root.dataset['theme'] = theme === 'auto' ? (prefersDark ? 'dark' : 'light') : theme;
}
