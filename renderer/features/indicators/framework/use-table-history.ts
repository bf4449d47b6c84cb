import { useState } from 'react';

/** Rows of a table that is edited, a step a gesture. */
export interface TableHistory<Row> {
  readonly rows: readonly Row[];
  readonly set: (rows: readonly Row[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export function useTableHistory<Row>(first: readonly Row[]): TableHistory<Row> {
  const [steps, setSteps] = useState<{ readonly list: readonly (readonly Row[])[]; readonly at: number }>({
    list: [first],
    at: 0,
  });
  const rows = steps.list[steps.at] ?? first;
  return {
    rows,
    set: (next) => {
      if (next !== rows) setSteps((held) => ({ list: [...held.list.slice(0, held.at + 1), next], at: held.at + 1 }));
    },
    undo: () => setSteps((held) => ({ ...held, at: Math.max(0, held.at - 1) })),
    redo: () => setSteps((held) => ({ ...held, at: Math.min(held.list.length - 1, held.at + 1) })),
    canUndo: steps.at > 0,
    canRedo: steps.at < steps.list.length - 1,
  };
}
