import { useMemo } from 'react';
import type { BarFigure } from '../../../shared/report/figures/figure-spec.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { useDark } from '../../state/appearance.ts';
import { selectUnit } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import { day, night } from '../../views/pictures/paper.ts';
import { withUnits } from '../../views/pictures/shown-units.ts';
import { UnitFields } from '../../views/pictures/unit-fields.tsx';
import { useArea } from '../../views/pictures/use-area.ts';
import { useUnitWindow } from '../../views/pictures/use-unit-window.ts';
import { figurePlot } from '../../views/plot/figure-plot.ts';
import { Plot } from '../../views/plot/plot.tsx';

const ROW_HEIGHT = 22;
/** With legend and titles; the most, px: of more rows the names thin out. */
const AROUND = 110;
const MOST = 9_000;

/** The parts of the change of the units in the window. Units of the earlier project that this one lacks are shown with all. */
export function ChangePicture({
  input,
  figure,
}: {
  readonly input: ReportInput;
  readonly figure: BarFigure;
}): React.JSX.Element {
  const t = useTexts();
  const dark = useDark();
  const shown = useUnitWindow(input);
  const { units, window } = shown;
  const [place, area] = useArea();
  const part = useMemo(() => {
    const every = new Set(figure.categories.map(({ key }) => key));
    const codes = new Set(units.map((unit) => input.dataset.units[unit]?.code ?? ''));
    return window === 'all' ? figure : withUnits(figure, codes, every);
  }, [figure, units, window, input]);
  const rows = 'categories' in part ? part.categories.length : 0;
  const plot = useMemo(
    () => (area === null ? null : figurePlot(part, { ...(dark ? night : day), area })),
    [part, dark, area],
  );
  return (
    <section aria-label={figure.title} className="sheet-picture">
      <div className="sheet-picture-head">
        <UnitFields
          input={input}
          window={window}
          setWindow={shown.setWindow}
          focus={shown.chosen}
          setFocus={(code) => selectUnit(code === '' ? null : code)}
        />
      </div>
      <div ref={place} className="sheet-canvas" style={{ height: Math.min(MOST, rows * ROW_HEIGHT + AROUND) }}>
        {plot !== null && <Plot label={figure.title} data={plot.data} layout={plot.layout} dark={dark} />}
      </div>
      <div className="table-notes">
        {[...figure.notes, ...(plot?.leftOut === true ? [t('explore.namesLeftOut')] : [])].map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </section>
  );
}
