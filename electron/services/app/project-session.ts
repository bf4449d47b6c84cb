import { basename } from 'node:path';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { markOutliers } from './mark-outliers.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import { isSynthetic } from './synthetic-data.ts';
import { appendixContent } from './appendix-content.ts';
import type { AppendixContent } from './appendix-content.ts';
import { batchSummary, undoState } from './outputs-from-storage.ts';

/** The open project with what is derived from it. `revision` rises with every change. */
export interface ProjectSession {
  readonly path: string;
  readonly store: ProjectStore;
  revision(): number;
  /** Says that the store changed: derived values are made anew. */
  changed(): void;
  dataset(): Dataset;
  snapshot(): ProjectSnapshot;
}

export function createProjectSession(path: string, store: ProjectStore, firstRevision = 1): ProjectSession {
  let revision = firstRevision;
  let dataset: Dataset | null = null;
  const currentDataset = (): Dataset => (dataset ??= datasetOf(store));
  return {
    path,
    store,
    revision: () => revision,
    changed: () => {
      revision += 1;
      dataset = null;
    },
    dataset: currentDataset,
    snapshot: () => {
      const meta = store.meta();
      const title = store.settings()['title'];
      return {
        revision,
        title: typeof title === 'string' ? title : basename(path, '.ewb'),
        file: basename(path),
        template: meta.template,
        synthetic: isSynthetic(store),
        readOnly: meta.readOnly !== null,
        warnings: meta.readOnly === null ? meta.warnings : [meta.readOnly, ...meta.warnings],
        createdAt: meta.createdAt,
        framework: store.framework(),
        dataset: currentDataset(),
        baseline: store.baselineMethod(),
        history: store.history(),
        ...appendixOf(meta.template),
        batches: store.batches().map(batchSummary),
        scenarios: store.scenarios(),
        runs: store.runs(),
        overrides: store.overrides(),
        undo: undoState(store),
      };
    },
  };
}

/** Broken resources cost the appendices here; exports say what is wrong with them. */
function appendixOf(template: string): AppendixContent {
  const content = appendixContent(template);
  return content.ok ? content.value : { policyDocuments: [], institutions: [] };
}

function datasetOf(store: ProjectStore): Dataset {
  const { denominators, ...table } = store.measureTable();
  const framework = store.framework();
  return buildDataset(framework, store.units(), {
    ...table,
    marks: markOutliers(table, framework.measures),
    baseFigures: denominators,
  });
}
