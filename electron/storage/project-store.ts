import type { MergeOrder, MergeOutcome } from './merge/merge-project.ts';
import type { OtherProject } from './merge/other-project.ts';
import type { ProjectWrites } from './documents/project-writes.ts';
import type { Steps } from './connection/steps.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { Json } from '../../shared/base/canonical-json.ts';
import type { Result } from '../../shared/base/result.ts';
import type { AuditFilter, AuditPage, AuditSubject } from '../../shared/model/audit-entry.ts';
import type { BatchSummary } from '../../shared/model/batch.ts';
import type { ExpertPapers } from '../../shared/model/expert-round.ts';
import type { Framework } from '../../shared/model/framework.ts';
import type { ProjectStructure } from '../../shared/model/framework-change/framework-change.ts';
import type { HistoryEntry } from '../../shared/model/history.ts';
import type { ChainHead } from '../../shared/model/chain-head.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Note } from '../../shared/model/note.ts';
import type { CellSource, Lineage, Override } from '../../shared/model/lineage.ts';
import type { MergeDecisions, MergeLook } from '../../shared/model/merge/merge-line.ts';
import type { MeetingPapers } from '../../shared/model/meeting.ts';
import type { Method } from '../../shared/model/method.ts';
import type { RecordYear } from '../../shared/model/record-year.ts';
import type { Page } from '../../shared/model/page.ts';
import type { ReplacementPage } from '../../shared/model/replacement.ts';
import type { PictureFile } from '../../shared/model/box-picture.ts';
import type { ReportPlan } from '../../shared/model/report-plan.ts';
import type { RunSummary } from '../../shared/model/run-summary.ts';
import type { Scenario } from '../../shared/model/scenario.ts';
import type { SourceRun } from '../../shared/model/source-run.ts';
import type { SheetMapping } from '../../shared/model/sheet-mapping.ts';
import type { UndoStep } from '../../shared/model/undo-step.ts';
import type { Unit } from '../../shared/model/unit.ts';
import type { WorkPackage } from '../../shared/model/work-package.ts';
import type { LineState } from '../../shared/model/worklist.ts';
import type { BatchWriter, NewBatch } from './batches/open-batch.ts';
import type { StagedImport } from './batches/staged-import.ts';
import type { StoredRun } from './documents/runs.ts';
import type { Coverage } from './measures/coverage.ts';
import type { MeasureTable } from './measures/measure-table.ts';
import type { Finding } from './verify/finding.ts';

/** Times are ISO 8601 texts given by the caller; storage never looks at the clock. */
type Timestamp = string;

export interface NewProject {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  /** Template id: province-2021, key-city-2021, blank … */
  readonly template: string;
  readonly createdAt: Timestamp;
  readonly createdBy?: string;
  /** Made from the sample: every export says 合成示例数据. */
  readonly synthetic?: boolean;
  /** Left out: the file's name. */
  readonly title?: string;
  /** Results of earlier years that come with the template; imported index_history goes before them. */
  readonly history?: readonly HistoryEntry[];
  /** Learnt spellings of units, mappings by name and settings by key that it begins with. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly mappings?: Readonly<Record<string, SheetMapping>>;
  readonly settings?: Readonly<Record<string, Json>>;
  /** 批注 that it begins with. */
  readonly notes?: readonly Note[];
  /** The saved baseline, where it isn't the framework's own. */
  readonly baseline?: Method;
  /** 分工包: what it is of and for. */
  readonly package?: WorkPackage;
}

export interface OpenOptions {
  readonly now: Timestamp;
  /** Shown to whoever finds the project locked; default: the account's name. */
  readonly who?: string;
  /** Came by mail or stick: all checks at once, as after an unclean close. */
  readonly fromElsewhere?: boolean;
  /** Reads a copy in memory: the file, its lock and its journal stay as they are, and nothing can be written. */
  readonly inMemory?: boolean;
  /** Takes a lock that another machine left behind. A living process's lock is never taken. */
  readonly takeOver?: boolean;
}

interface ProjectMeta {
  readonly path: string;
  readonly template: string;
  readonly createdAt: Timestamp;
  readonly createdBy: string;
  readonly synthetic: boolean;
  /** Left out: a project of its own. */
  readonly package?: WorkPackage;
  readonly formatVersion: number;
  /** Why nothing can be written (read-only place, disk full, file replaced); null: writable. */
  readonly readOnly: AppError | null;
  /** What was noticed on opening: WAL recovered or missing, copy in memory. */
  readonly warnings: readonly AppError[];
}

/** What can be asked of an open project, and done with its file. Nothing of it changes what the project says. */
export interface ProjectReader {
  meta(): ProjectMeta;
  framework(): Framework;
  /** Administrative order. */
  units(): readonly Unit[];
  /** Framework, units, the saved baseline and the draft (null: there is none). */
  structure(): ProjectStructure;
  /** Who is at work from now on: what the audit names in the entries to come. */
  signAs(who: string): void;
  /** PROJECT_CHANGED_ON_DISK when another program has written into the file, cut, moved or replaced it since it was opened. */
  changedOnDisk(): AppError | null;

