import { theme } from 'antd';
import type { ThemeConfig } from 'antd';
import type { TextSize } from '../../shared/model/app-settings.ts';

const font = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** Pixels; the page's own texts grow alike by `--text` of styles.css. */
const fontSizes = { usual: 13, large: 15, largest: 17 } as const satisfies Record<TextSize, number>;

/** The component library's share of the look; the rest is in styles.css with the same colours. */
export function themeConfig(dark: boolean, motion: boolean, textSize: TextSize): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#5d9bd0' : '#1f5582',
      colorInfo: dark ? '#5d9bd0' : '#1f5582',
      colorError: dark ? '#e8806a' : '#b3401f',
      colorWarning: dark ? '#d9a441' : '#8a5a00',
      colorSuccess: dark ? '#57b894' : '#1c6b4f',
      colorBgLayout: dark ? '#12171c' : '#f2f4f7',
      colorBgContainer: dark ? '#1a2128' : '#ffffff',
      colorBgElevated: dark ? '#202830' : '#ffffff',
      colorTextBase: dark ? '#e4eaf0' : '#1c2733',
      colorTextSecondary: dark ? '#b3bfca' : '#4c5b6b',
      colorTextTertiary: dark ? '#9aa7b4' : '#5b6a79',
      colorTextDescription: dark ? '#9aa7b4' : '#5b6a79',
      colorTextPlaceholder: dark ? '#9aa7b4' : '#5f6e7e',
      colorBorder: dark ? '#3a4754' : '#c3ccd6',
      colorBorderSecondary: dark ? '#2e3944' : '#dde3e9',
      fontFamily: font,
      fontSize: fontSizes[textSize],
      borderRadius: 4,
      controlHeight: 28,
      controlHeightSM: 24,
      padding: 12,
      paddingLG: 16,
      motion,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', ...(dark ? { primaryColor: '#0e1419' } : {}) },
      Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8 },
    },
  };
}
