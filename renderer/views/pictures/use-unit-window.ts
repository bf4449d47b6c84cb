import { useMemo, useState } from 'react';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { shownUnits, usualWindow } from './shown-units.ts';
import type { UnitWindow } from './shown-units.ts';

export interface UnitWindowState {
  readonly window: UnitWindow;
  readonly setWindow: (window: UnitWindow) => void;
  /** Positions in `dataset.units` of those in the window, in administrative order. */
  readonly units: readonly number[];
  /** Position of the unit that is chosen everywhere; -1 for none. */
  readonly focus: number;
  /** Its code; '' for none. */
  readonly chosen: string;
}

/** Which units a screen's pictures show. A project of few opens with all, one of many with the first and the last. */
export function useUnitWindow(input: ReportInput): UnitWindowState {
  const chosen = useWorkbench((state) => state.unit) ?? '';
  const [asked, setWindow] = useState<UnitWindow | null>(null);
  const window = asked ?? usualWindow(input);
  const focus = input.dataset.units.findIndex(({ code }) => code === chosen);
  const units = useMemo(() => shownUnits(input, window, focus), [input, window, focus]);
  return { window, setWindow, units, focus, chosen: focus < 0 ? '' : chosen };
}