  /** For files that are parsed, looked at, and imported or not; `within`: for those that are imported without being looked at. */
  stageImport(where?: 'beside' | 'within'): Result<StagedImport>;
  /** In idle moments, and after the commit of a large import when others have had a turn: what the write-ahead log holds goes into the file, so that the one file can be copied. */
  makeWhole(): void;
  /** For records at hand; `units`: those that they may be of, the project's where left out. */
  beginBatch(batch: NewBatch, units?: readonly Unit[]): Result<BatchWriter>;
  batches(): readonly BatchSummary[];
  /** Records of a batch that stand before earlier ones, and those. */
  replacements(batch: number, page: Page): ReplacementPage;
  /** What is kept of the run of a source that a batch is; null: it is none. */
  sourceRun(batch: number): SourceRun | null;
  /** The active batch that holds a file with this content; null: not imported. */
  knownFile(contentHash: string): number | null;

  /** What counts, by sheet, kind and year. */
  recordYears(): readonly RecordYear[];
  /** Whether there are records that belong to whichever year is evaluated: those of projects that were begun before every record got its year. */
  hasUndatedRecords(): boolean;

  measureTable(): MeasureTable;
  /** Of every year. */
  overrides(): readonly Override[];
  /** `year` left out: the evaluated one. */
  lineage(unit: string, measure: string, page?: Page, year?: number): Result<Lineage>;
  /** Sources of every cell by sheet, for the exports. */
  cellSources(): Steps<readonly CellSource[]>;
  coverage(): Coverage;

  /** Imported index_history before the template's; by unit order, then year. */
  history(): readonly HistoryEntry[];

  baselineMethod(): Method;
  /** The working method where it isn't the baseline; null: it is. */
  draft(): Method | null;
  /** What the screens show and what is exported: the draft, else the baseline. */
  workingMethod(): Method;
  scenarios(): readonly Scenario[];
  scenario(name: string): Scenario | null;

  runs(): readonly RunSummary[];
  run(id: number): StoredRun | null;

  /** Learnt spellings of units: text found → unit code. */
  aliases(): Readonly<Record<string, string>>;
  mappings(): Readonly<Record<string, SheetMapping>>;
  settings(): Readonly<Record<string, Json>>;
  /** The team's 报告结构; null: none. */
  reportPlan(): ReportPlan | null;
  /** A picture of its boxes by its hash; null: there is none. */
  picture(hash: string): PictureFile | null;
  /** 批注, the oldest first. */
  notes(): readonly Note[];
  /** 标注 of the pictures, the oldest first. */
  annotations(): readonly Annotation[];

  /** Of the experts: rounds by when they were opened, answers and decisions by key. */
  expertPapers(): ExpertPapers;
  /** Of meetings: proposals, votes, decisions and the scenarios that proposals were kept as. */
  meetingPapers(): MeetingPapers;

  /** What was settled of the worklist's lines, by their ids. */
  lineStates(): ReadonlyMap<string, LineState>;

  /** What a colleague's project has otherwise than this one; nothing is written. */
  lookAtMerge(other: OtherProject, decisions: MergeDecisions): Result<MergeLook>;
  /** Puts it in: one transaction, one step of the undo (`merge/merge-project.ts`). Other writes are refused meanwhile. */
  merge(other: OtherProject, order: MergeOrder): Steps<Result<MergeOutcome>>;

  /** Newest first. */
  audit(page?: Page): AuditPage;
  /** Of those that are wanted. Looks into every entry where it is asked what they are about. */
  auditOf(page: Page, filter: AuditFilter): Steps<AuditPage>;
  /** Number of the last row of the audit: it rises with every change. */
  lastEntry(): number;
  /** Stands for everything that was ever written: noted elsewhere, it tells whether this is that project, unchanged. */
  chainHead(): ChainHead;
  /** What rows of the audit after `entry` are about; of an undo or redo all that it took back. */
  subjectsSince(entry: number): readonly AuditSubject[];
  canUndo(): UndoStep | null;
  canRedo(): UndoStep | null;

  /**
   * SQLite's quick check and foreign keys, a table a step, for idle moments after opening a file that was closed properly
   * (others are checked before they open). Each step gives what it found, mostly nothing.
   */
  quickCheck(): Iterable<readonly Finding[]>;
  /** Proves what the project holds from its audit (`verify/verify-store.ts`), in one go: by `examineFile` on a copy ({@link copyTo}) where others wait. Only information, or nothing: all is well. */
  verify(): readonly Finding[];
  /**
   * The file's pages as they stand, damaged or not, into a new file, a millisecond at a time: other calls go on meanwhile, and what they save is in it.
   * Errors: PROJECT_IMPORT_RUNNING, PROJECT_DISK_FULL, CANCELLED.
   */
  copyTo(path: string, signal: AbortSignal): Promise<Result<void>>;
  /** Writes a complete copy; also rescues a project whose file was removed or replaced. `overwrite` replaces a file that is there. */
  saveAs(path: string, options?: { readonly overwrite?: boolean }): Result<void>;
  /** Leaves one file. Afterwards every call throws. */
  close(): Result<void>;
}

/** A project within the one transaction of an operation. */
export type ProjectWriter = ProjectReader & ProjectWrites;

/** An open project file. Every write is audited. Not to be shared between threads. */
export interface ProjectStore extends ProjectReader, ProjectWrites {
  /** One operation, whole or not at all: kept when `work` returns ok, undone when it returns an error or throws. There is none within another. */
  transaction<T>(work: (writer: ProjectWriter) => Result<T>): Result<T>;
}
