import { readdirSync, readFileSync } from 'node:fs';
import type { SourceFile } from '#tests/support/import-table.ts';
import { withoutComments } from '#tests/support/import-table.ts';

type Value = string | readonly Value[] | { readonly [key: string]: Value };

/** Every text of a language under "namespace:key"; the lines of a list are numbered. */
export type Texts = ReadonlyMap<string, string>;

const folder = (language: string): string => `src/i18n/locales/${language}`;

/** The records of the made-up village are what its people wrote: content, in no other language. */
const CONTENT: readonly string[] = ['practice'];

/** The namespaces a language has, without content. */
export const namespacesOf = (language: string): readonly string[] =>
  readdirSync(folder(language))
    .map((file) => file.replace('.json', ''))
    .filter((namespace) => !CONTENT.includes(namespace))
    .sort();

/** Reads a language from its files. */
export function textsOf(language: string): Texts {
  const texts = new Map<string, string>();
  const put = (path: string, value: Value): void => {
    if (typeof value === 'string') texts.set(path, value);
    else for (const [key, inner] of Object.entries(value)) put(path.endsWith(':') ? `${path}${key}` : `${path}.${key}`, inner);
  };
  for (const namespace of namespacesOf(language))
    put(`${namespace}:`, JSON.parse(readFileSync(`${folder(language)}/${namespace}.json`, 'utf8')) as Value);
  return texts;
}

/** The names that a sentence waits for, each once. What only an English ending is made with is not counted. */
export const variablesOf = (text: string): readonly string[] =>
  [
    ...new Set(
      [...text.matchAll(/\{\{\s*(\w+)\s*(,[^}]*)?\}\}/g)].filter(([, , format]) => !format?.includes('plural(')).map(([, name]) => name),
    ),
  ]
    .map(String)
    .sort();

/** The source of every screen, without its comments. */
export const screens = (): readonly SourceFile[] =>
  ['src/i18n', 'src/phone', 'src/township', 'src/ui'].flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => ({ path: `${place}/${path}`, text: withoutComments(readFileSync(`${place}/${path}`, 'utf8')) })),
  );

const LITERAL = /'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`/g;
const HOLE = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;

const literalsIn = (text: string): readonly string[] =>
  [...text.matchAll(LITERAL)].map(([, single, double, template]) => single ?? double ?? (template ?? '').replace(HOLE, '*'));

/** The functions that turn a key into words in this file: t, and whatever t was renamed to. */
const translatorsIn = (text: string): readonly string[] => ['t', ...[...text.matchAll(/\{ t: (\w+) \}/g)].map(([, name]) => String(name))];

const namespacesIn = (text: string, known: readonly string[]): readonly string[] => {
  const named = [...text.matchAll(/(?:useTranslation|TFunction|getFixedT)\s*[<(][^)>]*[)>]/g)].flatMap(([call]) => literalsIn(call));
  const found = known.filter((namespace) => named.includes(namespace));
  return found.length === 0 ? known : found;
};

/** A literal of the code as the pattern of the keys it can mean; undefined where it says nothing. */
function patternOf(literal: string, namespaces: readonly string[], known: readonly string[]): RegExp | undefined {
  const [, prefix, rest = literal] = /^(\w+):(.+)$/.exec(literal) ?? [];
  if (!/^[\w.*-]+$/.test(rest) || (prefix !== undefined && !known.includes(prefix))) return undefined;
  // A key of which nothing is written down is not known to be used; those are declared.
  if (rest.replace(/[*.]/g, '') === '') return undefined;
  const places = prefix === undefined ? namespaces : [prefix];
  return new RegExp(`^(?:${places.join('|')}):${rest.replaceAll('.', '\\.').replaceAll('*', '[\\w-]+')}(?:\\..+)?$`);
}

/** Keys that no literal of the screens means, but for the declared ones ("problems:*" declares all below it). */
export function unusedKeys(texts: Texts, files: readonly SourceFile[], declared: readonly string[]): string[] {
  const known = [...new Set([...texts.keys()].map((key) => key.split(':')[0] ?? ''))];
  const starts = declared.map((key) => key.replace('*', ''));
  const patterns = files.flatMap(({ text }) => {
    const namespaces = namespacesIn(text, known);
    return literalsIn(text).flatMap((literal) => patternOf(literal, namespaces, known) ?? []);
  });
  const sources = [...new Set(patterns.map(({ source }) => source))].map((source) => new RegExp(source));
  return [...texts.keys()].filter((key) => !starts.some((start) => key.startsWith(start)) && !sources.some((pattern) => pattern.test(key)));
}

/** What a screen asks for and no language has. */
export function missingKeys(texts: Texts, files: readonly SourceFile[]): string[] {
  const known = [...new Set([...texts.keys()].map((key) => key.split(':')[0] ?? ''))];
  const keys = [...texts.keys()];
  // A file that names no feature is handed its words by one that does; the compiler looks after those keys.
  const naming = files.filter(({ text }) => namespacesIn(text, known) !== known);
  return naming.flatMap(({ path, text }) => {
    const namespaces = namespacesIn(text, known);
    const calls = new RegExp(`\\b(?:${translatorsIn(text).join('|')})\\(\\s*(${LITERAL.source})`, 'g');
    return [...text.matchAll(calls)].flatMap(([, written = '']) =>
      literalsIn(written).flatMap((literal) => {
        const pattern = patternOf(literal, namespaces, known);
        return pattern && !keys.some((key) => pattern.test(key)) ? [`${path}: ${literal}`] : [];
      }),
    );
  });
}

/** Places where a sentence is put together from pieces instead of being whole in the words. */
export function piecedTogether(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const call = `\\b(?:i18n\\.)?(?:${translatorsIn(text).join('|')})\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)`;
    const said = new RegExp(call);
    const pieces = [
      new RegExp(`\\+\\s*${call}`, 'g'),
      new RegExp(`${call}\\s*\\+`, 'g'),
      // In a list that is joined.
      new RegExp(`\\[[^[\\]]*${call}[^[\\]]*\\]\\s*(?:\\.filter\\([^)]*\\)\\s*)?\\.join\\(`, 'g'),
      // On a page beside words or another piece, which an attribute is not; {' '} parts two things, not two halves of a sentence.
      new RegExp(`(?<!=)\\{${call}\\}[ ]*(?:\\{(?!' '\\})|[^\\s<>{}\`,;)\\]:&|?])`, 'g'),
    ].flatMap((pattern) => [...text.matchAll(pattern)]);
    // In a template beside anything else.
    const templates = [...text.matchAll(/`(?:\\.|[^`\\])*`/g)].filter(([template]) =>
      (template.match(HOLE) ?? []).some((hole) => said.test(hole) && template !== `\`${hole}\``),
    );
    return [...pieces, ...templates].map(
      ({ index, 0: found }) => `${path}:${text.slice(0, index).split('\n').length}: ${found.slice(0, 80)}`,
    );
  });
}
