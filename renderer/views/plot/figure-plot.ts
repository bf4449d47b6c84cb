import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { barPlot } from './bar-plot.ts';
import { heatPlot, scatterPlot, tilePlot } from './field-plots.ts';
import { linePlot, radarPlot } from './line-plots.ts';
import type { FigurePlot, PlotPaper } from './plot-parts.ts';

/** A report figure in the plot library's terms; its values stay as they are. Title and notes are the caller's. */
export function figurePlot(figure: FigureSpec, paper: PlotPaper): FigurePlot {
  switch (figure.kind) {
    case 'bars':
    case 'grouped-bars':
    case 'stacked-bars':
    case 'histogram':
      return barPlot(figure, paper);
    case 'line':
      return linePlot(figure);
    case 'radar':
      return radarPlot(figure, paper);
    case 'scatter':
      return scatterPlot(figure, paper);
    case 'heat-map':
      return heatPlot(figure, paper);
    case 'tile-map':
      return tilePlot(figure, paper);
  }
}
