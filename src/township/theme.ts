import { type ThemeConfig, theme } from 'antd';

/** antd's theme from the design's custom properties as they stand on the page now; nothing here is a value of its own. */
export function themeFrom(read: (property: string) => string, dark: boolean): ThemeConfig {
  const px = (property: string): number => Number.parseFloat(read(property));
  const color = read;
  const still = read('--zb-move') === '0ms';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: color('--zb-action'),
      colorLink: color('--zb-ink'),
      colorInfo: color('--zb-action'),
      colorSuccess: color('--zb-approved'),
      colorWarning: color('--zb-overdue'),
      colorError: color('--zb-red'),
      colorTextBase: color('--zb-text'),
      colorText: color('--zb-text'),
      colorTextSecondary: color('--zb-text-2'),
      colorTextTertiary: color('--zb-text-3'),
      colorTextQuaternary: color('--zb-text-3'),
      colorTextPlaceholder: color('--zb-text-3'),
      colorTextDisabled: color('--zb-text-3'),
      colorTextLightSolid: color('--zb-on-action'),
      colorBgBase: color('--zb-surface'),
      colorBgLayout: color('--zb-page'),
      colorBgContainer: color('--zb-surface'),
      colorBgElevated: color('--zb-surface'),
      colorBorder: color('--zb-edge'),
      colorBorderSecondary: color('--zb-line'),
      colorIcon: color('--zb-text-2'),
      controlItemBgHover: color('--zb-sunken'),
      controlItemBgActive: color('--zb-ink-wash'),
      controlItemBgActiveHover: color('--zb-ink-wash'),
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
      motion: !still,
      motionUnit: still ? 0 : 0.06,
      boxShadow: 'none',
      boxShadowSecondary: `0 0 0 1px ${color('--zb-edge')}`,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 600 },
      Select: { optionSelectedBg: color('--zb-ink-wash'), optionSelectedColor: color('--zb-ink') },
    },
  };
}
