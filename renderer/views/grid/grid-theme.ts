import { themeQuartz } from 'ag-grid-community';

/** Pixels, where a grid doesn't say its own. */
export const usualRowHeight = 30;

/** The grid takes its colours from the page's own variables, so light and dark need no second theme. */
export const gridTheme = themeQuartz.withParams({
  fontFamily: 'inherit',
  fontSize: 13,
  spacing: 5,
  rowHeight: usualRowHeight,
  headerHeight: 36,
  headerColumnResizeHandleHeight: '40%',
  headerColumnResizeHandleColor: 'var(--line)',
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--ink)',
  headerBackgroundColor: 'var(--surface-2)',
  headerTextColor: 'var(--ink-2)',
  headerFontWeight: 600,
  borderColor: 'var(--line)',
  accentColor: 'var(--accent)',
  rowHoverColor: 'var(--hover)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  chromeBackgroundColor: 'var(--surface-2)',
  browserColorScheme: 'inherit',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowBorder: { style: 'solid', width: 1, color: 'var(--line-soft)' },
  columnBorder: false,
  cellHorizontalPadding: 8,
});
