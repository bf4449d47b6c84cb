import type { WorklistLine } from '../../../shared/model/worklist.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { Method } from '../../../shared/model/method.ts';
import { askedKinds, askedMeasures } from '../../../shared/model/work-package.ts';
import type { PackageScope } from '../../../shared/model/work-package.ts';
import { evaluatedOverrides } from './evaluated-overrides.ts';
import { deriveWorklist } from '../../../shared/report/worklist/derive-worklist.ts';
import type { WorklistBatch } from '../../../shared/report/worklist/worklist-input.ts';
import { score } from '../../../shared/scoring/score.ts';
import type { ProjectSession } from './project-session.ts';

/** Another state of the project than the one it is in: after an import that isn't committed. */
export interface WorklistData {
  readonly dataset: Dataset;
  readonly batches: readonly WorklistBatch[];
}

/** The open project's worklist under a method, the working method where left out. What can't be scored still has its rows and cells. */
export function projectWorklist(
  session: ProjectSession,
  method: Method = session.store.workingMethod(),
  data: WorklistData = { dataset: session.dataset(), batches: session.store.batches() },
): readonly WorklistLine[] {
  const { store } = session;
  const scored = score(data.dataset, method);
  const lines = deriveWorklist({
    framework: store.framework(),
    method,
    result: scored.ok ? scored.value : null,
    overrides: evaluatedOverrides(store),
    states: store.lineStates(),
    ...data,
  });
  const written = store.meta().package;
  return written === undefined ? lines : askedLines(lines, store.framework(), written);
}

/** A work package asks for nothing but its scope: gaps beyond it are no work of whoever has it. What imports said stays, whatever it is about. */
function askedLines(
  lines: readonly WorklistLine[],
  framework: Framework,
  scope: PackageScope,
): readonly WorklistLine[] {
  const measures = askedMeasures(framework, scope);
  const [codes, indicators] = [
    new Set(measures.map(({ code }) => code)),
    new Set(measures.map((one) => one.indicator)),
  ];
  const whole = codes.size === framework.measures.length;
  const bases = askedKinds(framework, scope).includes('base_figures');
  return lines.filter(({ kind, measure, indicator }) => {
    switch (kind) {
      case 'measure_without_data':
        return measure !== null && codes.has(measure);
      case 'indicator_without_measure':
        return whole || (indicator !== null && indicators.has(indicator));
      case 'missing_base':
        return bases;
      case 'insufficient_evidence':
        return whole;
      default:
        return true;
    }
  });
}
