/** The oldest browser a phone may have: what HarmonyOS phones and phones without updates still carry. */
export const OLDEST_CHROMIUM = 107;

/**
 * What came to Chromium only after the oldest: the version it came with, and how it is written. Names that other things carry too
 * (`with`, `union`, `take`) are left out here; the browser test takes those away from a real browser instead.
 */
const later: readonly (readonly [version: number, what: string, written: RegExp])[] = [
  [110, 'Array.prototype.toSorted, toReversed, toSpliced', /\.to(?:Sorted|Reversed|Spliced)\(/],
  [111, 'String.prototype.isWellFormed, toWellFormed', /\.(?:is|to)WellFormed\(/],
  [112, 'regular expressions with v', /\/[dgimsuy]*v[dgimsuy]*\.(?:test|exec)\(/],
  [116, 'AbortSignal.any', /AbortSignal\.any\(/],
  [117, 'Map.groupBy, Object.groupBy', /(?:Map|Object)\.groupBy\(/],
  [119, 'Promise.withResolvers', /Promise\.withResolvers\(/],
  [120, 'URL.canParse', /URL\.canParse\(/],
  [121, 'Array.fromAsync', /Array\.fromAsync\(/],
  [122, 'helpers of iterators', /\.(?:values|keys|entries)\(\)\.(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/],
  [122, 'Iterator.from', /\bIterator\.from\b/],
  [122, 'sets compared', /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/],
  [123, 'import attributes', /\bimport\b[^;'"]*['"][^'"]+['"]\s*with\s*\{/],
  [125, 'modifiers inside a regular expression', /\(\?-?[ims]+(?:-[ims]+)?:/],
  [126, 'URL.parse', /\bURL\.parse\(/],
  [128, 'Promise.try', /Promise\.try\(/],
  [134, 'using', /[;{}]\s*(?:await )?using [\w$]+\s*=/],
  [136, 'RegExp.escape', /RegExp\.escape\(/],
];

/** What a library asks for before it uses it, as it stands in the packed file. */
const askedFor: readonly RegExp[] = [
  // zod asks whether it is there and goes without it.
  /typeof URL\.canParse\s*={2,3}\s*[`'"]function[`'"]\s*\?\s*URL\.canParse\([\w$]+\)/g,
];

/** What a script uses that the oldest browser has not, each as a sentence; empty when it may go out. */
export function tooNewScript(script: string): string[] {
  const bare = askedFor.reduce((left, guarded) => left.replace(guarded, ''), script);
  return later.filter(([, , written]) => written.test(bare)).map(([version, what]) => `${what}, Chromium ${version}`);
}

/** Values that need a browser newer than the oldest. A declaration of the same property before them, without them, stands in. */
const laterValues: readonly (readonly [version: number, what: string, written: RegExp])[] = [
  [108, 'dvh, svh, lvh', /\d[dsl]v[hwib]\b/],
  [111, 'color-mix(), oklch(), oklab(), lab(), lch()', /\b(?:color-mix|oklch|oklab|lab|lch)\(/],
  [117, 'subgrid', /\bsubgrid\b/],
  [123, 'light-dark()', /\blight-dark\(/],
  [125, 'round(), mod(), rem()', /\b(?:round|mod|rem)\(/],
];

/** Rules that need a browser newer than the oldest, with nothing that could stand in. */
const laterRules: readonly (readonly [version: number, what: string, written: RegExp])[] = [
  [111, ':nth-child(… of …)', /:nth-(?:last-)?child\([^)]* of /],
  [112, 'rules inside rules', /\{[^{}@]*&[^{}]*\{/],
  [117, '@starting-style', /@starting-style\b/],
  [118, '@scope', /@scope\b/],
  [119, ':user-valid, :user-invalid', /:user-(?:in)?valid\b/],
  [120, ':dir()', /:dir\(/],
  [120, 'mask without -webkit-', /(?<!-)mask(?:-\w+)?:/],
  [125, 'anchors', /\banchor(?:-name|\()/],
];

/** What a style sheet uses that the oldest browser has not and nothing stands in for. `text-wrap` and `field-sizing` only make it finer. */
export function tooNewStyle(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const found = new Set(laterRules.filter(([, , written]) => written.test(bare)).map(([version, what]) => `${what}, Chromium ${version}`));
  for (const [, block = ''] of bare.matchAll(/\{([^{}]*)\}/g)) {
    const before = new Set<string>();
    for (const declaration of block.split(';')) {
      const [, property = '', value = ''] = /^\s*([\w-]+)\s*:([\s\S]*)$/.exec(declaration) ?? [];
      const needs = laterValues.find(([, , written]) => written.test(value));
      if (needs && !before.has(property)) found.add(`${property}: ${needs[1]}, Chromium ${needs[0]}`);
      if (!needs) before.add(property);
    }
  }
  return [...found];
}
