import type { AppError } from '../../shared/base/app-error.ts';
import type { Json } from '../../shared/base/canonical-json.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CollectedRecord, SheetReport } from '../../shared/model/collected-record.ts';
import type { Framework } from '../../shared/model/framework.ts';
import type { ProjectStructure } from '../../shared/model/framework-change/framework-change.ts';
import type { HistoryEntry } from '../../shared/model/history.ts';
import type { CellSource, Lineage, Override } from '../../shared/model/lineage.ts';
import type { Method } from '../../shared/model/method.ts';
import type { RecordKind } from '../../shared/model/record-kind.ts';
import type { Unit } from '../../shared/model/unit.ts';

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
  /** Results of earlier years that come with the template; imported index_history goes before them. */
  readonly history?: readonly HistoryEntry[];
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
  readonly formatVersion: number;
  /** Why nothing can be written (read-only place, disk full, file replaced); null: writable. */
  readonly readOnly: AppError | null;
  /** What was noticed on opening: WAL recovered or missing, copy in memory. */
  readonly warnings: readonly AppError[];
}

interface BatchFile {
  readonly name: string;
  /** SHA-256 of the file's bytes. */
  readonly contentHash: string;
  /** Bytes. */
  readonly size: number;
}

export interface NewBatch {
  readonly now: Timestamp;
  readonly note?: string;
  readonly files: readonly BatchFile[];
}

export interface NewSheet {
  /** Position in `NewBatch.files`. */
  readonly file: number;
  readonly name: string;
  readonly kind: RecordKind;
  readonly hidden: boolean;
  /** The mapping used, kept for "how was this read". */
  readonly mapping?: Json;
}

/** Takes the records of one sheet. Finish it before opening the next. */
export interface SheetWriter {
  /** Unknown unit codes are a broken invariant (the importer resolves them) and throw. */
  add(records: readonly CollectedRecord[]): Result<void>;
  finish(report: SheetReport): Result<void>;
}

/** One transaction. Until `commit` returns ok nothing of it is in the project. Other writes are refused meanwhile. */
export interface BatchWriter {
  readonly id: number;
  sheet(sheet: NewSheet): Result<SheetWriter>;
  /** Report of a sheet that gave no records (unrecognised, empty, chart). */
  report(file: number, report: SheetReport): Result<void>;
  /** What the project would hold after commit. Nothing is committed; go on with `commit` or `abort`. */
  preview(): Result<BatchPreview>;
  commit(): Result<BatchSummary>;
  /** Leaves no trace. Harmless after commit. */
  abort(): void;
}

/** Of two records with one key the newer stands before the older. */
export interface Replacement {
  readonly unit: string;
  readonly selector: string;
  readonly item: string;
  /** Level, channel, platform, period: what else tells the key from others. */
  readonly particulars: readonly string[];
  /** Both say the same, so that nothing changed. */
  readonly same: boolean;
  readonly newer: ReplacedPlace;
  readonly older: ReplacedPlace;
}
export interface ReplacedPlace {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  /** A1 notation. */
  readonly cell: string;
  /** null: missing, or a row of attributes. */
  readonly value: number | null;
}
export interface ReplacementPage {
  readonly total: number;
  readonly rows: readonly Replacement[];
}

export interface BatchPreview {
  readonly summary: BatchSummary;
  /** The first of them; `summary.replaced` says how many there are. */
  readonly replacements: readonly Replacement[];
  readonly table: MeasureTable;
}

export interface FileReport extends BatchFile {
  readonly sheets: readonly SheetReport[];
}

export interface BatchSummary {
  readonly id: number;
  readonly at: Timestamp;
  readonly note: string;
  readonly status: 'active' | 'withdrawn';
  readonly statusReason: string;
  readonly records: number;
  /** Records of earlier batches (or earlier files of this one) with the same key, which this batch's replace. */
  readonly replaced: number;
  readonly kinds: readonly RecordKind[];
  readonly files: readonly FileReport[];
  readonly contentHash: string;
}

