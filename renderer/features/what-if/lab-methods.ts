import { useMemo } from 'react';
import type { Method } from '../../../shared/model/method.ts';
import { hasEdits, useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';

/** A method that analyses can take. */
export interface LabMethod {
  readonly key: string;
  readonly name: string;
  readonly method: Method;
  /** Name under which the project keeps it: null is the baseline, undefined means that it isn't kept. */
  readonly scenario: string | null | undefined;
}

/** The baseline, the present edits where there are any, and every scenario. */
export function useLabMethods(): readonly LabMethod[] {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const working = useWorkbench((state) => state.working);
  const edited = useWorkbench(hasEdits);
  return useMemo(() => {
    if (snapshot === null) return [];
    return [
      { key: 'baseline', name: t('lab.baseline'), method: snapshot.baseline, scenario: null },
      ...(edited && working !== null ? [{ key: 'working', name: t('lab.working'), method: working, scenario: undefined }] : []),
      ...snapshot.scenarios.map(({ name, method }) => ({ key: `scenario ${name}`, name, method, scenario: name })),
    ];
  }, [snapshot, working, edited, t]);
}
