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

/** The browser's and the system's own names with their versions, as an IT person reads them: "Chrome 124, Android 12". */
export function browserVersion(userAgent: string): string {
  const first = (...found: readonly RegExp[]): string =>
    found
      .map((mark) => mark.exec(userAgent))
      .find((hit) => hit !== null)
      ?.slice(1, 3)
      .join(' ')
      .replaceAll('_', '.') ?? '';
  const browser = first(
    /(MicroMessenger|QQ|HuaweiBrowser|HonorBrowser|MiuiBrowser|HeyTapBrowser|VivoBrowser|SamsungBrowser|UCBrowser|Quark|MQQBrowser|EdgA?|Firefox|CriOS|FxiOS)\/([\d.]+)/,
    /(Chrome)\/(\d+)/,
    /(?:Version\/([\d.]+).*)?(Safari)\//,
  );
  const engine = /Chrome\/(\d+)/.exec(userAgent)?.[1];
  const system = first(/(Android) ([\d.]+)/, /(iPhone OS|CPU OS) ([\d_]+)/, /(Windows NT) ([\d.]+)/, /(Mac OS X) ([\d_]+)/, /(Linux)()/);
  const own = engine === undefined || browser.startsWith('Chrome') ? browser : `${browser} (Chrome ${engine})`;
  return [own, system.trim()].filter((part) => part !== '').join(', ');
}
