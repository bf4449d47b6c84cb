import { isInside, parseDomain } from '../../shared/model/domain.ts';
import { isBaseFigure } from '../../shared/model/base-figure.ts';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { Json } from '../../shared/base/canonical-json.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Framework } from '../../shared/model/framework.ts';
import { fitMethod } from '../../shared/model/framework-change/fit-method.ts';
import type { Method } from '../../shared/model/method.ts';
import { beginBatch } from './batches/batch-writer.ts';
import { changeBatchStatus } from './batches/batch-status.ts';
import { readBatches } from './batches/read-batches.ts';
import { stageImport } from './batches/stage-import.ts';
import { readChainHead } from './documents/audit-chain.ts';
import { lastEntry, readAudit, readAuditOf, subjectsSince, undoStacks } from './documents/audit.ts';
import { toJson } from '../../shared/base/to-json.ts';
import { changeDocument, changeDocuments } from './documents/change-document.ts';
import type { DocumentChange } from './documents/change-document.ts';
import { methodSchema } from '../../shared/model/method-schema.ts';
import { sheetMappingSchema } from '../../shared/model/sheet-mapping.ts';
import { parseStored } from './connection/damaged-content.ts';
import { reportPlanSchema } from '../../shared/model/report-plan-schema.ts';
import { lineStateSchema, projectSchema } from './documents/document-schemas.ts';
import { readDocument, readDocuments, requireDocument } from './documents/documents.ts';
import { readExpertPapers, saveExpertPapers } from './documents/expert-papers.ts';
import { readMeetingPapers, saveMeetingPapers } from './documents/meeting-papers.ts';
import { readAnnotations, saveAnnotations } from './documents/annotations.ts';
import { readNotes, saveNotes } from './documents/notes.ts';
import { planMerge } from './merge/merge-plan.ts';
import { mergeProject } from './merge/merge-project.ts';
import { readHistory } from './measures/read-history.ts';
import { readRun, readRuns, saveRun } from './documents/runs.ts';
import { readScenario, readScenarios, removeScenario, renameScenario, saveScenario } from './documents/scenarios.ts';
import { stepBack } from './undo.ts';
import { readPictureDocument, saveReportPlan } from './documents/report-plan.ts';
import { compileRule } from './measures/compile-rule.ts';
import { readCellSources } from './measures/cell-sources.ts';
import { readCoverage } from './measures/coverage.ts';
import { readLineage } from './measures/lineage.ts';
import type { MeasureChange } from './measures/refresh-measures.ts';
import { undatedOverrides, overrideAt, readMeasureTable, readOverrides } from './measures/measure-table.ts';
import { SCHEMA_VERSION } from './migrations/migrate.ts';
import { createProjectContext } from './measures/project-context.ts';
import { noteLog, removeLockNote } from './connection/project-lock.ts';
import type { MeasureTable } from './measures/measure-table.ts';
import type { AuditSubject } from '../../shared/model/audit-entry.ts';
import type { Scenario } from '../../shared/model/scenario.ts';
import type { ProjectStore } from './project-store.ts';
import { hasUndatedRecords, readRecordYears } from './batches/record-years.ts';
import { readReplacements } from './batches/replacements.ts';
import { readSourceRun } from './batches/source-run.ts';
import { copyInSteps } from './connection/copy-in-steps.ts';
import { saveCopy } from './connection/save-copy.ts';
import { fileIdentity, makeWhole, transaction } from './connection/connection.ts';
import type { Connection } from './connection/connection.ts';
import { abandonSqlite, closeSqlite, sqliteFault } from './connection/sqlite.ts';
import type { StagedImport } from './batches/staged-import.ts';
import { projectRecords } from './records/record-source.ts';
import { quickCheckStore, verifyStore } from './verify/verify-store.ts';

