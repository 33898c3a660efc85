import { ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

/** The component library with its own words in the language of the desk. */
export function DeskComponents(settings: Omit<ComponentProps<typeof ConfigProvider>, 'locale'>) {
  const { i18n } = useTranslation();
  return <ConfigProvider {...settings} locale={i18n.language === 'en' ? enGB : zhCN} />;
}
