import { describe, expect, test } from 'vitest';
import { browserNameOf } from '#phone/browser-name.ts';
import { inAppOf } from '#phone/in-app.ts';

const android = 'Mozilla/5.0 (Linux; Android 12; JAD-AL50) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe("an app's own window is told from a browser", () => {
  test.each([
    ['wechat', `${android} Chrome/116.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240301 MicroMessenger/8.0.48.2580 WeChat/arm64`],
    ['wechat', `${iphone} Mobile/15E148 MicroMessenger/8.0.47(0x18002f2c) NetType/WIFI Language/zh_CN`],
    ['wechat', `${android} Chrome/116.0 Mobile Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1`],
    ['qq', `${android} Chrome/89.0 MQQBrowser/6.2 TBS/046317 Mobile Safari/537.36 V1_AND_SQ_8.9.90 QQ/8.9.90.12630 NetType/4G`],
    ['qq', `${iphone} Mobile/15E148 QQ/9.0.20.601 V1_IPH_SQ_9.0.20_1_APP_A Pixel/1170`],
    ['dingtalk', `${android} Chrome/87.0 Mobile Safari/537.36 AliApp(DingTalk/7.5.10) com.alibaba.android.rimet/34082`],
    ['weibo', `${iphone} Mobile/15E148 Weibo (iPhone14,5__weibo__14.3.2__iphone__os17.4)`],
    ['douyin', `${android} Chrome/112.0 Mobile Safari/537.36 aweme_280600 BytedanceWebview/d8a21c6`],
    ['alipay', `${android} Chrome/105.0 UCBS/3.22 NebulaSDK/1.8 AlipayClient/10.5.90 Language/zh-Hans`],
  ])('%s', (app, userAgent) => {
    expect(inAppOf(userAgent)).toBe(app);
  });

  test.each([
    ['huawei', `${android} Chrome/99.0 HuaweiBrowser/14.0.3.313 Mobile Safari/537.36`],
    ['honor', `${android} Chrome/110.0 HonorBrowser/7.0 Mobile Safari/537.36`],
    ['xiaomi', `${android} Chrome/112.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.4.30`],
    ['oppo', `${android} Chrome/115.0 Mobile Safari/537.36 HeyTapBrowser/45.10.3`],
    ['vivo', `${android} Chrome/87.0 Mobile Safari/537.36 VivoBrowser/18.2.0.0`],
    ['switch', `${android} Chrome/100.0 UCBrowser/16.5.6 Mobile Safari/537.36`],
    ['switch', `${android} Chrome/100.0 Quark/6.10.5.520 Mobile Safari/537.36`],
    ['switch', `${android} Chrome/98.0 MQQBrowser/14.7 Mobile Safari/537.36 COVC/046915`],
    ['edge', `${android} Chrome/122.0 Mobile Safari/537.36 EdgA/122.0.2365.99`],
    ['chrome', `${android} Chrome/124.0 Mobile Safari/537.36`],
    ['firefox', 'Mozilla/5.0 (Android 13; Mobile; rv:124.0) Gecko/124.0 Firefox/124.0'],
    ['safari', `${iphone} Version/17.4 Mobile/15E148 Safari/604.1`],
    ['safari', `${iphone} CriOS/123.0.6312.52 Mobile/15E148 Safari/604.1`],
  ])('%s is a browser, with its own way to the home screen', (name, userAgent) => {
    expect(inAppOf(userAgent)).toBeNull();
    expect(browserNameOf(userAgent)).toBe(name);
  });
});
