import type { SourceBinding, SourceTableBinding } from '../model/source-binding.ts';
import type { SourcePin } from '../model/source-pin.ts';
import type { SourceColumn, SourceRun } from '../model/source-run.ts';
import type { AppSettings } from '../model/app-settings.ts';
import type { AppError } from '../base/app-error.ts';
import type { BatchSummary } from '../model/batch.ts';
import type { ChainHead } from '../model/chain-head.ts';
import type { SheetReport } from '../model/collected-record.ts';
import type { Dataset, Doubt } from '../model/dataset.ts';
import type { ExpertRound } from '../model/expert-round.ts';
import type { Framework } from '../model/framework.ts';
import type { HeldTranslation } from '../model/framework-change/translation-row.ts';
import type { SystemRow, UnitDraft } from '../model/framework-change/framework-change.ts';
import type { HistoryEntry } from '../model/history.ts';
import type { ReadBox } from '../model/box-import.ts';
import type { ManuscriptProof, ManuscriptRefresh } from '../model/manuscript.ts';
import type { TemplatePlaceholder } from '../model/word-template.ts';
import type { Leak } from '../model/leak.ts';
import type { LastYear } from '../model/last-year.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Note } from '../model/note.ts';
import type { PictureFile } from '../model/box-picture.ts';
import type { ReportPlan } from '../model/report-plan.ts';
import type { ScoreResult } from '../model/score-result.ts';
import type { Lineage, Override } from '../model/lineage.ts';
import type { Adjustment, Method, TierId, TierLine } from '../model/method.ts';
import type { YearCount } from '../model/record-year.ts';
import type { RecordKind } from '../model/record-kind.ts';
import type { Replacement } from '../model/replacement.ts';
import type { RunSummary } from '../model/run-summary.ts';
import type { Scenario } from '../model/scenario.ts';
import type { SheetMapping } from '../model/sheet-mapping.ts';
import type { WorkPackage } from '../model/work-package.ts';
import type { WorklistEffect, WorklistLine } from '../model/worklist.ts';
import type { Institution, PolicyDocument } from '../model/template.ts';
import type { UndoState } from '../model/undo-step.ts';

/** Declared once in shared/model; here are those that operations answer with. */
export type { AuditEntry, AuditPage } from '../model/audit-entry.ts';
export type { BatchSummary } from '../model/batch.ts';
export type { Lineage, LineageRecord, Override } from '../model/lineage.ts';
export type { Replacement, ReplacementPage } from '../model/replacement.ts';
export type { RunSummary } from '../model/run-summary.ts';
export type { Scenario } from '../model/scenario.ts';
export type { ScoreJson, YearScoresJson } from '../model/score-json.ts';
export type { UndoState, UndoStep } from '../model/undo-step.ts';
export type { WeightsJson } from '../model/weights-json.ts';
export type { WhatIfJson } from '../model/what-if-json.ts';

export interface AppInfo {
  readonly name: string;
  readonly version: string;
  readonly engine: string;
  readonly host: 'electron' | 'browser' | 'cli';
  /** What it runs on, with versions: "Electron 45.4.1 · Chromium 148.0 · Node 24.21.0". */
  readonly runtime: string;
}
export interface RecentProject {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly folder: string;
  readonly openedAt: string;
  readonly exists: boolean;
}
/** What was taken from a settings file. */
export interface ReadSettings {
  readonly settings: AppSettings;
  /** Names in the file that no setting has: left alone. */
  readonly unknown: readonly string[];
}
export interface SavedFile {
  readonly handle: string;
  readonly name: string;
  readonly bytes: number;
}
/** Something `verify` found wrong; or, where `ok`, a run it reproduced or something to know (`information`). */
export interface Finding {
  readonly ok: boolean;
  readonly information?: boolean;
  readonly message: AppError;
}

/** What was saved of a damaged project, and what wasn't. */
export interface RescueOutcome {
  readonly file: SavedFile;
  readonly batches: number;
  readonly records: number;
  readonly documents: number;
  readonly runs: number;
  /** Of the audit. */
  readonly entries: number;
  /** By part, in the order of the file; empty: everything was read. */
  readonly lost: readonly AppError[];
}

