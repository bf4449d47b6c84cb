import { useMemo } from 'react';
import type { MethodChoice } from '../../../shared/contract/method-choice.ts';
import { rankPathsFigure } from '../../../shared/report/figures/rank-paths-figure.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { yearsTable } from '../../../shared/report/years-table.ts';
import { useDark } from '../../state/appearance.ts';
import { selectUnit } from '../../state/workbench.ts';
import { useLook } from '../../ui/look.ts';
import { useTexts } from '../../ui/texts.ts';
import { rankPathsPicture } from '../../views/pictures/change-pictures.ts';
import { day, night } from '../../views/pictures/paper.ts';
import { UnitFields } from '../../views/pictures/unit-fields.tsx';
import { useArea } from '../../views/pictures/use-area.ts';
import { useUnitWindow } from '../../views/pictures/use-unit-window.ts';
import { Plot } from '../../views/plot/plot.tsx';
import { YearsExports } from './years-exports.tsx';
import { CopyTableButton, ReportTableView } from '../../views/table/report-table-view.tsx';

const ROW_HEIGHT = 16;
/** Beside the lines, with titles; the least and the most, px: above it lines come nearer and some names are left out. */
const AROUND = 104;
const HEIGHTS = [360, 1600] as const;

/** Index, rank and tier of every unit by year with growth and slope, and the ways of the ranks. */
export function YearsView({
  input,
  choice,
}: {
  readonly input: ReportInput;
  readonly choice: MethodChoice;
}): React.JSX.Element {
  const table = useMemo(() => yearsTable(input), [input]);
  const figure = useMemo(() => rankPathsFigure(input), [input]);
  return (
    <>
      <header>
        <h1 className="one-line">{table.title}</h1>
        <span className="push" />
        <CopyTableButton table={table} />
        <YearsExports choice={choice} formats={['xlsx', 'docx', 'csv']} />
      </header>
      <div className="sheet" tabIndex={0} role="region" aria-label={table.title}>
        {figure !== null && <RankPaths input={input} title={figure.title} />}
        <ReportTableView table={table} />
      </div>
    </>
  );
}

/** The picture stands above the table, which has a row a unit: below thousands of them nobody finds it. */
function RankPaths({ input, title }: { readonly input: ReportInput; readonly title: string }): React.JSX.Element {
  const t = useTexts();
  const dark = useDark();
  const look = useLook();
  const shown = useUnitWindow(input);
  const { units, focus } = shown;
  const [place, area] = useArea();
  const picture = useMemo(
    () => (area === null ? null : rankPathsPicture({ input, t, look, units, focus, area, ...(dark ? night : day) })),
    [input, t, look, units, focus, area, dark],
  );
  const [least, most] = HEIGHTS;
  return (
    <section aria-label={title} className="sheet-picture">
      <div className="sheet-picture-head">
        <h2>{title}</h2>
        <UnitFields
          input={input}
          window={shown.window}
          setWindow={shown.setWindow}
          focus={shown.chosen}
          setFocus={(code) => selectUnit(code === '' ? null : code)}
        />
      </div>
      <div
        ref={place}
        className="sheet-canvas"
        style={{ height: Math.min(most, Math.max(least, units.length * ROW_HEIGHT + AROUND)) }}
      >
        {picture !== null && 'data' in picture && (
          <Plot label={title} data={picture.data} layout={picture.layout} dark={dark} />
        )}
      </div>
      {picture !== null && 'data' in picture && (
        <div className="table-notes">
          {picture.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
    </section>
  );
}
