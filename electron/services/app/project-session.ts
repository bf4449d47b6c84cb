import { basename } from 'node:path';
import { contentHash } from '../../../shared/base/content-hash.ts';
import type { ProjectChange, ProjectSnapshot, SnapshotParts } from '../../../shared/contract/outputs.ts';
import type { RecordYear, YearCount } from '../../../shared/model/record-year.ts';
import type { UndoState, UndoStep } from '../../../shared/model/undo-step.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { markOutliers } from './mark-outliers.ts';
import type { ProjectReader, ProjectStore } from '../../storage/project-store.ts';
import { lastYearOf } from './last-year-setting.ts';
import { isSynthetic } from './synthetic-data.ts';
import { appendixContent } from './appendix-content.ts';
import type { AppendixContent } from './appendix-content.ts';
import { partsOf, pickParts, touchesData } from './snapshot-parts.ts';

/** The open project with what is derived from it. */
export interface ProjectSession {
  readonly path: string;
  /** Identity of the project: see `ProjectSnapshot.project`. */
  readonly project: string;
  /** To read from; what changes the project goes through `writes` (write-project.ts). */
  readonly store: ProjectReader;
  readonly transaction: ProjectStore['transaction'];
  title(): string;
  revision(): number;
  /** Says that the store changed since revision `from`, by a window: derived values are made anew. */
  changed(from: number, window?: string): void;
  dataset(): Dataset;
  snapshot(): ProjectSnapshot;
  /** The parts that what was written since revision `from` may have touched, for a screen that holds that one. */
  change(from: number): ProjectChange;
}

export function createProjectSession(path: string, store: ProjectStore): ProjectSession {
  const { createdAt, createdBy, template } = store.meta();
  const project = contentHash([createdAt, createdBy, path]).slice(0, 32);
  let revision = store.lastEntry();
  let dataset: Dataset | null = null;
  const currentDataset = (): Dataset => (dataset ??= datasetOf(store));
  const appendix = appendixOf(template);
  const titleOf = (): string => {
    const title = store.settings()['title'];
    return typeof title === 'string' ? title : basename(path, '.ewb');
  };
  const parts: { readonly [K in keyof SnapshotParts]: () => SnapshotParts[K] } = {
    title: titleOf,
    file: () => basename(path),
    template: () => template,
    synthetic: () => isSynthetic(store),
    readOnly: () => store.meta().readOnly !== null,
    warnings: () => {
      const { readOnly, warnings } = store.meta();
      return readOnly === null ? warnings : [readOnly, ...warnings];
    },
    createdAt: () => createdAt,
    framework: () => store.framework(),
    dataset: currentDataset,
    baseline: () => store.baselineMethod(),
    draft: () => store.draft(),
    history: () => store.history(),
    policyDocuments: () => appendix.policyDocuments,
    institutions: () => appendix.institutions,
    batches: () => store.batches(),
    years: () => recordsByYear(store.recordYears()),
    lastYear: () => {
      const last = lastYearOf(store);
      return last === null ? null : { year: last.year, file: last.file, title: last.title };
    },
    package: () => store.meta().package ?? null,
    reportPlan: () => store.reportPlan(),
    scenarios: () => store.scenarios(),
    runs: () => store.runs(),
    notes: () => store.notes(),
    annotations: () => store.annotations(),
    overrides: () => store.overrides(),
  };
  const windows = new Map<number, string>();
  const byWindow = (step: UndoStep | null): UndoStep | null => {
    const window = step === null ? undefined : windows.get(step.entry);
    return step === null || window === undefined ? step : { ...step, window };
  };
  const undoState = (): UndoState => ({ undo: byWindow(store.canUndo()), redo: byWindow(store.canRedo()) });
  return {
    path,
    project,
    store,
    transaction: (work) => store.transaction(work),
    title: titleOf,
    revision: () => revision,
    changed: (from, window) => {
      revision = store.lastEntry();
      if (window !== undefined) for (let entry = from + 1; entry <= revision; entry += 1) windows.set(entry, window);
      if (store.subjectsSince(from).some(touchesData)) dataset = null;
    },
    dataset: currentDataset,
    snapshot: () => ({ ...everyPart(parts), project, revision, chain: store.chainHead(), undo: undoState() }),
    change: (from) => ({
      project,
      from,
      revision,
      chain: store.chainHead(),
      undo: undoState(),
      changed: pickParts(parts, partsOf(store.subjectsSince(from))),
    }),
  };
}

function everyPart(parts: { readonly [K in keyof SnapshotParts]: () => SnapshotParts[K] }): SnapshotParts {
  return {
    title: parts.title(),
    file: parts.file(),
    template: parts.template(),
    synthetic: parts.synthetic(),
    readOnly: parts.readOnly(),
    warnings: parts.warnings(),
    createdAt: parts.createdAt(),
    framework: parts.framework(),
    dataset: parts.dataset(),
    baseline: parts.baseline(),
    draft: parts.draft(),
    history: parts.history(),
    policyDocuments: parts.policyDocuments(),
    institutions: parts.institutions(),
    batches: parts.batches(),
    years: parts.years(),
    lastYear: parts.lastYear(),
    package: parts.package(),
    reportPlan: parts.reportPlan(),
    scenarios: parts.scenarios(),
    runs: parts.runs(),
    notes: parts.notes(),
    annotations: parts.annotations(),
    overrides: parts.overrides(),
  };
}

function recordsByYear(sheets: readonly RecordYear[]): readonly YearCount[] {
  const counts = new Map<number, number>();
  for (const { year, records } of sheets) counts.set(year, (counts.get(year) ?? 0) + records);
  return [...counts].map(([year, records]) => ({ year, records })).sort((a, b) => a.year - b.year);
}

/** Broken resources cost the appendices here; exports say what is wrong with them. */
function appendixOf(template: string): AppendixContent {
  const content = appendixContent(template);
  return content.ok ? content.value : { policyDocuments: [], institutions: [] };
}

/** `table` left out: as the project stands. */
export function datasetOf(store: ProjectReader, table = store.measureTable()): Dataset {
  const framework = store.framework();
  return buildDataset(framework, store.units(), {
    ...table,
    marks: markOutliers(table, table, framework.measures),
    others: table.others.map((year) => ({ ...year, marks: markOutliers(table, year, framework.measures) })),
  });
}
