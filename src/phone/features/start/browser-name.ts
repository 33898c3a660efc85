/** The browsers whose menus differ; 'switch' are those that do not install pages well, so the phone's own is better. */
export type BrowserName =
  | 'huawei'
  | 'honor'
  | 'xiaomi'
  | 'oppo'
  | 'vivo'
  | 'samsung'
  | 'edge'
  | 'firefox'
  | 'safari'
  | 'chrome'
  | 'switch'
  | 'other';

// The order decides: every one of them also calls itself Chrome or Safari.
const marks: readonly (readonly [BrowserName, RegExp])[] = [
  ['switch', /UCBrowser|UCWEB|Quark|MQQBrowser|QQBrowser|BIDUBrowser|baidubrowser|360SE|QihooBrowser|LieBao|SogouMobileBrowser/i],
  ['honor', /HonorBrowser|HONORBrowser/i],
  ['huawei', /HuaweiBrowser|HBPC/i],
  ['xiaomi', /MiuiBrowser|XiaoMi\/MiuiBrowser/i],
  ['oppo', /HeyTapBrowser|OppoBrowser/i],
  ['vivo', /VivoBrowser/i],
  ['samsung', /SamsungBrowser/i],
  ['edge', /EdgA?\/|EdgiOS\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\//],
  ['safari', /Version\/[\d.]+.*Safari\//],
];

/** Which browser it is, as far as its way to the home screen goes. */
export function browserNameOf(userAgent: string): BrowserName {
  const found = marks.find(([, mark]) => mark.test(userAgent))?.[0] ?? 'other';
  // On an iPhone only Safari, and what hides behind its sheet, puts pages on the home screen in the same way.
  return /iPhone|iPad/.test(userAgent) && (found === 'chrome' || found === 'edge' || found === 'other') ? 'safari' : found;
}
