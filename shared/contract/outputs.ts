import type { AppError } from '../base/app-error.ts';
import type { SheetReport } from '../model/collected-record.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Framework } from '../model/framework.ts';
import type { Lineage, Override } from '../model/lineage.ts';
import type { HistoryEntry } from '../model/history.ts';
import type { Method, TierId } from '../model/method.ts';
import type { Institution, PolicyDocument } from '../model/template.ts';
import type { RecordKind } from '../model/record-kind.ts';

export interface AppInfo {
  readonly name: string;
  readonly version: string;
  readonly engine: string;
  readonly host: 'electron' | 'browser' | 'cli';
}
export interface RecentProject {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly folder: string;
  readonly openedAt: string;
  readonly exists: boolean;
}
export interface AppSettings {
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark' | 'system';
  readonly editor: string;
}
export interface SavedFile {
  readonly handle: string;
  readonly name: string;
  readonly bytes: number;
}
/** Something `verify` found wrong, or a run it reproduced (`ok`). */
export interface Finding {
  readonly ok: boolean;
  readonly message: AppError;
}

/** Everything the screens need of the open project. Sent whole on opening; a change answers with {@link ProjectChange}. */
export interface ProjectSnapshot extends SnapshotParts {
  /** Tells this project from every other, also from a copy of its file: what screens keep belongs to it. */
  readonly project: string;
  /** Number of the last row of the audit: it rises with every change, and is the same after reopening. */
  readonly revision: number;
  readonly undo: UndoState;
}

/** What a change of the open project made of it. */
export interface ProjectChange {
  readonly project: string;
  /** Revision it was made on: a screen that holds another lacks something and fetches the snapshot. */
  readonly from: number;
  readonly revision: number;
  readonly undo: UndoState;
  /** Only the parts that may have changed. */
  readonly changed: Partial<SnapshotParts>;
}

export interface SnapshotParts {
  readonly title: string;
  readonly file: string;
  readonly template: string;
  /** Made from the synthetic sample: every screen and export says 合成示例数据. */
  readonly synthetic: boolean;
  readonly readOnly: boolean;
  /** Noticed on opening: why read-only, write-ahead log recovered … */
  readonly warnings: readonly AppError[];
  readonly createdAt: string;
  readonly framework: Framework;
  readonly dataset: Dataset;
  readonly baseline: Method;
  /** The working method where it isn't the saved baseline; null: it is. */
  readonly draft: Method | null;
  readonly history: readonly HistoryEntry[];
  /** TA-5 and TA-6; empty without. */
  readonly policyDocuments: readonly PolicyDocument[];
  readonly institutions: readonly Institution[];
  readonly batches: readonly BatchSummary[];
  readonly scenarios: readonly Scenario[];
  readonly runs: readonly RunSummary[];
  readonly overrides: readonly Override[];
}

/** What an edit of the framework or the units leaves unused. Records stay; undo brings all of it back. */
export interface FrameworkEffect {
  readonly indicators: readonly string[];
  readonly measures: readonly string[];
  readonly units: readonly string[];
  /** Records that count for those measures and units now. */
  readonly records: number;
  /** Values corrected by hand there. */
  readonly overrides: number;
}

/** What undo and redo would do next; null: nothing. */
export interface UndoStep {
  readonly entry: number;
  readonly action: AuditEntry['action'];
  readonly subject: string;
  readonly key: string;
  /** The reason given; of an edit of the working method (`draft`), what the user was told he did. */
  readonly why: string;
}
export interface UndoState {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
}

export interface BatchSummary {
  readonly id: number;
  readonly at: string;
  readonly note: string;
  readonly withdrawn: boolean;
  readonly withdrawnReason: string | null;
  readonly files: readonly BatchFile[];
  readonly rows: number;
  readonly imported: number;
  readonly skipped: number;
  readonly problems: number;
  readonly records: number;
  /** Records of earlier batches that this one's stand before. */
  readonly replaced: number;
}
export interface BatchFile {
  readonly file: string;
  readonly contentHash: string;
  readonly sheets: readonly SheetReport[];
}

export type { Lineage, LineageRecord, Override } from '../model/lineage.ts';

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly action: 'create' | 'change' | 'remove' | 'import' | 'withdraw' | 'restore' | 'undo' | 'redo';
  /** project, framework, baseline, scenario, batch, override, alias, mapping, run … */
  readonly subject: string;
  /** Names the thing within its subject: `110000/A1-1.1`, a scenario's name, a batch's number. */
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly why: string;
  readonly target: number | null;
  readonly by: string;
}
export interface AuditPage {
  readonly total: number;
  readonly entries: readonly AuditEntry[];
}

export interface PlannedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** `ready` can be imported; `unmapped` lacks the fields in `missing`; `unrecognised` needs a kind; the others hold nothing to import. */
  readonly status: 'ready' | 'unmapped' | 'unrecognised' | 'no_table' | 'empty' | 'very_hidden' | 'not_a_worksheet';
  readonly include: boolean;
  readonly kind: RecordKind | null;
  /** Why this kind (or none), best first. */
  readonly reasons: readonly AppError[];
  readonly candidates: readonly { readonly kind: RecordKind; readonly score: number }[];
  readonly missing: readonly string[];
  /** A saved mapping of the same layout is used. */
  readonly reused: boolean;
  /** The sheet mapping, as electron/importing/headings/sheet-mapping.ts defines it; null without a kind. */
  readonly mapping: unknown;
  readonly headings: readonly {
    readonly column: number;
    readonly text: string;
    readonly field: string | null;
    readonly samples: readonly string[];
  }[];
  readonly headerRows: readonly [first: number, last: number] | null;
  readonly sample: readonly { readonly row: number; readonly cells: readonly string[] }[];
}
export interface PlannedFile {
  readonly file: string;
  readonly bytes: number;
  readonly contentHash: string;
  /** Batch that already holds this very file. */
  readonly knownBatch: number | null;
  /** Why the file can't be read; its sheets are then empty. */
  readonly refusal: AppError | null;
  readonly warnings: readonly AppError[];
  readonly sheets: readonly PlannedSheet[];
}
export interface ImportPlan {
  readonly plan: string;
  readonly files: readonly PlannedFile[];
}

