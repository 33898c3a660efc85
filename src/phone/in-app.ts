/** Apps that open pages in a window of their own, whose store is cleared with the app's cache and which cannot be installed. */
const apps = {
  wechat: /MicroMessenger/i,
  qq: /(^|[\s;])QQ\/\d/,
  dingtalk: /DingTalk/i,
  weibo: /Weibo/i,
  lark: /Lark|Feishu/i,
  alipay: /AlipayClient/i,
  douyin: /aweme|BytedanceWebview/i,
  toutiao: /NewsArticle/i,
  baidu: /baiduboxapp/i,
} as const;

/** The app whose own window this is. */
export type InApp = keyof typeof apps;

/** In which app's window the page stands; null in a browser. */
export function inAppOf(userAgent: string): InApp | null {
  const names = Object.keys(apps) as InApp[];
  return names.find((name) => apps[name].test(userAgent)) ?? null;
}
