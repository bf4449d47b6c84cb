/** The plot library's types, so that screens that describe pictures needn't name it. */
export type { Config as PlotConfig, Data, Layout, PlotlyHTMLElement } from 'plotly.js-dist-min';
