import { useMemo, useState } from 'react';
import { methodPanes, PANES_MOST, yearPanes } from '../../../shared/report/pane-inputs.ts';
import type { PaneInput } from '../../../shared/report/pane-inputs.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { useShownMethods } from '../../views/shown-methods.ts';
import type { ShownMethod } from '../../views/shown-methods.ts';
import type { Sides } from './sides-field.tsx';

export interface Panes {
  readonly sides: Sides;
  readonly setSides: (sides: Sides) => void;
  readonly methods: readonly ShownMethod[];
  readonly chosen: readonly string[];
  readonly choose: (keys: readonly string[]) => void;
  /** Null: one picture. */
  readonly panes: readonly PaneInput[] | null;
}

/** What stands side by side: the years of 历年, or the methods chosen, all of them at first. */
export function usePanes(input: ReportInput): Panes {
  const methods = useShownMethods();
  const [sides, setSides] = useState<Sides>('one');
  const [asked, choose] = useState<readonly string[] | null>(null);
  const chosen = useMemo(() => {
    const known = methods.map(({ key }) => key);
    return (asked ?? known).filter((key) => known.includes(key)).slice(0, PANES_MOST);
  }, [asked, methods]);
  const panes = useMemo(() => {
    if (sides === 'one') return null;
    if (sides === 'years') return yearPanes(input);
    return methodPanes(
      input,
      methods.filter(({ key }) => chosen.includes(key)),
    );
  }, [sides, input, methods, chosen]);
  return { sides, setSides, methods, chosen, choose, panes };
}
