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
  parallel: 'chart.parallel',
  swarm: 'chart.swarm',
  paths: 'chart.rank_paths',
  dumbbell: 'chart.dumbbell',
  'F-years': 'chart.years',
  'F-change': 'year-change',
  'F-year-change': 'year-change',
  'F-rank-paths': 'chart.rank_paths',
  'F-obstacles': 'statistic.obstacle',
  'F-gap': 'statistic.theil',
  'F-convergence': 'statistic.convergence',
};

/** Bars of means and scores, where nothing else is known of the figure. */
export function figureHelp(id: string): HelpId {
  return byId[id] ?? 'chart.ranking';
}
