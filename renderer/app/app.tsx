import { useEffect } from 'react';
import { App as Messages, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { useAppearance, useDark } from '../state/appearance.ts';
import { useHostEvents } from './host-events.ts';
import { useSettings } from './settings.ts';
import { Shell } from './shell.tsx';
import { themeConfig } from './theme.ts';
import { useReducedMotion } from './use-reduced-motion.ts';

export function App(): React.JSX.Element {
  const language = useAppearance((state) => state.language);
  const dark = useDark();
  const still = useReducedMotion();
  const textSize = useAppearance((state) => state.textSize);
  useSettings();
  useHostEvents();
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.dataset.text = textSize;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [dark, language, textSize]);
  return (
    <ConfigProvider
      theme={themeConfig(dark, !still, textSize)}
      locale={language === 'zh' ? zh : en}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <Messages message={{ maxCount: 3 }} style={{ height: '100%' }}>
        <Shell />
      </Messages>
    </ConfigProvider>
  );
}
