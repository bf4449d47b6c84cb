import { useMemo } from 'react';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { rankPathsFigure } from '../../../shared/report/figures/rank-paths-figure.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { yearsTable } from '../../../shared/report/years-table.ts';
import { useDark } from '../../state/appearance.ts';
import { figurePlot } from '../../views/plot/figure-plot.ts';
import { Plot } from '../../views/plot/plot.tsx';
import { YearsExports } from './years-exports.tsx';
import { CopyTableButton, ReportTableView } from '../../views/table/report-table-view.tsx';

const day = { ink: '#1c2733', paper: '#ffffff', hatched: false } as const;
const night = { ink: '#e4eaf0', paper: '#1a2128', hatched: false } as const;
const ROW_HEIGHT = 16;

/** Index, rank and tier of every unit by year with growth and slope, and the ways of the ranks. */
export function YearsView({
  input,
  choice,
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
}): React.JSX.Element {
  const dark = useDark();
  const table = useMemo(() => yearsTable(input), [input]);
  const figure = useMemo(() => rankPathsFigure(input), [input]);
  const plot = useMemo(() => (figure === null ? null : figurePlot(figure, dark ? night : day)), [figure, dark]);
  return (
    <>
      <header>
        <h1 className="one-line">{table.title}</h1>
        <span className="push" />
        <CopyTableButton table={table} />
        <YearsExports choice={choice} formats={['xlsx', 'docx', 'csv']} />
      </header>
      <div className="sheet" tabIndex={0} role="region" aria-label={table.title}>
        <ReportTableView table={table} />
        {figure !== null && plot !== null && (
          <>
            <h2>{figure.title}</h2>
            <div
              style={{
                height: Math.max(360, figure.series.length * ROW_HEIGHT),
                display: 'flex',
                flexDirection: 'column',
              }}
            >
              <Plot label={figure.title} data={plot.data} layout={plot.layout} dark={dark} />
            </div>
            <div className="table-notes">
              {figure.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </div>
          </>
        )}
      </div>
    </>
  );
}