/** Everything the screens need of the open project. Sent whole on opening; a change answers with {@link ProjectChange}. */
export interface ProjectSnapshot extends SnapshotParts {
  /** Tells this project from every other, also from a copy of its file: what screens keep belongs to it. */
  readonly project: string;
  /** Number of the last row of the audit: it rises with every change, and is the same after reopening. */
  readonly revision: number;
  /** Head of the audit's chain: see `ChainHead`. */
  readonly chain: ChainHead;
  readonly undo: UndoState;
}

/** What a change of the open project made of it. */
export interface ProjectChange {
  readonly project: string;
  /** Revision it was made on: a screen that holds another lacks something and fetches the snapshot. */
  readonly from: number;
  readonly revision: number;
  /** Head of the audit's chain: see `ChainHead`. */
  readonly chain: ChainHead;
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
  /** Records of the batches that count by the year of their periods, results of earlier years (index_history) left out; rising. */
  readonly years: readonly YearCount[];
  /** The earlier project that this one was begun on; null: none. */
  /** The team's 报告结构; null: the program's. */
  readonly reportPlan: ReportPlan | null;
  readonly lastYear: Pick<LastYear, 'year' | 'file' | 'title'> | null;
  /** 分工包: what the project was written for; null: it is one of its own. */
  readonly package: WorkPackage | null;
  readonly scenarios: readonly Scenario[];
  readonly runs: readonly RunSummary[];
  readonly overrides: readonly Override[];
  /** 批注, the oldest first. */
  readonly notes: readonly Note[];
  /** 标注 on the pictures of 图表, the oldest first. */
  readonly annotations: readonly Annotation[];
}

export interface ImportedPlan extends ProjectChange {
  /** Items and boxes that came from the file. */
  readonly added: number;
  /** Ids of what both have and say differently: the project's own stays. */
  readonly kept: readonly string[];
}

/** The other project of a report, as its part of the report is made. */
export interface OtherProject {
  readonly file: string;
  readonly synthetic: boolean;
  readonly draft: boolean;
  readonly framework: Framework;
  readonly dataset: Dataset;
  readonly method: Method;
  readonly result: ScoreResult;
  readonly history: readonly HistoryEntry[];
  readonly policyDocuments: readonly PolicyDocument[];
  readonly institutions: readonly Institution[];
  readonly plan: ReportPlan | null;
  /** Of its boxes, by their hashes. */
  readonly pictures: readonly (readonly [hash: string, picture: PictureFile])[];
}

/** What a change would do to index, ranks and tiers of the units, under the working method before and after it. */
export interface ScoreEffect {
  /** Units whose rank would be another, those that lose or get one among them. */
  readonly ranks: number;
  /** Of units that there are before and after; an index that is unknown is null. */
  readonly tiers: readonly TierChange[];
  /** Units with an index. */
  readonly scored: { readonly before: number; readonly after: number };
  /** Of units that there are before and after: those whose index rests on something else, with the measured shares; null where nothing applies. */
  readonly evidence: readonly {
    readonly unit: string;
    readonly from: number | null;
    readonly to: number | null;
    /** Incomplete and doubted cells, before and after. */
    readonly marked: readonly [number, number];
  }[];
  /** Why nothing could be scored afterwards; null: it can, or nothing is scored before either. */
  readonly error: AppError | null;
}
/** What a change of the project would do. Nothing of it is written. */
export interface RunMethod {
  readonly method: Method;
}

/** A unit whose rank or tier would be another. */
export interface UnitMove extends TierChange {
  readonly rankFrom: number | null;
  readonly rankTo: number | null;
}

export interface MergeEffect {
  readonly scores: ScoreEffect;
  readonly moves: readonly UnitMove[];
}

export interface MergedProject extends ProjectChange {
  /** Lines that were taken, and that were left. */
  readonly taken: number;
  readonly left: number;
}

