import { useMemo } from 'react';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { MethodChoice } from '../../shared/contract/method-choice.ts';
import type { Method } from '../../shared/model/method.ts';
import { hasDraft, useWorkbench } from '../state/workbench.ts';
import { useTexts } from '../ui/texts.ts';

/** A method that analyses can take. */
export interface ShownMethod {
  readonly key: string;
  readonly name: string;
  readonly method: Method;
  /** Name under which the project keeps results of it: null is the baseline, undefined the draft, of which it keeps none. */
  readonly scenario: string | null | undefined;
  /** How operations name it. */
  readonly choice: MethodChoice;
  /** It is what the screens show now. */
  readonly current: boolean;
}

/** The baseline, the present edits unless a scenario holds just these, and every scenario. */
export function useShownMethods(): readonly ShownMethod[] {
  const t = useTexts();
  const snapshot = useWorkbench((state) => state.snapshot);
  const working = useWorkbench((state) => state.working);
  const edited = useWorkbench(hasDraft);
  return useMemo(() => {
    if (snapshot === null) return [];
    const shown = plain(working ?? snapshot.baseline);
    const kept: readonly ShownMethod[] = [
      {
        key: 'baseline',
        name: t('whatIf.baseline'),
        method: snapshot.baseline,
        scenario: null,
        choice: { kind: 'baseline' },
        current: !edited,
      },
      ...snapshot.scenarios.map(({ name, method }): ShownMethod => ({
        key: `scenario ${name}`,
        name,
        method,
        scenario: name,
        choice: { kind: 'scenario', name },
        current: edited && plain(method) === shown,
      })),
    ];
    if (working === null || kept.some(({ current }) => current)) return kept;
    return [
      ...kept.slice(0, 1),
      {
        key: 'working',
        name: t('whatIf.working'),
        method: working,
        scenario: undefined,
        choice: { kind: 'draft' },
        current: true,
      },
      ...kept.slice(1),
    ];
  }, [snapshot, working, edited, t]);
}

/** Whatever the order of keys: the project file has its own. */
export function sameMethod(a: Method, b: Method): boolean {
  return a === b || plain(a) === plain(b);
}

function plain(method: Method): string {
  return canonicalJson(JSON.parse(JSON.stringify(method)));
}