/** Puts the parts together. Reading never fails but by a damaged file, which throws; writing gives a Result. */
export function createSqliteStore(connection: Connection, warnings: readonly AppError[]): ProjectStore {
  const { sql } = connection;
  const context = createProjectContext(connection);
  const project = requireDocument(sql, 'project', '', projectSchema);
  const evaluated = (): number => context.framework().year;
  const unitCodes = (): readonly string[] => context.units().map((unit) => unit.code);
  const measureTable = (changes: readonly MeasureChange[] = [], source = projectRecords): MeasureTable =>
    readMeasureTable(
      sql,
      unitCodes(),
      context.rules(),
      context.framework().measures.map((measure) => measure.code),
      context.framework().year,
      { changes, source },
    );
  const stage = (where?: 'beside' | 'within'): Result<StagedImport> =>
    stageImport(connection, { ...context, tableAfter: measureTable, writer: () => store }, where);
  const change = (subject: AuditSubject, key: string, value: Json, why: string, now: string, then?: () => void) => {
    const result = changeDocument(connection, { subject, key, value, why, now, ...(then ? { then } : {}) });
    if (!result.ok) context.forget();
    return result;
  };
  const savedBaseline = (): Method | null => {
    const saved = readDocument(sql, 'baseline', '');
    return saved === null ? null : parseStored(methodSchema, saved, 'method');
  };
  const baselineMethod = (): Method => savedBaseline() ?? context.framework().baseline;
  const draft = (): Method | null => {
    const saved = readDocument(sql, 'draft', '');
    return saved === null
      ? null
      : fitMethod(parseStored(methodSchema, saved, 'method'), context.framework(), context.units(), baselineMethod());
  };
  /** A scenario saved before the framework changed goes with it. */
  const fitScenario = (scenario: Scenario): Scenario => ({
    ...scenario,
    method: fitMethod(scenario.method, context.framework(), context.units(), baselineMethod()),
  });
  const recompute = (): void => {
    context.forget();
    context.refresh(null);
  };
  const byKey = (kind: string): Readonly<Record<string, Json>> =>
    Object.fromEntries(readDocuments(sql, kind).map(({ key, value }) => [key, value]));
  const textsByKey = (kind: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readDocuments(sql, kind).flatMap(({ key, value }) => (typeof value === 'string' ? [[key, value]] : [])),
    );

  /** Overrides that name no year get the one that was evaluated when another is: they are of its values, and stay so. */
  const overridesLeft = (year: number, why: string, now: string): readonly DocumentChange[] =>
    year === evaluated()
      ? []
      : undatedOverrides(sql, evaluated()).map(({ key, override }) => ({
          subject: 'override',
          key,
          value: toJson(override),
          why,
          now,
        }));

  const store: ProjectStore = {
    meta: () => ({
      path: connection.path,
      ...project,
      formatVersion: SCHEMA_VERSION,
      readOnly: connection.readOnly,
      warnings,
    }),
    framework: context.framework,
    saveFramework: (framework, reason, now) => {
      const fault = firstRuleFault(framework);
      if (fault) return err(fault);
      const result = changeDocuments(
        connection,
        [
          { subject: 'framework', key: '', value: toJson(framework), why: reason, now },
          ...overridesLeft(framework.year, reason, now),
        ],
        recompute,
      );
      if (!result.ok) context.forget();
      return result;
    },
    units: context.units,
    saveUnits: (units, reason, now) => change('units', '', toJson(units), reason, now, recompute),
    structure: () => ({
      framework: context.framework(),
      units: context.units(),
      baseline: savedBaseline(),
      draft: draft(),
    }),
    saveStructure: ({ framework, units, baseline, draft: working }, reason, now) => {
      const fault = firstRuleFault(framework);
      if (fault) return err(fault);
      const rules = rulesText(context.framework());
      const documents = [
        { subject: 'framework', value: toJson(framework) },
        { subject: 'units', value: toJson(units) },
        { subject: 'baseline', value: baseline === null ? null : toJson(baseline) },
        { subject: 'draft', value: draftDocument(working, baseline ?? framework.baseline) },
      ] as const;
      const result = changeDocuments(
        connection,
        [
          ...documents.map((document) => ({ ...document, key: '', why: reason, now })),
          ...overridesLeft(framework.year, reason, now),
        ],
        () => {
          context.forget();
          // Names and order don't touch values; in a large project all of them take a second.
          if (rulesText(framework) !== rules) context.refresh(null);
        },
      );
      if (!result.ok) context.forget();
      return result;
    },

    stageImport: stage,
    makeWhole: () => makeWhole(connection),
    beginBatch: (batch, units = context.units()) => {
      const staged = stage();
      return staged.ok ? beginBatch(staged.value, batch, units) : staged;
    },
    batches: () => readBatches(sql),
    replacements: (batch, page) => readReplacements(sql, batch, page),
    sourceRun: (batch) => readSourceRun(sql, batch),
    knownFile: (hash) =>
      sql
        .prepare<[string], number>(
          "SELECT b.id FROM files f JOIN batches b ON b.id = f.batch WHERE f.content_hash = ? AND b.status = 'active' ORDER BY b.id DESC LIMIT 1",
        )
        .pluck()
        .get(hash) ?? null,
    withdrawBatch: (id, reason, now) => changeBatchStatus(connection, context, id, 'withdrawn', reason, now),
    restoreBatch: (id, reason, now) => changeBatchStatus(connection, context, id, 'active', reason, now),

    recordYears: () => readRecordYears(sql),
    hasUndatedRecords: () => hasUndatedRecords(sql),
    measureTable: () => measureTable(),
    overrideValue: ({ unit, measure, year = evaluated(), value, reason, now }) => {
      if (reason.trim() === '') return err(appError('OVERRIDE_REASON', {}, { subject: measure }));
      if (value !== null && !Number.isFinite(value)) return err(appError('OVERRIDE_VALUE', {}, { subject: measure }));
      if (!unitCodes().includes(unit)) return err(appError('NO_SUCH_UNIT', { unit }));
      const measured = context.framework().measures.find(({ code }) => code === measure);
      const domain = measured?.domain ?? 'any';
      const bounds = parseDomain(domain);
      if (value !== null && bounds !== null && !isInside(bounds, value))
        return err(appError('OVERRIDE_BEYOND_DOMAIN', { value, measure, domain }));
      if (measured === undefined) {
        if (!isBaseFigure(measure)) return err(appError('NO_SUCH_MEASURE', { measure }));
        // Nothing can be divided by it.
        if (value !== null && value <= 0) return err(appError('OVERRIDE_BASE', { figure: measure }, { subject: unit }));
      }
      const { key } = overrideAt(sql, { unit, measure, year }, evaluated());
      return change('override', key, { unit, measure, year, value, reason, at: now }, reason, now);
    },
    removeOverride: ({ unit, measure, year = evaluated(), reason, now }) =>
      change('override', overrideAt(sql, { unit, measure, year }, evaluated()).key, null, reason, now),
    overrides: () => readOverrides(sql, evaluated()),
    lineage: (unit, code, page = { offset: 0, limit: 200 }, year = evaluated()) => {
      const measure = context.framework().measures.find((one) => one.code === code);
      if (!measure) return err(appError('NO_SUCH_MEASURE', { measure: code }));
      if (!unitCodes().includes(unit)) return err(appError('NO_SUCH_UNIT', { unit }));
      const rule = compileRule(measure);
      if (!rule.ok) return rule;
      const { override } = overrideAt(sql, { unit, measure: code, year }, evaluated());
      return ok(readLineage(sql, { unit, measure, rule: rule.value, year, evaluated: evaluated(), page, override }));
    },
    cellSources: () => readCellSources(sql, context.rules(), context.framework().year),
    coverage: () => readCoverage(sql, measureTable()),

    history: () => readHistory(sql, unitCodes()),
    saveHistory: (entries, reason, now) => change('history', '', toJson(entries), reason, now),

    baselineMethod,
    saveBaseline: (method, reason, now) => {
      const result = changeDocuments(
        connection,
        [
          { subject: 'baseline', key: '', value: toJson(method), why: reason, now },
          { subject: 'draft', key: '', value: null, why: reason, now },
        ],
        () => undefined,
      );
      // The moment after which people copy the file.
      if (result.ok) makeWhole(connection);
      return result;
    },
    draft,
    workingMethod: () => draft() ?? baselineMethod(),
    saveDraft: (method, label, now) => change('draft', '', draftDocument(method, baselineMethod()), label, now),
    scenarios: () => readScenarios(sql).map(fitScenario),
    scenario: (name) => {
      const found = readScenario(sql, name);
      return found === null ? null : fitScenario(found);
    },
    saveScenario: (scenario, now, reason = '') => saveScenario(connection, scenario, now, reason),
    renameScenario: (from, to, now) => renameScenario(connection, from, to, now),
    removeScenario: (name, reason, now) => removeScenario(connection, name, reason, now),

    saveRun: (run) => saveRun(connection, run),
    runs: () => readRuns(sql),
    run: (id) => readRun(sql, id),

    aliases: () => textsByKey('alias'),
    saveAlias: (text, unit, now) => change('alias', text, unit, '', now),
    mappings: () =>
      Object.fromEntries(
        readDocuments(sql, 'mapping').map(({ key, value }) => [
          key,
          parseStored(sheetMappingSchema, value, `mapping ${key}`),
        ]),
      ),
    saveMapping: (name, mapping, now) => change('mapping', name, mapping, '', now),
    settings: () => byKey('setting'),
    saveSetting: (key, value, now) => change('setting', key, value, '', now),
    notes: () => readNotes(sql),
    annotations: () => readAnnotations(sql),
    reportPlan: () => {
      const kept = readDocument(sql, 'plan', '');
      return kept === null ? null : parseStored(reportPlanSchema, kept, 'plan');
    },
    picture: (hash) => readPictureDocument(sql, hash),
    saveReportPlan: (plan, now, pictures) => saveReportPlan(connection, plan, now, pictures),
    saveNotes: (notes, why, now) => saveNotes(connection, notes, why, now),
    saveAnnotations: (annotations, now) => saveAnnotations(connection, annotations, now),

    meetingPapers: () => readMeetingPapers(sql),
    saveMeetingPapers: (papers, why, now) => saveMeetingPapers(connection, papers, why, now),

    expertPapers: () => readExpertPapers(sql),
    saveExpertPapers: (papers, why, now) => saveExpertPapers(connection, papers, why, now),

    lineStates: () =>
      new Map(
        readDocuments(sql, 'worklist').map(({ key, value }) => [
          key,
          parseStored(lineStateSchema, value, `worklist ${key}`),
        ]),
      ),
    saveLineStates: (states, why, now) =>
      changeDocuments(
        connection,
        [...states].map(([key, state]) => ({
          subject: 'worklist',
          key,
          value: state === null ? null : toJson({ ...state, why, at: now, by: connection.actor }),
          why,
          now,
        })),
        () => undefined,
      ),

    audit: (page = { offset: 0, limit: 200 }) => readAudit(sql, page),
    auditOf: (page, filter) => readAuditOf(sql, page, filter),
    lastEntry: () => lastEntry(sql),
    chainHead: () => readChainHead(sql),
    subjectsSince: (entry) => subjectsSince(sql, entry),
    canUndo: () => undoStacks(sql).undo.at(-1) ?? null,
    canRedo: () => undoStacks(sql).redo.at(-1) ?? null,
    undo: (now) => stepBack(connection, context, 'undo', now),
    redo: (now) => stepBack(connection, context, 'redo', now),

    lookAtMerge: (other, decisions) => {
      const planned = planMerge(sql, other, decisions);
      return planned.ok ? ok(planned.value.look) : planned;
    },
    merge: (other, order) => mergeProject(connection, context, other, order),

    transaction: (work) => {
      let result: ReturnType<typeof work> | null = null;
      try {
        result = transaction(connection, () => work(store));
        return result;
      } finally {
        // What was parsed of what was taken back.
        if (result?.ok !== true) context.forget();
      }
    },

    signAs: (who) => {
      connection.actor = who;
    },
    changedOnDisk: () => {
      const change = connection.watch?.change() ?? null;
      // What a transaction has written so far is this program's own.
      if (change === 'log-rewritten' && sql.inTransaction) return null;
      return change === null ? null : appError('PROJECT_CHANGED_ON_DISK', { path: connection.path, detail: change });
    },
    quickCheck: () => quickCheckStore(sql),
    verify: () => verifyStore(sql),
    copyTo: async (path, signal) =>
      connection.batchOpen
        ? err(appError('PROJECT_IMPORT_RUNNING', { path: connection.path }))
        : copyInSteps(sql, path, signal),
    saveAs: (path, options = {}) => {
      if (connection.batchOpen) return err(appError('PROJECT_IMPORT_RUNNING', { path: connection.path }));
      if (connection.identity !== '' && fileIdentity(path) === connection.identity)
        return err(appError('PROJECT_SAME_FILE', { path }));
      const change = connection.watch?.change() ?? null;
      // A file that others wrote into would give a copy of two halves; one that was moved away or replaced is still whole here.
      if (change === 'resized' || change === 'rewritten' || change === 'log-rewritten')
        return err(appError('PROJECT_CHANGED_ON_DISK', { path: connection.path, detail: change }));
      return saveCopy(sql, path, options.overwrite === true);
    },
    close: () => {
      try {
        if (!sql.open) return ok(undefined);
        if (sql.inTransaction) sql.exec('ROLLBACK');
        connection.batchOpen = false;
        makeWhole(connection);
        const change = connection.watch?.change() ?? null;
        if (change === 'resized' || change === 'rewritten' || change === 'log-rewritten')
          abandonSqlite(sql, connection.path);
        else closeSqlite(sql, () => noteLog(connection.path, false));
        return ok(undefined);
      } catch (error) {
        const fault = sqliteFault(error, connection.path);
        if (!fault) throw error;
        return err(fault);
      } finally {
        connection.watch?.close();
        if (connection.identity !== '') removeLockNote(connection.path);
      }
    },
  };
  return store;
}

/** A working method that equals the baseline is no draft. */
function draftDocument(method: Method | null, baseline: Method): Json {
  if (method === null) return null;
  const value = toJson(method);
  return canonicalJson(value) === canonicalJson(toJson(baseline)) ? null : value;
}

/** What measure values depend on besides the records. */
function rulesText({ year, measures }: Framework): string {
  return JSON.stringify([year, measures.map(({ code, unit, rule }) => [code, unit, rule])]);
}

/** The first measure whose rule can't be computed; null when all can. */
export function firstRuleFault(framework: Framework): AppError | null {
  for (const measure of framework.measures) {
    const compiled = compileRule(measure);
    if (!compiled.ok) return compiled.error;
  }
  return null;
}
