import type Default from 'plotly.js-dist-min';

export type Plotly = typeof Default;
let loading: Promise<Plotly> | null = null;

/** 4.8 MB that the first screen doesn't wait for. */
export function loadPlotly(): Promise<Plotly> {
  const started = loading ?? import('plotly.js-dist-min').then((module) => module.default);
  loading = started;
  return started;
}
