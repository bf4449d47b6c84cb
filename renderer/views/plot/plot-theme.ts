import type { Layout } from './plot-types.ts';

/** Colours and type of every picture on screen, by the page's own variables. */
function plotTheme(dark: boolean): Partial<Layout> {
  const ink = dark ? '#e4eaf0' : '#1c2733';
  const line = dark ? '#2e3944' : '#dde3e9';
  const axis = { gridcolor: line, linecolor: line, zerolinecolor: line, tickfont: { color: ink }, automargin: true };
  return {
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: {
      family: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
      size: 12,
      color: ink,
    },
    margin: { l: 8, r: 8, t: 8, b: 8 },
    xaxis: axis,
    yaxis: axis,
    hoverlabel: { font: { size: 12 } },
    autosize: true,
  };
}

/** A picture's own layout over the theme, axes member by member. */
export function themedLayout(layout: Partial<Layout> = {}, dark: boolean): Partial<Layout> {
  const theme = plotTheme(dark);
  // Panes side by side have axes of their own.
  const axes = Object.entries({ xaxis: {}, yaxis: {}, ...layout }).flatMap(([name, own]) =>
    /^[xy]axis\d*$/.test(name) && typeof own === 'object' ? [[name, { ...theme.xaxis, ...own }] as const] : [],
  );
  return { ...theme, ...layout, ...Object.fromEntries(axes) };
}
