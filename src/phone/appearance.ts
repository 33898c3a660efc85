import { asLanguage, type Language } from '#i18n/languages.ts';
import { type DeviceDb, getSetting, setSetting } from '#storage/device.ts';

/** How large everything is, by the running text: 标准 18 px, 长辈 22, 更大 26, 最大 30. All but the first have the elder form. */
export const sizes = ['normal', 'elder', 'large', 'max'] as const;
export type Size = (typeof sizes)[number];

/** Light, dark, or as the phone has it. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** How the app looks on this phone. */
export type Appearance = { readonly size: Size; readonly theme: Theme; readonly language: Language };

/** The look that was chosen on this phone; the ordinary one where nothing was. */
export async function readAppearance(db: DeviceDb): Promise<Appearance> {
  const [size, theme, language] = await Promise.all(['size', 'theme', 'language'].map((key) => getSetting<string>(db, key)));
  return {
    size: sizes.find((known) => known === size) ?? 'normal',
    theme: themes.find((known) => known === theme) ?? 'auto',
    language: asLanguage(language),
  };
}

/** Keeps a choice of look for the next start. */
export async function keepAppearance(db: DeviceDb, chosen: Partial<Appearance>): Promise<void> {
  for (const [key, value] of Object.entries(chosen)) await setSetting(db, key, value);
}

/** The next larger size; after the largest the ordinary one again, so that one switch reaches all of them. */
export const nextSize = (size: Size): Size => sizes[sizes.indexOf(size) + 1] ?? 'normal';

/** Puts the look on the page; every size and colour follows from these attributes. */
export function showAppearance(root: HTMLElement, { size, theme }: Pick<Appearance, 'size' | 'theme'>, prefersDark: boolean): void {
  root.dataset['size'] = size === 'large' ? 'elder' : size;
  if (size === 'large') root.dataset['letters'] = size;
  else delete root.dataset['letters'];
  root.dataset['theme'] = theme === 'auto' ? (prefersDark ? 'dark' : 'light') : theme;
  // The phone's own bar above the page; its two colours in the page's head know only what the phone wants.
  const paper = getComputedStyle(root).getPropertyValue('--zb-surface').trim();
  for (const meta of root.ownerDocument.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute('content', paper);
}
