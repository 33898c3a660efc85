import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const KIT = 'src/ui';
const GALLERY = 'src/phone/features/gallery';

const read = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** The components a source exports: functions whose name begins with a capital. */
const componentsIn = (source: string): string[] =>
  [...source.matchAll(/^export (?:function|const) ([A-Z][A-Za-z]*)(?=[<(]|\s*=\s*(?:memo)?\()/gm)].flatMap(([, name]) => name ?? []);

const notShown = (kit: readonly string[], gallery: string): string[] =>
  kit.flatMap(componentsIn).filter((name) => !new RegExp(`<${name}[\\s>]`).test(gallery));

test('every component of the kit stands in the gallery', () => {
  const kit = read(KIT);
  expect(kit.flatMap(componentsIn).length).toBeGreaterThan(25);
  expect(notShown(kit, read(GALLERY).join('\n'))).toEqual([]);
});

test('a component that nobody added to the gallery is named', () => {
  const planted = 'export function Carousel({ a }: Props) {}\nexport function ChoiceCircle<V>() {}\nexport const Dot = memo(() => null);';
  expect(notShown([planted], '<Carousels /> <ChoiceCircle a />')).toEqual(['Carousel', 'Dot']);
});