/**
 * Measure values of every cell as scoring takes them. Arrays are measure-major, cell (m, u) at `m * units.length + u`,
 * in the framework's measure order and the units' administrative order. Missing is NaN, its reason in `reasons`.
 */
export interface MeasureTable {
  readonly units: readonly string[];
  readonly measures: readonly string[];
  /** Before denominators, overrides applied. */
  readonly values: Float64Array;
  /** Index into missingReasons. */
  readonly reasons: Uint8Array;
  /** Bits of cellMarks: overridden, levelMissing, conflict. */
  readonly marks: Uint8Array;
  /** Records that count, per cell. */
  readonly records: Uint32Array;
  /** Newest batch that feeds the cell, 0 without one. */
  readonly batches: Uint32Array;
  /** Per base figure one value per unit: persons, enterprises, applications. */
  readonly denominators: Readonly<Record<string, Float64Array>>;
  /** The same measures over the records of the year before; null when there are none. */
  readonly previous: Float64Array | null;
}

export type { CellSource, Lineage, LineageRecord, Override } from '../../shared/model/lineage.ts';

export interface Page {
  /** 0-based. */
  readonly offset: number;
  readonly limit: number;
}

export interface Coverage {
  readonly recordsByKind: Readonly<Partial<Record<RecordKind, number>>>;
  readonly measures: readonly {
    readonly measure: string;
    readonly present: number;
    readonly missing: number;
    readonly records: number;
  }[];
  readonly units: readonly {
    readonly unit: string;
    readonly present: number;
    readonly missing: number;
    readonly records: number;
  }[];
}

export interface Scenario {
  readonly name: string;
  readonly note: string;
  readonly method: Method;
  readonly locked: boolean;
  readonly savedAt: Timestamp;
}

export interface NewRun {
  readonly inputHash: string;
  readonly method: Method;
  readonly engine: string;
  /** null: the baseline. */
  readonly scenario: string | null;
  /** 'score', 'uncertainty' …; 'release' is frozen 定稿. */
  readonly kind: string;
  readonly label?: string;
  /** ScoreResult or what the kind stores, as JSON. */
  readonly result: Json;
  readonly now: Timestamp;
}

export interface RunSummary {
  readonly id: number;
  readonly at: Timestamp;
  readonly kind: string;
  readonly label: string;
  readonly scenario: string | null;
  readonly inputHash: string;
  readonly engine: string;
  /** SHA-256 over everything in the run. */
  readonly hash: string;
}

export interface StoredRun extends RunSummary {
  readonly method: Method;
  readonly result: Json;
}

/** What an audit row is about: `key` names the thing within its kind. */
export type AuditSubject =
  | 'project'
  | 'framework'
  | 'units'
  | 'baseline'
  | 'scenario'
  | 'batch'
  | 'override'
  | 'alias'
  | 'mapping'
  | 'setting'
  | 'note'
  | 'history'
  | 'run';

export interface AuditEntry {
  readonly id: number;
  readonly at: Timestamp;
  readonly action: 'create' | 'change' | 'remove' | 'import' | 'withdraw' | 'restore' | 'undo' | 'redo';
  readonly subject: AuditSubject;
  readonly key: string;
  readonly before: Json;
  readonly after: Json;
  readonly why: string;
  /** The entry that an undo or redo is about. */
  readonly target: number | null;
  readonly by: string;
}

/** What undo or redo would do next. */
export interface UndoStep {
  readonly entry: number;
  readonly action: AuditEntry['action'];
  readonly subject: AuditSubject;
  readonly key: string;
}

export interface Finding {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** An open project file. Every write is one transaction with an audit row. Not to be shared between threads. */
export interface ProjectStore {
  meta(): ProjectMeta;
  framework(): Framework;
  saveFramework(framework: Framework, reason: string, now: Timestamp): Result<void>;
  /** Administrative order. */
  units(): readonly Unit[];
  saveUnits(units: readonly Unit[], reason: string, now: Timestamp): Result<void>;
  /** Framework, units and the saved baseline (null: none was saved). */
  structure(): ProjectStructure;
  /** All of it in one step of the undo. Records stay whatever is removed; nothing counts them then. */
  saveStructure(structure: ProjectStructure, reason: string, now: Timestamp): Result<void>;