/** 分工包: what one holds, and of what the project has, what it doesn't. */
export interface PackageContent {
  readonly units: number;
  /** Measures that are asked for; the framework goes along whole. */
  readonly measures: number;
  readonly kinds: readonly RecordKind[];
  readonly aliases: number;
  readonly mappings: number;
  /** 批注 on its units, indicators and measures. */
  readonly notes: number;
  readonly left: {
    readonly units: number;
    /** Imports that count. */
    readonly batches: number;
    readonly overrides: number;
    readonly scenarios: number;
    /** Spellings and mappings that name other units. */
    readonly aliases: number;
    readonly mappings: number;
    readonly notes: number;
    /** All of them: they stand on pictures of scores. */
    readonly annotations: number;
  };
}

export interface WrittenPackage extends PackageContent {
  readonly file: SavedFile;
}

export interface ChangeEffect {
  readonly scores: ScoreEffect;
  /** Where the year evaluated changes: records that no longer count, that count then, and that name no year and count either way; corrections by hand, which are of no year. */
  readonly year: {
    readonly from: number;
    readonly to: number;
    readonly leaving: number;
    readonly coming: number;
    readonly undated: number;
    readonly overrides: number;
  } | null;
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

/** 问题清单. */
export interface Worklist {
  /** Lines that nobody has settled. */
  readonly open: number;
  readonly items: readonly WorklistLine[];
}

/** A table of a source as it was recognised; `readable`: its records can be counted. */
export interface ProposedSourceTable {
  readonly table: string;
  readonly kind: RecordKind | null;
  readonly readable: boolean;
  /** Fields that its kind needs and it lacks. */
  readonly missing: readonly string[];
}
/** Where the password of a source would come from: typed in this session, kept on this machine, an environment variable. */
export type SourcePassword = 'session' | 'kept' | 'variable' | 'none';
export interface NamedSource {
  readonly name: string;
  readonly binding: SourceBinding;
  /** Its active batch; null: none. */
  readonly batch: number | null;
  /** What made that batch; null: none, or one that says nothing of it. */
  readonly run: SourceRun | null;
  readonly password: SourcePassword;
  /** Somebody on this machine has agreed that the project uses this place. */
  readonly known: boolean;
}
/** A table of a place as it is found there. */
export interface LookedTable extends ProposedSourceTable {
  readonly columns: readonly SourceColumn[];
  /** Texts of its first rows, by column. */
  readonly samples: readonly (readonly string[])[];
  /** How it would be read; of a table that isn't recognised its columns with no field, for `kind` to be chosen. Null: it can't be read by a source. */
  readonly binding: SourceTableBinding | null;
  readonly reasons: readonly AppError[];
  /** Indicators among its first rows that the project lacks. */
  readonly unknown: readonly string[];
}
export interface SourceLook {
  readonly engine: string;
  readonly version: string;
  readonly medians: boolean;
  readonly tables: readonly LookedTable[];
}
export interface AddedSource extends ProjectChange {
  readonly tables: readonly ProposedSourceTable[];
}
export interface PinnedRows extends ProjectChange {
  readonly pin: SourcePin;
}
export interface SourceOutcome extends ProjectChange {
  readonly batch: number;
  /** Its run before, which is withdrawn; null: there was none. */
  readonly before: number | null;
  readonly cells: number;
  readonly run: SourceRun;
  /** Cells whose value is another than before, beyond 10⁻¹² of it. */
  readonly moved: number;
  /** What became of cells, index, ranks and tiers. */
  readonly effect: SourceEffect;
}
/** As an import's preview says it, of what a run has done; of the changed cells the first 200. */
export interface SourceEffect extends Pick<
  ImportPreview,
  'cellsChanged' | 'cellsAdded' | 'scoresMoved' | 'tierChanges' | 'changes' | 'scoreError'
> {
  readonly ranksMoved: number;
}
export interface WrittenNote extends ProjectChange {
  readonly note: string;
}
export interface WrittenAnnotation extends ProjectChange {
  readonly annotation: string;
}
export interface OpenedRound extends ProjectChange {
  readonly round: ExpertRound;
}
export interface ParkedProposal extends ProjectChange {
  readonly proposal: string;
}
/** A returned form of an expert round: whether it is taken, and what is to be said of it. */
export interface ReturnedFormReport {
  readonly file: string;
  /** Null, as those below, where the file couldn't be read as a form. */
  readonly sheet: string | null;
  readonly expert: string | null;
  readonly round: string | null;
  readonly taken: boolean;
  /** Late, double, unfinished, texts where numbers belong, each with file, sheet and cell. */
  readonly remarks: readonly AppError[];
}
export interface TakenForms extends ProjectChange {
  readonly forms: readonly ReturnedFormReport[];
}

export interface WrittenSlips extends ProjectChange {
  readonly files: readonly SavedFile[];
  /** On the slips. */
  readonly lines: number;
}
/** What became of the rows of a filled slip. */
export interface SlipOutcome {
  /** Numbers that count from now on. */
  readonly entered: number;
  /** Words, or numbers that no value takes: the line is closed with them. */
  readonly noted: number;
  /** Answered the same before. */
  readonly known: number;
  readonly unanswered: number;
  /** Ids of lines that are gone, or whose number lies outside its domain: they stay as they were. */
  readonly refused: readonly string[];
}
export interface ImportedSlip extends ProjectChange {
  readonly outcome: SlipOutcome;
}

/** An answered row of a filled slip, as the project is now. */
export interface SlipRow {
  readonly id: string;
  /** Null: no line is of that number. */
  readonly line: WorklistLine | null;
  readonly answer: string;
  /** `entered`: a number that counts from then on; `noted`: words; both close the line. `known`: taken before. */
  readonly does: 'entered' | 'noted' | 'known' | 'refused';
  /** Why it is refused, else null. */
  readonly why: AppError | null;
}
/** A filled return slip among the files chosen for an import: `worklist.import-slip` takes its answers. */
export interface PlannedSlip {
  readonly file: string;
  /** As it was given. */
  readonly handle: string;
  /** SLIP_FOREIGN, or why it can't be read. */
  readonly refusal: AppError | null;
  readonly unanswered: number;
  readonly rows: readonly SlipRow[];
}

export interface PlannedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** `ready` can be imported; `unmapped` lacks the fields in `missing`; `unrecognised` needs a kind; the others hold nothing to import. */
  readonly status: 'ready' | 'unmapped' | 'unrecognised' | 'no_table' | 'empty' | 'very_hidden' | 'not_a_worksheet';
  /** Wanted: a table that isn't `ready` then gives problem rows; left out, its rows are skipped. */
  readonly include: boolean;
  readonly kind: RecordKind | null;
  /** What speaks for this kind, or why there is none. */
  readonly reasons: readonly AppError[];
  /** What speaks against it, or against the kind that is nearest. */
  readonly against: readonly AppError[];
  readonly candidates: readonly { readonly kind: RecordKind; readonly score: number }[];
  readonly missing: readonly string[];
  /** Base figures that look wrong by a factor of 10⁴: as the column's numbers are read, and by which factor they would be right. */
  readonly doubts: readonly {
    readonly column: number;
    readonly scale: number;
    readonly likely: number;
    readonly says: AppError;
  }[];
  /** Indicators of a long table that the project lacks, among its first rows. */
  readonly unknown: readonly string[];
  /** Lines above the table, and texts alone in a row below its head: footnotes and sources. */
  readonly titles: readonly string[];
  readonly notes: readonly string[];
  /** A saved mapping of the same layout is used. */
  readonly reused: boolean;
  /** Null without a kind. */
  readonly mapping: SheetMapping | null;
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
  /** Given mappings that no sheet takes, and sheets that none is for. */
  readonly left: readonly AppError[];
  /** Without the slips. */
  readonly files: readonly PlannedFile[];
  readonly slips: readonly PlannedSlip[];
  /** What was left in folders and archives. */
  readonly remarks: readonly AppError[];
}

