import type { ThemeConfig } from 'antd';

/** antd's theme from the design's custom properties, read once at start; nothing here is a value of its own. */
export function themeFrom(read: (property: string) => string): ThemeConfig {
  const px = (property: string): number => Number.parseFloat(read(property));
  const color = read;
  return {
    token: {
      colorPrimary: color('--zb-action'),
      colorLink: color('--zb-ink'),
      colorInfo: color('--zb-action'),
      colorSuccess: color('--zb-approved'),
      colorWarning: color('--zb-overdue'),
      colorError: color('--zb-red'),
      colorTextBase: color('--zb-text'),
      colorTextSecondary: color('--zb-text-2'),
      colorTextTertiary: color('--zb-text-3'),
      colorTextQuaternary: color('--zb-text-3'),
      colorTextPlaceholder: color('--zb-text-3'),
      colorBgLayout: color('--zb-page'),
      colorBgContainer: color('--zb-surface'),
      colorBorder: color('--zb-edge'),
      colorBorderSecondary: color('--zb-line'),
      fontFamily: color('--zb-font'),
      fontSize: px('--zb-fs-body'),
      fontSizeSM: px('--zb-fs-note'),
      fontSizeLG: px('--zb-fs-body'),
      lineHeight: 1.5,
      controlHeight: px('--zb-touch'),
      controlHeightSM: px('--zb-touch'),
      controlHeightLG: px('--zb-button'),
      borderRadius: px('--zb-r-control'),
      borderRadiusLG: px('--zb-r-sheet'),
      borderRadiusSM: px('--zb-r-pill'),
      motionUnit: read('--zb-move') === '0ms' ? 0 : 0.06,
      boxShadow: 'none',
      boxShadowSecondary: `0 0 0 1px ${color('--zb-edge')}`,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 600 },
      Select: { optionSelectedBg: color('--zb-ink-wash'), optionSelectedColor: color('--zb-ink') },
    },
  };
}
