import { posix } from 'node:path';

/** A source file: its place below src/ ("domain/access.ts") and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** A layer of src, and everything it may import besides itself. */
type Layer = { readonly layers: readonly string[]; readonly packages: readonly string[] | 'any' };

/** Who may import whom, as README says it. A package that is not named may not be used there. */
export const importTable: Readonly<Record<string, Layer>> = {
  domain: { layers: [], packages: ['zod'] },
  protocol: { layers: ['domain'], packages: ['zod'] },
  sync: { layers: ['domain', 'protocol'], packages: [] },
  storage: { layers: ['domain', 'protocol', 'sync/ports.ts', 'sync/photos/ports.ts'], packages: ['dexie'] },
  i18n: { layers: ['domain'], packages: ['i18next', 'react-i18next'] },
  ui: { layers: [], packages: ['react', 'react-dom', 'antd', 'lucide-react', 'react-virtuoso'] },
  phone: { layers: ['domain', 'protocol', 'sync', 'storage', 'i18n', 'ui'], packages: 'any' },
  township: { layers: ['domain', 'protocol', 'i18n', 'ui'], packages: 'any' },
  server: { layers: ['domain', 'protocol'], packages: 'any' },
};

/** An import as it is written, and the place below src/ that it means; no target for a package. */
type Import = { readonly file: string; readonly specifier: string; readonly target: string | null };

// Written out rather than parsed: one pattern for `from '…'`, `import '…'`, `import('…')` and `export … from '…'`.
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;

function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  return null;
}

/** Every import of every file. */
export function importsOf(files: readonly SourceFile[]): Import[] {
  return files.flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(IMPORT)].map((match) => {
      const specifier = match[2] ?? '';
      return { file: path, specifier, target: targetOf(path, specifier) };
    }),
  );
}

const layerOf = (path: string): string => path.split('/')[0] ?? '';
const named = ({ file, specifier }: Import): string => `${file} → ${specifier}`;
const within = (target: string, place: string): boolean => target === place || target.startsWith(`${place}/`);

/** Imports that the table does not allow. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return importsOf(files)
    .filter(({ file, specifier, target }) => {
      const layer = importTable[layerOf(file)];
      if (!layer) return false; // the entry files directly below src/ have their own test
      if (target === null) {
        const { packages } = layer;
        return packages !== 'any' && !packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
      }
      return ![layerOf(file), ...layer.layers].some((place) => within(target, place));
    })
    .map(named);
}

/** Folders of src that the table does not know. */
export const unknownFolders = (files: readonly SourceFile[]): string[] =>
  [...new Set(files.filter(({ path }) => path.includes('/')).map(({ path }) => layerOf(path)))].filter(
    (layer) => !Object.hasOwn(importTable, layer),
  );

/** Crossings between layers that are not written `#layer/…`, and steps upward that leave the file's own folder. */
export const hiddenCrossings = (files: readonly SourceFile[]): string[] =>
  importsOf(files)
    .filter(({ specifier }) => specifier.startsWith('../') || specifier.includes('/../'))
    .map(named);

const featureOf = (path: string): string | undefined => /^(?:phone|township)\/features\/[^/]+/.exec(path)?.[0];

/** Features that import another feature. */
export const featureCrossings = (files: readonly SourceFile[]): string[] =>
  importsOf(files)
    .filter(({ file, target }) => {
      const from = featureOf(file);
      const to = target === null ? undefined : featureOf(target);
      return from !== undefined && to !== undefined && from !== to;
    })
    .map(named);

/** Imports of our own files without their extension, or of a whole folder (a barrel). */
export const withoutExtension = (files: readonly SourceFile[]): string[] =>
  importsOf(files)
    .filter(({ target, specifier }) => target !== null && !/\.(ts|tsx|css|json|svg|png|woff2)(\?\w+)?$/.test(specifier))
    .map(named);

/** The text with its comments blanked, so that a word in a comment is no code. Strings are left whole. */
export function withoutComments(text: string): string {
  return text.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<=^|[\s,;{}()[\]>])\/\/[^\n]*/g,
    (piece) => (piece.startsWith('/*') || piece.startsWith('//') ? piece.replace(/[^\n]/g, ' ') : piece),
  );
}

const HAN = /\p{Script=Han}/u;

/** Lines of code that hold Chinese characters outside a comment: words for the screen belong to i18n. */
export const chineseInCode = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, i) => (HAN.test(line) ? [`${path}:${i + 1}`] : [])),
  );

const PURE = ['domain', 'protocol', 'sync'];
const IMPURE =
  /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\s*\)|\bcrypto\.(?:randomUUID|getRandomValues)\b|\bfetch\(|\blocalStorage\b|\bset(?:Timeout|Interval)\(/;

/** Lines of the pure layers that ask for the time, for chance or for the world outside. */
export const impureLines = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => PURE.includes(layerOf(path)))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .flatMap((line, i) => (IMPURE.test(line) ? [`${path}:${i + 1}`] : [])),
    );
