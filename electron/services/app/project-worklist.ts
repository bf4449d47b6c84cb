import type { WorklistLine } from '../../../shared/model/worklist.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { Method } from '../../../shared/model/method.ts';
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
  return deriveWorklist({
    framework: store.framework(),
    method,
    result: scored.ok ? scored.value : null,
    overrides: evaluatedOverrides(store),
    states: store.lineStates(),
    ...data,
  });
}