  beginBatch(batch: NewBatch): Result<BatchWriter>;
  batches(): readonly BatchSummary[];
  /** Records of a batch that stand before earlier ones, and those. */
  replacements(batch: number, page: Page): ReplacementPage;
  /** The active batch that holds a file with this content; null: not imported. */
  knownFile(contentHash: string): number | null;
  withdrawBatch(id: number, reason: string, now: Timestamp): Result<BatchSummary>;
  restoreBatch(id: number, reason: string, now: Timestamp): Result<BatchSummary>;

  measureTable(): MeasureTable;
  overrideValue(override: {
    readonly unit: string;
    readonly measure: string;
    readonly value: number | null;
    readonly reason: string;
    readonly now: Timestamp;
  }): Result<void>;
  removeOverride(unit: string, measure: string, reason: string, now: Timestamp): Result<void>;
  overrides(): readonly Override[];
  lineage(unit: string, measure: string, page?: Page): Result<Lineage>;
  /** Sources of every cell by sheet, for the exports. */
  cellSources(): readonly CellSource[];
  coverage(): Coverage;

  /** Imported index_history before the template's; by unit order, then year. */
  history(): readonly HistoryEntry[];
  /** Replaces the results of earlier years that came with the template. */
  saveHistory(entries: readonly HistoryEntry[], reason: string, now: Timestamp): Result<void>;

  baselineMethod(): Method;
  saveBaseline(method: Method, reason: string, now: Timestamp): Result<void>;
  scenarios(): readonly Scenario[];
  scenario(name: string): Scenario | null;
  /** Creates or changes; a locked one only changes when `locked` is set to false. */
  saveScenario(
    scenario: { readonly name: string; readonly note?: string; readonly method: Method; readonly locked?: boolean },
    now: Timestamp,
    reason?: string,
  ): Result<void>;
  renameScenario(from: string, to: string, now: Timestamp): Result<void>;
  removeScenario(name: string, reason: string, now: Timestamp): Result<void>;

  saveRun(run: NewRun): Result<RunSummary>;
  runs(): readonly RunSummary[];
  run(id: number): StoredRun | null;

  /** Learnt spellings of units: text found → unit code. */
  aliases(): Readonly<Record<string, string>>;
  saveAlias(text: string, unit: string | null, now: Timestamp): Result<void>;
  mappings(): Readonly<Record<string, Json>>;
  saveMapping(name: string, mapping: Json, now: Timestamp): Result<void>;
  settings(): Readonly<Record<string, Json>>;
  /** null removes. */
  saveSetting(key: string, value: Json, now: Timestamp): Result<void>;
  /** Remarks by subject (unit, indicator, cell …). */
  notes(): Readonly<Record<string, string>>;
  saveNote(subject: string, text: string | null, now: Timestamp): Result<void>;

  /** Newest first. */
  audit(page?: Page): { readonly total: number; readonly entries: readonly AuditEntry[] };
  canUndo(): UndoStep | null;
  canRedo(): UndoStep | null;
  undo(now: Timestamp): Result<UndoStep>;
  redo(now: Timestamp): Result<UndoStep>;

  /**
   * SQLite's quick check and foreign keys, a table a step, for idle moments after opening a file that was closed properly
   * (others are checked before they open). Each step gives what it found, mostly nothing.
   */
  quickCheck(): Iterable<readonly Finding[]>;
  /** SQLite's checks, content hashes of batches, runs and documents. Empty: all is well. */
  verify(): readonly Finding[];
  /** Writes a complete copy; also rescues a project whose file was removed or replaced. `overwrite` replaces a file that is there. */
  saveAs(path: string, options?: { readonly overwrite?: boolean }): Result<void>;
  /** Leaves one file. Afterwards every call throws. */
  close(): Result<void>;
}