export interface MappedAlike {
  /** Sheets that are read alike now, by their places in the plan. */
  readonly sheets: readonly { readonly file: number; readonly sheet: number; readonly planned: PlannedSheet }[];
  /** Tables that aren't read yet and have other headings. */
  readonly left: number;
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
export interface HistoryEffect {
  readonly years: readonly {
    readonly year: number;
    /** Nothing was known of it. */
    readonly isNew: boolean;
    /** Units of which nothing was known in that year; units whose index or tier would be another. */
    readonly added: number;
    readonly replaced: number;
  }[];
  readonly replaced: readonly {
    readonly unit: string;
    readonly year: number;
    readonly before: Pick<HistoryEntry, 'index' | 'tier'>;
    readonly after: Pick<HistoryEntry, 'index' | 'tier'>;
  }[];
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
    /** Left out: the year evaluated. */
    readonly year?: number;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  /** What becomes of 历年: each year that results come to, and the values that stand there now and would be others. */
  readonly history: HistoryEffect;
  /** Why the scores before or after could not be made, if so. */
  readonly scoreError: AppError | null;
  /** As things stand now: another import meanwhile, or an edit of the method, may change it. */
  readonly worklist: WorklistEffect;
}
export interface ImportOutcome extends ProjectChange {
  readonly batch: number;
  readonly files: readonly ReportedFile[];
  /** Sheets that were read again, because what a preview had read of them no longer held. */
  readonly readAgain: number;
  readonly worklist: WorklistEffect;
}
export interface SavedRun extends ProjectChange {
  readonly run: RunSummary;
}

export interface UnitAlias {
  readonly text: string;
  readonly unit: string;
}
export interface NamedMapping {
  readonly name: string;
  readonly mapping: SheetMapping;
}
export interface StoredAnalysis {
  readonly run: RunSummary;
  readonly method: Method;
  readonly settings: unknown;
  readonly result: unknown;
}
export interface ExportOutcome {
  readonly files: readonly SavedFile[];
  /** Names of the files in an archive; empty of anything else. */
  readonly contents: readonly string[];
  readonly warnings: readonly AppError[];
}

/** The document that was written, and what differs in it from the edited one. */
export interface RefreshOutcome extends ManuscriptRefresh {
  readonly file: SavedFile;
}

/** Practice boxes that a file holds, in its order. */
export interface BoxesOutcome {
  readonly boxes: readonly ReadBox[];
  /** Pictures in it, which are not taken. */
  readonly pictures: number;
}

/** Placeholders of a Word template in its order, those of headers and footers at the end. */
export interface TemplateOutcome {
  readonly placeholders: readonly TemplatePlaceholder[];
}

/** What a check of a document or text came to. */
export type ProofOutcome = ManuscriptProof;

/** What a file tells of single units; `texts`: how many stretches of text were read. */
export interface LeakOutcome {
  readonly texts: number;
  readonly leaks: readonly Leak[];
}

/** A score book as data and method; kept in memory, not a project. */
export interface OpenedBook {
  readonly title: string;
  readonly dataset: Dataset;
  readonly method: Method;
  readonly warnings: readonly AppError[];
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
  /** Share of the weight beneath that is really measured, of a measure of its own value; null for a unit left out. */
  readonly measured: number | null;
  /** Of a measure collected by month. */
  readonly months?: { readonly present: number; readonly expected: number };
  readonly doubts?: readonly Doubt[];
  /** Of the index where the method has adjustments: the score before them, and the effect of each as points with their sign, of a veto whether it holds. */
  readonly weighted?: number | null;
  readonly adjustments?: readonly {
    readonly adjustment: Adjustment;
    readonly name: string;
    readonly effect: number | boolean;
  }[];
}
export interface Why {
  readonly unit: string;
  readonly unitName: string;
  /** Left out: the national report's. */
  readonly tiers?: readonly TierLine[];
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

/** A table of indicators as read, not yet part of the project. `name`: of its sheet, or the line above it. */
export interface ReadSystem {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly SystemRow[];
  readonly doubts: readonly AppError[];
}

export interface ReadTranslations {
  readonly name: string;
  readonly title: string;
  /** All that the project has; of a filled table the rows that change something. */
  readonly rows: readonly HeldTranslation[];
  readonly doubts: readonly AppError[];
}

export interface ReadUnits {
  readonly name: string;
  readonly title: string;
  readonly units: readonly UnitDraft[];
  readonly doubts: readonly AppError[];
}
