import type { HelpId } from '../../state/help-ids.ts';

/** How to read a picture, by its id: those of the report by what they draw. */
const byId: Readonly<Record<string, HelpId | undefined>> = {
  ranking: 'chart.ranking',
  radar: 'chart.radar',
  map: 'chart.map',
  scatter: 'chart.scatter',
  distribution: 'chart.distribution',
  correlation: 'chart.correlation',
  years: 'chart.years',
  'F-years': 'chart.years',
  'F-change': 'year-change',
  'F-year-change': 'year-change',
  'F-rank-paths': 'chart.years',
  'F-obstacles': 'statistic.obstacle',
  'F-gap': 'statistic.theil',
  'F-convergence': 'statistic.convergence',
};

/** Bars of means and scores, where nothing else is known of the figure. */
export function figureHelp(id: string): HelpId {
  return byId[id] ?? 'chart.ranking';
}