export interface ReportedFile {
  readonly file: string;
  readonly sheets: readonly SheetReport[];
}
export interface TierChange {
  readonly unit: string;
  readonly from: TierId | null;
  readonly to: TierId | null;
  readonly indexFrom: number | null;
  readonly indexTo: number | null;
}
/** Of two records with one key the newer stands before the older, which is kept. */
export interface Replacement {
  readonly unit: string;
  readonly selector: string;
  readonly item: string;
  /** Level, channel, platform, period: what else tells the key from others. */
  readonly particulars: readonly string[];
  /** Both say the same. */
  readonly same: boolean;
  readonly newer: ReplacedPlace;
  readonly older: ReplacedPlace;
}
export interface ReplacedPlace {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly value: number | null;
}
export interface ReplacementPage {
  readonly total: number;
  readonly rows: readonly Replacement[];
}
export interface ImportPreview {
  readonly plan: string;
  readonly files: readonly ReportedFile[];
  /** Records of earlier batches that the new ones would stand before. */
  readonly replaced: number;
  /** The first 200 of them. */
  readonly replacements: readonly Replacement[];
  readonly cellsChanged: number;
  readonly cellsAdded: number;
  readonly scoresMoved: number;
  readonly tierChanges: readonly TierChange[];
  readonly changes: readonly {
    readonly unit: string;
    readonly measure: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  /** Why the scores before or after could not be made, if so. */
  readonly scoreError: AppError | null;
}
export interface ImportOutcome {
  readonly batch: number;
  readonly files: readonly ReportedFile[];
  /** Sheets that were read again, because what a preview had read of them no longer held. */
  readonly readAgain: number;
  readonly snapshot: ProjectSnapshot;
}

export interface UnitAlias {
  readonly text: string;
  readonly unit: string;
}
export interface NamedMapping {
  readonly name: string;
  readonly mapping: unknown;
}
export interface Scenario {
  readonly name: string;
  readonly note: string;
  readonly method: Method;
  readonly locked: boolean;
  readonly savedAt: string;
}
/** 计算批次: kind 'score' or 'release' (定稿), or an analysis. */
export interface RunSummary {
  readonly id: number;
  readonly at: string;
  readonly kind: string;
  readonly label: string;
  readonly scenario: string | null;
  readonly inputHash: string;
  readonly engine: string;
  readonly hash: string;
}
export interface StoredAnalysis {
  readonly run: RunSummary;
  readonly method: Method;
  readonly settings: unknown;
  readonly result: unknown;
}
export interface ExportOutcome {
  readonly files: readonly SavedFile[];
  readonly warnings: readonly AppError[];
}

/** A score book as data and method; kept in memory, not a project. */
export interface OpenedBook {
  readonly title: string;
  readonly dataset: Dataset;
  readonly method: Method;
  readonly warnings: readonly AppError[];
}

/** docs/FORMATS "JSON" `score --json`. */
export interface ScoreJson {
  readonly framework: string;
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly rank: number | null;
    readonly index: number | null;
    readonly tier: TierId | null;
    readonly scores: Readonly<Record<string, number | null>>;
  }[];
  readonly method: {
    readonly normalisation: string;
    readonly aggregation: string;
    readonly missing: string;
    readonly ties: string;
    readonly weights: Readonly<Record<string, number>>;
  };
  readonly inputHash: string;
  readonly engine: string;
}
/** docs/FORMATS "JSON" `weights --json`. */
export interface WeightsJson {
  readonly method: string;
  readonly groups: readonly {
    readonly parent: string;
    readonly weights: Readonly<Record<string, number>>;
    readonly detail: Readonly<Record<string, unknown>>;
  }[];
}
/** docs/FORMATS "JSON" `what-if --json`. */
export interface WhatIfJson {
  readonly seed: number;
  readonly draws: number;
  readonly units: readonly {
    readonly code: string;
    readonly rank: {
      readonly p5: number;
      readonly p25: number;
      readonly p50: number;
      readonly p75: number;
      readonly p95: number;
    } | null;
    readonly tiers: Readonly<Partial<Record<TierId, number>>>;
  }[];
}

/** One step of 数据来源链 from the asked score down. */
export interface WhyStep {
  readonly code: string;
  readonly name: string;
  readonly kind: 'index' | 'indicator' | 'measure';
  readonly depth: number;
  readonly score: number | null;
  readonly share: number;
  readonly effective: number;
}
export interface Why {
  readonly unit: string;
  readonly unitName: string;
  readonly steps: readonly WhyStep[];
  /** Of every measure below the code; records are paged per measure by `offset` and `limit`. */
  readonly measures: readonly Lineage[];
}

export interface SampleManifest {
  readonly files: readonly {
    readonly file: string;
    readonly sheets: readonly {
      readonly sheet: string;
      readonly kind: RecordKind;
      readonly rows: number;
      readonly records: number;
    }[];
  }[];
  readonly records: number;
}
/** `risen`: a (+) mark, counted apart from means, counts, tiers, tens and regions. */
export interface FactCheck {
  readonly kind: string;
  readonly group: string;
  readonly subject: string;
  readonly published: string;
  readonly computed: string;
  readonly ok: boolean;
}
