import { ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsDark } from './look.ts';
import { themeFrom } from './theme.ts';

/** The component library with its own words in the language of the desk, in the colours that the page has now. */
export function DeskComponents(settings: Omit<ComponentProps<typeof ConfigProvider>, 'locale' | 'theme'>) {
  const { i18n } = useTranslation();
  const dark = useIsDark();
  const style = getComputedStyle(document.documentElement);
  const theme = themeFrom((property) => style.getPropertyValue(property).trim(), dark);
  return <ConfigProvider {...settings} theme={theme} locale={i18n.language === 'en' ? enGB : zhCN} />;
}
