import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import type { NewMeetingPaper } from './meeting-papers.ts';
import type { ExpertPaper } from './expert-papers.ts';
import type { AnnotationDraft } from '../../../shared/model/annotation.ts';
import type { NoteChange } from './notes.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { ProjectStructure } from '../../../shared/model/framework-change/framework-change.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { PictureFile } from '../../../shared/model/box-picture.ts';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import type { RunSummary } from '../../../shared/model/run-summary.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { UndoStep } from '../../../shared/model/undo-step.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { LineState } from '../../../shared/model/worklist.ts';
import type { NewRun } from './runs.ts';

/** ISO 8601, given by the caller: storage never looks at the clock. */
type Timestamp = string;

export type NewLineState = Pick<LineState, 'state' | 'of' | 'answer'>;

/** What changes a project. Inside `ProjectStore.transaction` all of it is one transaction and one step of the undo; outside each write is. */
export interface ProjectWrites {
  saveFramework(framework: Framework, reason: string, now: Timestamp): Result<void>;
  saveUnits(units: readonly Unit[], reason: string, now: Timestamp): Result<void>;
  /** All of it in one step of the undo. Records stay whatever is removed; nothing counts them then. */
  saveStructure(structure: ProjectStructure, reason: string, now: Timestamp): Result<void>;
  withdrawBatch(id: number, reason: string, now: Timestamp): Result<BatchSummary>;
  restoreBatch(id: number, reason: string, now: Timestamp): Result<BatchSummary>;
  overrideValue(override: {
    readonly unit: string;
    readonly measure: string;
    /** Whose value it is; left out: the evaluated year. */
    readonly year?: number;
    readonly value: number | null;
    readonly reason: string;
    readonly now: Timestamp;
  }): Result<void>;
  removeOverride(override: {
    readonly unit: string;
    readonly measure: string;
    readonly year?: number;
    readonly reason: string;
    readonly now: Timestamp;
  }): Result<void>;
  /** Replaces the results of earlier years that came with the template. */
  saveHistory(entries: readonly HistoryEntry[], reason: string, now: Timestamp): Result<void>;
  /** Promotes a method: it is the baseline then and no draft stands, in one step of the undo. */
  saveBaseline(method: Method, reason: string, now: Timestamp): Result<void>;
  /** One edit of the working method. `label` says in the user's words what was done. One that equals the baseline is no draft. */
  saveDraft(method: Method, label: string, now: Timestamp): Result<void>;
  /** Creates or changes; a locked one only changes when `locked` is set to false. */
  saveScenario(
    scenario: { readonly name: string; readonly note?: string; readonly method: Method; readonly locked?: boolean },
    now: Timestamp,
    reason?: string,
  ): Result<void>;
  renameScenario(from: string, to: string, now: Timestamp): Result<void>;
  removeScenario(name: string, reason: string, now: Timestamp): Result<void>;
  saveRun(run: NewRun): Result<RunSummary>;
  saveAlias(text: string, unit: string | null, now: Timestamp): Result<void>;
  saveMapping(name: string, mapping: SheetMapping | null, now: Timestamp): Result<void>;
  /** null removes. */
  saveSetting(key: string, value: Json, now: Timestamp): Result<void>;
  /**
   * null: the program's own again. `pictures`: those that its boxes name and the project hasn't, by their hashes; what no box names any more goes.
   * Errors: PICTURE_GONE, PICTURES_TOO_BIG.
   */
  saveReportPlan(plan: ReportPlan | null, now: Timestamp, pictures?: ReadonlyMap<string, PictureFile>): Result<void>;
  /** Rounds, answers and decisions by their keys (`expert-keys.ts`), all in one step of the undo; null takes one away. */
  saveExpertPapers(papers: ReadonlyMap<string, ExpertPaper | null>, why: string, now: Timestamp): Result<void>;
  /** Papers of meetings by their keys (`meeting-papers.ts`), all in one step of the undo; null takes one away. */
  saveMeetingPapers(papers: ReadonlyMap<string, NewMeetingPaper | null>, why: string, now: Timestamp): Result<void>;
  /** 批注 by their ids, all in one step of the undo; whoever is at work is noted with each. */
  saveNotes(notes: ReadonlyMap<string, NoteChange>, why: string, now: Timestamp): Result<void>;
  /** 标注 by their ids, all in one step of the undo; null takes one away. Whoever is at work is noted with a new one. */
  saveAnnotations(annotations: ReadonlyMap<string, AnnotationDraft | null>, now: Timestamp): Result<void>;
  /** States of lines of the worklist by their ids, all in one step of the undo; null: open again. Whoever is at work is noted with them. */
  saveLineStates(states: ReadonlyMap<string, NewLineState | null>, why: string, now: Timestamp): Result<void>;
  undo(now: Timestamp): Result<UndoStep>;
  redo(now: Timestamp): Result<UndoStep>;
}
