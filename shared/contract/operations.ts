import { z } from 'zod';
import { FILES_MOST } from './file-kinds.ts';
import { audiences } from '../model/audience.ts';
import { auditSubjects } from '../model/audit-entry.ts';
import { mergeChoices, mergeSides } from '../model/merge/merge-line.ts';
import type { AppSettings } from '../model/app-settings.ts';
import { settingSchemas } from '../model/settings-schema.ts';
import type { MergeLook } from '../model/merge/merge-line.ts';
import type { ProjectDiff } from '../model/project-diff.ts';
import { recordKinds } from '../model/record-kind.ts';
import { acceptables } from '../model/expert-form.ts';
import { expertKinds, itemFates } from '../model/expert-round.ts';
import type { ExpertPapers } from '../model/expert-round.ts';
import { proposalOutcomes, voteChoices } from '../model/meeting.ts';
import type { BoardProposal } from '../model/meeting-board.ts';
import { gridIds, gridViewSchema, namedViewsSchema } from '../model/grid-view.ts';
import type { KeptGrids } from '../model/grid-view.ts';
import { noteActs, NOTE_LONGEST } from '../model/note.ts';
import { noteAboutSchema } from '../model/note-schema.ts';
import { annotationDraftSchema } from '../model/annotation-schema.ts';
import { frameworkChangeSchema } from './framework-schema.ts';
import { methodChoiceSchema } from './method-choice.ts';
import { newTemplateIds } from '../model/template.ts';
import type { RecordYear } from '../model/record-year.ts';
import type { SystemComparison } from '../model/system-comparison.ts';
import type { YearChanges } from '../model/year-change.ts';
import { methodPatchSchema, methodSchema, projectNamesSchema } from '../model/method-schema.ts';
import type { PictureFile } from '../model/box-picture.ts';
import { reportPlanSchema } from '../model/report-plan-schema.ts';
import { sheetMappingSchema } from '../model/sheet-mapping.ts';
import { packageScopeSchema } from '../model/work-package.ts';
import { givenMappingSchema } from '../model/given-mapping.ts';
import type { GivenMapping } from '../model/given-mapping.ts';
import { serverConnectionSchema, sourceTableSchema } from '../model/source-binding.ts';
import type { SourcePin } from '../model/source-pin.ts';
import type { SourceCheck, SourcePlan, SourceRowPage } from '../model/source-run.ts';
import type * as out from './outputs.ts';
import type { ProjectBasis } from './project-basis.ts';

/** A file that the host let the user choose: an opaque id, never a path. */
const pictureBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const handle = z.string().min(8).max(200);
const tableSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), file: handle }),
  z.strictObject({ kind: z.literal('clipboard'), html: z.string().max(8 << 20), text: z.string().max(8 << 20) }),
]);
const job = z.string().min(1).max(100);
const code = z.string().min(1).max(200);
const noteText = z.string().trim().min(1).max(NOTE_LONGEST);
const reason = z.string().trim().min(1).max(2000);
const scenarioName = z.string().trim().min(1).max(200);
const year = z.number().int().min(1900).max(2200);
const note = z.string().max(10_000);
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) };
/** Left out: the working method, as the screens show it. */
const method = methodChoiceSchema.optional();
const nothing = z.strictObject({});
const sourceName = z.string().max(100);
/** Where a source is: files by a handle, a server by its address. */
const placeSchema = z.union([z.strictObject({ engine: z.literal('duckdb'), file: handle }), serverConnectionSchema]);
const newTemplateId = z.enum(newTemplateIds);

/** What an operation takes (checked at the door) and gives (a type: services are ours). */
interface Operation<I extends z.ZodType, O> {
  readonly input: I;
  /** Only for the type. */
  readonly output?: O;
}
/** Which project, at which revision, a write is meant for: as its snapshot or its last change showed it. */
const basis = {
  project: z.string().max(200),
  revision: z.number().int().min(0),
  window: z.string().max(64).optional(),
} satisfies Record<keyof ProjectBasis, z.ZodType>;
function operation<O>() {
  return <I extends z.ZodType>(input: I): Operation<I, O> => ({ input });
}
/**
 * An operation that changes the open project: its input names the project and the revision that it was meant for, its output says what it changed.
 * PROJECT_CHANGED, and nothing is written, when another project or another revision is open by then.
 */
function writing<O extends out.ProjectChange = out.ProjectChange>() {
  return <S extends z.ZodRawShape>(shape: S) => ({
    ...operation<O>()(z.strictObject({ ...shape, ...basis })),
    writes: true as const,
  });
}

/** Every operation of the workbench: the one list that IPC, the browser host and the CLI carry. */
const auditFilter = {
  subject: z.enum(auditSubjects).optional(),
  by: z.string().optional(),
  /** Codes of indicators, measures or units. */
  about: z.array(code).min(1).max(2_000).optional(),
};

const mergeOf = {
  file: handle,
  /** By the ids of lines; those that aren't named are taken, conflicts as `prefer` says. */
  lines: z.record(z.string().max(1_000), z.enum(mergeChoices)),
  prefer: z.enum(mergeSides).nullable(),
  job,
};

export const operations = {
  'app.info': operation<out.AppInfo>()(nothing),
  'app.recent': operation<readonly out.RecentProject[]>()(nothing),
  'app.forget-recent': operation<readonly out.RecentProject[]>()(z.strictObject({ id: code })),
  'app.settings': operation<AppSettings>()(nothing),
  'app.save-settings': operation<AppSettings>()(z.strictObject(settingSchemas).partial()),
  /** How the screens look, as a small JSON file for another machine; who is at work is not in it. */
  'app.export-settings': operation<out.SavedFile>()(z.strictObject({ target: handle })),
  /** Takes over what such a file says; what it doesn't name stays. */
  'app.import-settings': operation<out.ReadSettings>()(z.strictObject({ file: handle })),
  /** How the grids of the screens stand in a project, and the views that have a name. Nothing of it is in the project's file. */
  'app.grids': operation<KeptGrids>()(z.strictObject({ of: code })),
  'app.keep-grid': operation<null>()(
    z.strictObject({
      of: code,
      grid: z.enum(gridIds),
      /** Left out: as it is kept. */
      shown: gridViewSchema.optional(),
      named: namedViewsSchema.optional(),
    }),
  ),

  'project.new': operation<out.ProjectSnapshot>()(
    z.strictObject({
      template: newTemplateId,
      target: handle,
      title: z.string().max(200).optional(),
      /** Left out: the template's. */
      year: year.optional(),
      synthetic: z.boolean().optional(),
      /** What the project calls its index, units, groups and tiers; of the blank template. */
      named: projectNamesSchema.optional(),
    }),
  ),
  /**
   * A new project on what an earlier year's settled, made whole or not at all: framework and units, the saved baseline, learnt spellings, mappings; its results
   * become history. `from`: null for the open one.
   */
  'project.next-year': operation<out.ProjectSnapshot>()(
    z.strictObject({ from: handle.nullable(), target: handle, year, title: z.string().max(200).optional() }),
  ),
  /** `takeOver`: in spite of the note of another machine (PROJECT_LOCKED_ELSEWHERE), which the user says is not at work on it. */
  'project.open': operation<out.ProjectSnapshot>()(z.strictObject({ file: handle, takeOver: z.boolean().optional() })),
  'project.open-recent': operation<out.ProjectSnapshot>()(
    z.strictObject({ id: code, takeOver: z.boolean().optional() }),
  ),
  'project.open-sample': operation<out.ProjectSnapshot>()(
    z.strictObject({ template: z.enum(['province-2021', 'key-city-2021']), job }),
  ),
  /** A blank project becomes the project of a score book: tree, units, method and values. */
  'project.fill-from-book': writing()({ file: handle, year, reason }),
  'project.snapshot': operation<out.ProjectSnapshot | null>()(nothing),
  'project.save-as': operation<out.SavedFile>()(z.strictObject({ target: handle })),
  /** The project that the caller shows; PROJECT_CHANGED when another one is open by now. Null: whichever is, for a host that ends. */
  'project.close': operation<null>()(z.strictObject({ project: basis.project.nullable() })),
  'project.verify': operation<readonly out.Finding[]>()(nothing),
  /** Of a file that isn't open, too damaged to be opened perhaps; nothing of it is changed. */
  'project.verify-file': operation<readonly out.Finding[]>()(z.strictObject({ file: handle, job })),
  /** All that can be read of a damaged project file, or of one of the recent ones, into a new one; the damaged one stays as it is. */
  'project.rescue': operation<out.RescueOutcome>()(
    z.strictObject({ file: handle.optional(), recent: code.optional(), target: handle, job }),
  ),
  /** The step that stood first at the revision named. */
  'project.undo': writing()({}),
  'project.redo': writing()({}),
  'audit.page': operation<out.AuditPage>()(z.strictObject({ ...page, ...auditFilter })),

  /** `year`, here and of corrections: whose value; left out, the evaluated one's. */
  'data.lineage': operation<out.Lineage>()(
    z.strictObject({ unit: code, measure: code, year: year.exactOptional(), ...page }),
  ),
  /** What the batches that count hold, by sheet, kind and year. */
  'data.record-years': operation<readonly RecordYear[]>()(nothing),
  'data.override': writing()({
    unit: code,
    measure: code,
    year: year.exactOptional(),
    value: z.number().nullable(),
    reason,
  }),
  'data.remove-override': writing()({ unit: code, measure: code, year: year.exactOptional(), reason }),

  /** 问题清单, derived from the project as it is; `method` left out: the working method. */
  'worklist.list': operation<out.Worklist>()(z.strictObject({ method })),
  /** Lines accepted, closed or opened again with a reason, one step of the undo; WORKLIST_UNKNOWN names one that isn't there. */
  'worklist.settle': writing()({
    ids: z.array(z.string().min(1).max(500)).min(1).max(20_000),
    state: z.enum(['accepted', 'closed', 'open']),
    reason,
  }),

  /** Return slips of open lines, one workbook an office, into a folder or an archive; the lines are `returned` then. `ids` left out: all that belong to a unit or a file. SLIP_NOTHING. */
  'worklist.write-slips': writing<out.WrittenSlips>()({
    target: handle,
    format: z.enum(['folder', 'zip']),
    language: z.enum(['zh', 'en']),
    ids: z.array(z.string().min(1).max(500)).max(20_000).optional(),
  }),
  /** A filled slip: numbers become records or corrections, words are noted, and the lines close. Answers taken before do nothing. SLIP_NONE, SLIP_FOREIGN. */
  'worklist.import-slip': writing<out.ImportedSlip>()({ file: handle }),

  /** Rounds of experts with what came back and what was decided. */
  'experts.list': operation<ExpertPapers>()(nothing),
  /**
   * A round: what is asked of whom. `answers`: those that were typed or asked before, for a round that is over. EXPERT_ITEMS, EXPERT_CODES, EXPERT_ITEM_UNKNOWN,
   * EXPERT_TOO_LARGE, EXPERT_VALUES, EXPERT_ROUND_UNKNOWN.
   */
  'experts.open': writing<out.OpenedRound>()({
    kind: z.enum(expertKinds),
    title: z.string().trim().min(1).max(200),
    /** The round whose statistics the forms show; null: the first. */
    previous: code.nullable(),
    /** Codes of indicators or measures. */
    items: z.array(code).max(500),
    scale: z.number().int().min(2).max(100),
    authority: z.boolean(),
    due: z.iso.date().nullable(),
    experts: z.array(z.string().trim().min(1).max(60)).min(1).max(200),
    answers: z
      .array(z.strictObject({ expert: z.string().trim().min(1).max(60), values: z.array(z.number().nullable()) }))
      .optional(),
  }),
  /** Invitation workbooks, one an expert, into a folder or an archive. Nothing is written into the project. */
  'experts.invite': operation<readonly out.SavedFile[]>()(
    z.strictObject({
      round: code,
      target: handle,
      format: z.enum(['folder', 'zip']),
      language: z.enum(['zh', 'en']),
    }),
  ),
  /** Returned forms, as `experts.import` would take them. */
  'experts.read': operation<readonly out.ReturnedFormReport[]>()(
    z.strictObject({ files: z.array(handle).min(1).max(FILES_MOST), accept: z.array(z.enum(acceptables)), job }),
  ),
  /** Returned forms together, of one round or several: one step of the undo. Late, double and unfinished ones are left out unless accepted. */
  'experts.import': writing<out.TakenForms>()({
    files: z.array(handle).min(1).max(FILES_MOST),
    accept: z.array(z.enum(acceptables)),
    job,
  }),
  /** What became of an indicator after a round; null takes it back. */
  'experts.decide': writing()({
    round: code,
    code,
    fate: z.enum(itemFates).nullable(),
    name: z.string().trim().max(500).nullable(),
    reason,
  }),
  /** A round with its answers and decisions. */
  'experts.remove': writing()({ round: code, reason }),

  /** Proposals of meetings, the oldest first, with their votes and what was decided. */
  'meeting.list': operation<readonly BoardProposal[]>()(nothing),
  /** Weights of all children of a node, kept beside the working method as it stands. MEETING_GROUP, MEETING_SAME, and what scoring says of the weights. */
  'meeting.park': writing<out.ParkedProposal>()({
    group: code,
    weights: z.record(code, z.number().min(0)),
    proposer: z.string().trim().min(1).max(100),
    reason: z.string().trim().max(2000),
  }),
  /** One hand more, whatever was written since the caller looked: no number of the caller's is written. MEETING_UNKNOWN, MEETING_DECIDED. */
  'meeting.vote': writing()({ proposal: code, choice: z.enum(voteChoices) }),
  /** One hand less, the one that was counted last. MEETING_NO_VOTE. */
  'meeting.unvote': writing()({ proposal: code, choice: z.enum(voteChoices) }),
  /** `accepted` puts the weights into the working method, in the same step of the undo. MEETING_GROUP where the node has other children by now. */
  'meeting.decide': writing()({ proposal: code, outcome: z.enum(proposalOutcomes), reason }),
  /** The proposal's weights on the method that it was made beside, as a scenario. SCENARIO_NAME_TAKEN. */
  'meeting.keep': writing()({ proposal: code, name: scenarioName }),
  /** 批注. NOTE_PLACE_UNKNOWN: of a unit or an indicator that the project hasn't. */
  'notes.write': writing<out.WrittenNote>()({ about: noteAboutSchema, text: noteText }),
  /** NOTE_UNKNOWN, as with the two below. */
  'notes.edit': writing()({ note: code, text: noteText }),
  /** A reply to one or several, or that they are resolved or open again, in one step of the undo. NOTE_EMPTY: a reply that says nothing. */
  'notes.answer': writing()({
    notes: z.array(code).min(1).max(5_000),
    act: z.enum(noteActs),
    text: z.string().trim().max(NOTE_LONGEST),
  }),
  'notes.remove': writing()({ notes: z.array(code).min(1).max(5_000), reason }),
  /** 标注 on a picture of 图表. ANNOTATION_EMPTY: nothing to say or to mark; NO_SUCH_UNIT. */
  'annotations.add': writing<out.WrittenAnnotation>()({ draft: annotationDraftSchema }),
  /** Put in the place of what stood. ANNOTATION_UNKNOWN, as with the one below. */
  'annotations.change': writing()({ annotation: code, draft: annotationDraftSchema }),
  'annotations.remove': writing()({ annotations: z.array(code).min(1).max(5_000) }),

  'import.plan': operation<out.ImportPlan>()(
    z.strictObject({
      /** Tables, folders and archives of them. */
      files: z.array(handle).min(1).max(FILES_MOST),
      job,
      /** For every sheet that isn't recognised or whose layout the mapping fits. */
      kind: z.enum(recordKinds).optional(),
      mapping: sheetMappingSchema.optional(),
      /** By sheet or by headings; MAPPING_… where none of them fits any sheet. */
      given: z.array(givenMappingSchema).max(5_000).optional(),
      /** Files that a batch holds are read again, by what was learnt since; what they give stands before what they gave. */
      again: z.boolean().optional(),
    }),
  ),
  'import.change-sheet': operation<out.PlannedSheet>()(
    z.strictObject({
      plan: code,
      file: z.number().int().min(0),
      sheet: z.number().int().min(0),
      include: z.boolean().optional(),
      kind: z.enum(recordKinds).optional(),
      mapping: sheetMappingSchema.optional(),
    }),
  ),
  /** The mapping of this sheet for all that are like it. */
  'import.map-alike': operation<out.MappedAlike>()(
    z.strictObject({ plan: code, file: z.number().int().min(0), sheet: z.number().int().min(0) }),
  ),
  /** What would be done with each sheet of a plan, as JSON, to edit and give back as `given`. An existing file is refused without `overwrite`. */
  'import.propose': operation<out.SavedFile>()(
    z.strictObject({ plan: code, target: handle, language: z.enum(['zh', 'en']), overwrite: z.boolean().optional() }),
  ),
  'import.preview': operation<out.ImportPreview>()(z.strictObject({ plan: code, job })),
  'import.commit': writing<out.ImportOutcome>()({
    plan: code,
    job,
    note: note.optional(),
    strict: z.boolean().optional(),
  }),
  'import.discard': operation<null>()(z.strictObject({ plan: code })),
  /** A copy of a collected file with its problem cells coloured and commented, for the office that sent it. The original is chosen anew: projects don't keep files. */
  'import.annotated-copy': operation<out.SavedFile>()(
    z.strictObject({ file: handle, target: handle, language: z.enum(['zh', 'en']), job }),
  ),
  'import.template': operation<out.SavedFile>()(
    z.strictObject({ kind: z.enum(recordKinds), target: handle, language: z.enum(['zh', 'en']) }),
  ),
  /** Records of a batch that stand before earlier ones of the same key, and those. */
  'batch.replacements': operation<out.ReplacementPage>()(z.strictObject({ batch: z.number().int(), ...page })),
  'batch.list': operation<readonly out.BatchSummary[]>()(nothing),
  'batch.withdraw': writing()({ batch: z.number().int(), reason }),
  'batch.restore': writing()({ batch: z.number().int(), reason }),
  /** Sources of records that stay where they are; none of what is kept holds a secret. */
  'source.list': operation<readonly out.NamedSource[]>()(nothing),
  /** Whether this machine keeps passwords encrypted; where it doesn't, they are asked for in each session. */
  'source.keeps': operation<boolean>()(nothing),
  /**
   * Looks into a place, or into that of a source of the project (`name`), and proposes how its tables are read; nothing is kept. Errors as with
   * `source.add`, and SOURCE_NEW_HERE of a source that nobody on this machine has agreed to.
   */
  'source.look': operation<out.SourceLook>()(
    z.strictObject({ connection: placeSchema.optional(), name: sourceName.optional(), job }),
  ),
  /** The project may use the place of its source with what is known on this machine: its files, its password. */
  'source.trust': operation<null>()(z.strictObject({ name: sourceName })),
  /**
   * The password of a server, for this session, or kept encrypted on this machine (`keep`) where that can be done: the answer says so. null forgets it.
   * It is in no file of the project.
   */
  'source.password': operation<boolean>()(
    z.strictObject({
      connection: serverConnectionSchema.optional(),
      name: sourceName.optional(),
      password: z.string().max(1000).nullable(),
      keep: z.boolean(),
    }),
  ),
  /**
   * Looks into a source, proposes how its tables are read, and keeps that under a name. `file`: of DuckDB, a folder, a file or a database.
   * SOURCE_ENGINE_MISSING, SOURCE_AWAY, SOURCE_PASSWORD, SOURCE_NOTHING where no table can be read.
   */
  'source.add': writing<out.AddedSource>()({
    name: z.string().trim().min(1).max(100),
    connection: placeSchema,
    /** Of rows with one key the one with the greater value in this column stands; and what puts rows in order. */
    newest: z.string().max(500).optional(),
    order: z.string().max(500).optional(),
    job,
  }),
  /**
   * A source as it was looked into and edited: where it is (left out: as before), which tables are read and how, seconds that a statement may take.
   * SOURCE_NAME_TAKEN where a new one has the name of another; SOURCE_UNKNOWN; UNIT_…, MEASURE_… of `mappingFault`.
   */
  'source.save': writing()({
    name: z.string().trim().min(1).max(100),
    isNew: z.boolean(),
    connection: placeSchema.optional(),
    tables: z.array(sourceTableSchema).min(1).max(100).readonly(),
    timeout: z.int().min(1).max(86_400),
  }),
  /** Runs of it stay. SOURCE_UNKNOWN, as with those below. */
  'source.remove': writing()({ name: sourceName }),
  /** What a run would ask of the engine, with its own estimates of rows; a sample of the rows is read. */
  'source.plan': operation<SourcePlan>()(z.strictObject({ name: sourceName, job })),
  /** What a run would read and leave out; nothing is written. */
  'source.check': operation<SourceCheck>()(z.strictObject({ name: sourceName, job })),
  /** The measure values of its records as a batch; its run before is withdrawn in the same step. */
  'source.run': writing<out.SourceOutcome>()({ name: sourceName, note: note.optional(), job }),
  /** The records behind a cell, read there and then. */
  'source.rows': operation<SourceRowPage>()(
    z.strictObject({ name: sourceName, unit: code, measure: code, year: year.optional(), job, ...page }),
  ),
  /** Keeps the first records behind a value in the project, with time, state of the tables and hash. SOURCE_PINS_MOST. */
  'source.pin': writing<out.PinnedRows>()({
    ...{ name: sourceName, unit: code, measure: code, year: year.optional(), job },
  }),
  'source.unpin': writing()({ unit: code, measure: code, year: year.optional() }),
  /** null: none is kept. */
  'source.pinned': operation<SourcePin | null>()(z.strictObject({ unit: code, measure: code, year: year.optional() })),
  'alias.list': operation<readonly out.UnitAlias[]>()(nothing),
  'alias.save': writing()({ text: z.string().trim().min(1).max(200), unit: code }),
  'alias.remove': writing()({ text: z.string() }),
  /** Learnt spellings as a small JSON, to take to another project; on import those of units that this one lacks are left out, which a notice says; ALIAS_FOREIGN where that leaves none. */
  'alias.export': operation<out.SavedFile>()(z.strictObject({ target: handle })),
  'alias.import': writing()({ file: handle }),
  /** Mappings in a file of their own, for `import.plan`: one, or those that `import.propose` wrote. */
  'mapping.read': operation<readonly GivenMapping[]>()(z.strictObject({ file: handle })),
  'mapping.list': operation<readonly out.NamedMapping[]>()(nothing),
  'mapping.save': writing()({ name: z.string().trim().min(1).max(200), mapping: sheetMappingSchema }),
  'mapping.remove': writing()({ name: z.string() }),

  /** The tables of indicators in a file or on the clipboard, as rows of this project with every doubt; the first that can be read comes first. */
  'framework.read': operation<readonly out.ReadSystem[]>()(z.strictObject({ from: tableSource })),
  /** As `framework.read`, lists of units; a code is '' where the list has none. */
  'units.read': operation<readonly out.ReadUnits[]>()(z.strictObject({ from: tableSource })),
  /** The English of everything that exports print (null), or what a filled table says otherwise; the rows go to `framework.change`. Nothing is written. */
  'translations.read': operation<readonly out.ReadTranslations[]>()(z.strictObject({ from: tableSource.nullable() })),
  /** One edit of the framework or the units: a step of the undo. */
  'framework.change': writing()({ change: frameworkChangeSchema, reason }),
  /** What it would leave unused; refused as the change itself would be. Nothing is written. */
  'framework.preview': operation<out.FrameworkEffect>()(z.strictObject({ change: frameworkChangeSchema })),
  /** One gesture of the user on the working method, a step of the undo; `label` says in his words what it was. Refused as a whole where the method couldn't be scored by then. */
  'method.edit': writing()({ label: z.string().trim().min(1).max(300), patch: methodPatchSchema }),
  /** The working method, or a scenario's, becomes the baseline; no draft stands then. One step of the undo. */
  'method.save': writing()({ reason, scenario: scenarioName.optional() }),
  /** What a change would do to the scores and to what counts; refused as the change itself would be. Nothing is written. */
  'change.preview': operation<out.ChangeEffect>()(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('framework'), change: frameworkChangeSchema }),
      z.strictObject({ kind: z.enum(['withdraw', 'restore']), batch: z.number().int() }),
      z.strictObject({ kind: z.literal('override'), unit: code, measure: code, value: z.number().nullable() }),
      z.strictObject({ kind: z.literal('remove-override'), unit: code, measure: code }),
    ]),
  ),
  'scenario.list': operation<readonly out.Scenario[]>()(nothing),
  'scenario.save': writing()({
    /** Name it had before; null: a new one. */
    previousName: z.string().nullable(),
    name: scenarioName,
    note,
    method: methodSchema,
    locked: z.boolean(),
  }),
  'scenario.remove': writing()({ name: scenarioName, reason }),
  'scenario.export': operation<out.SavedFile>()(z.strictObject({ name: scenarioName, target: handle })),
  'scenario.import': writing()({ file: handle }),
  /** Results of uncertainty, sensitivity … beside the runs, with the settings that reproduce them. */
  'analysis.list': operation<readonly out.RunSummary[]>()(nothing),
  'analysis.get': operation<out.StoredAnalysis>()(z.strictObject({ id: z.number().int() })),
  'analysis.save': writing<out.SavedRun>()({
    kind: z.enum(['uncertainty', 'sensitivity', 'leave-one-out', 'goal-seek', 'ahp', 'delphi']),
    label: z.string().max(200),
    scenario: z.string().nullable(),
    settings: z.unknown(),
    result: z.unknown(),
  }),

  'book.open': operation<out.OpenedBook>()(z.strictObject({ file: handle })),
  'score.json': operation<out.ScoreJson>()(
    z.strictObject({
      book: handle.nullable(),
      method,
      weights: z.record(z.string(), z.number()).nullable(),
      /** Left out: of a project the evaluated year, of a book the one that it names, else its last. */
      year: year.optional(),
    }),
  ),
  /** The same for every year that has values. */
  'score.years': operation<out.YearScoresJson>()(
    z.strictObject({
      book: handle.nullable(),
      method,
      weights: z.record(z.string(), z.number()).nullable(),
    }),
  ),
  'weights.propose': operation<out.WeightsJson>()(
    z.strictObject({
      book: handle.nullable(),
      method: z.enum(['equal', 'entropy', 'critic', 'variation', 'std', 'pca']),
      /** Null: every group; with the scopes `tree` and `pooled` always null. */
      group: code.nullable(),
      /** `tree`: over all measures at once, rolled up to shares of each parent; `pooled`: the same over the units of all years. Left out: each group by itself. */
      scope: z.enum(['groups', 'tree', 'pooled']).optional(),
      /** With the scopes `tree` and `pooled`: share of the present weights in a linear combination with those of the data. */
      subjectiveShare: z.number().min(0).max(1).optional(),
    }),
  ),
  'what-if.run': operation<out.WhatIfJson>()(
    z.strictObject({
      book: handle.nullable(),
      method,
      draws: z.number().int().min(1).max(10_000_000),
      noise: z.number().min(0).max(1),
      seed: z.number().int(),
      job,
    }),
  ),
  'data.why': operation<out.Why>()(z.strictObject({ unit: code, code, method, ...page })),
  'sample.generate': operation<out.SampleManifest>()(
    z.strictObject({
      template: z.enum(['province-2021', 'key-city-2021']),
      target: handle,
      records: z.number().int().min(0),
      seed: z.number().int(),
      job,
    }),
  ),
  /** `language`: of kinds and tiers; Chinese where left out. */
  'facts.check': operation<readonly out.FactCheck[]>()(
    z.strictObject({ method, language: z.enum(['zh', 'en']).optional() }),
  ),
  /** What another project has otherwise, from the open one to it, each by its working method: framework, method, values, results. */
  'project.diff': operation<ProjectDiff>()(z.strictObject({ file: handle })),
  /** The same as a CSV file of sentences, a part and a difference a row. */
  'project.write-diff': operation<out.SavedFile>()(
    z.strictObject({ file: handle, target: handle, language: z.enum(['zh', 'en']) }),
  ),
  /** What a colleague's project, parted from this one, has otherwise. Nothing is written. MERGE_NO_COMMON_PAST, MERGE_OTHER_FRAMEWORK, MERGE_SAME_FILE. */
  'merge.look': operation<MergeLook>()(z.strictObject(mergeOf)),
  /** What merging would do to ranks and tiers, by these decisions; MERGE_CONFLICTS while some are undecided. Nothing is written. */
  'merge.effect': operation<out.MergeEffect>()(z.strictObject(mergeOf)),
  /** 分工包: what one for a colleague would hold, and what it would not. NO_SUCH_UNIT, NO_SUCH_INDICATOR, PACKAGE_NOTHING_ASKED. */
  'package.look': operation<out.PackageContent>()(packageScopeSchema),
  /** Writes it, whole or not at all; the open project stays as it is. FILE_EXISTS. */
  'package.write': operation<out.WrittenPackage>()(
    packageScopeSchema.extend({
      recipient: z.string().trim().min(1).max(100),
      note: z.string().max(2_000),
      target: handle,
    }),
  ),
  /** Puts it in: one step of the undo. `head`: the other project as it was looked at; another one is MERGE_OTHER_CHANGED. */
  'merge.apply': writing<out.MergedProject>()({ ...mergeOf, head: z.string().max(64).optional() }),
  /** Index and tiers of an earlier year's project, scored by its own baseline, become history of this one. */
  'history.import-project': writing()({ file: handle, reason }),
  /** Every unit's change of index since an earlier year's project, split; that one by its saved baseline. Nothing is imported, and the file stays as it is. */
  'history.year-change': operation<YearChanges>()(z.strictObject({ file: handle, method })),
  /** What became of every indicator and measure since an earlier project's framework; `file` left out: that of the project that this one was begun on. */
  'history.systems': operation<SystemComparison>()(z.strictObject({ file: handle.optional(), method })),
  /** The method of a stored run, where the data is still what the run was made of. */
  'run.method': operation<out.RunMethod>()(z.strictObject({ id: z.number().int() })),
  'run.list': operation<readonly out.RunSummary[]>()(nothing),
  'run.save': writing<out.SavedRun>()({ scenario: z.string().nullable(), note, released: z.boolean() }),
  /** 报告结构 of the project; null: the program's own again. */
  'plan.save': writing()({
    plan: reportPlanSchema.nullable(),
    /** Files of pictures that boxes name and the project hasn't: PICTURE_KIND, PICTURE_DAMAGED, PICTURE_TOO_BIG, PICTURE_TOO_LARGE. */
    pictures: z.array(pictureBytes).max(500).readonly().optional(),
  }),
  /** A picture of a box by its hash. PICTURE_GONE. */
  'plan.picture': operation<PictureFile>()(z.strictObject({ hash: z.string().max(64) })),
  /** A colleague's from a file: in place of the project's, or merged into it; what both changed stays the project's and is said. */
  'plan.import': writing<out.ImportedPlan>()({ file: handle, mode: z.enum(['replace', 'merge']) }),
  'plan.export': operation<out.SavedFile>()(z.strictObject({ target: handle })),
  /** The project of the other cohort, for the report's preview: by its working method. */
  'report.other': operation<out.OtherProject>()(z.strictObject({ file: handle, language: z.enum(['zh', 'en']) })),
  /** Reads a file again, also one that was edited since, for what it tells of single units of this project. */
  /** Practice boxes of a list (a row each) or a document (a heading each), as the file says them. Nothing is written. BOXES_NONE. */
  'boxes.read': operation<out.BoxesOutcome>()(z.strictObject({ file: handle, job })),
  /** What a Word template asks for, and what of it this report has. */
  'template.check': operation<out.TemplateOutcome>()(
    z.strictObject({
      file: handle,
      other: handle.optional(),
      method,
      audience: z.enum(audiences).optional(),
      language: z.enum(['zh', 'en']),
      job,
    }),
  ),
  /** The template that comes with the program, to edit. */
  'template.save': operation<out.SavedFile>()(z.strictObject({ target: handle, language: z.enum(['zh', 'en']) })),
  /** `others`: projects of other cohorts of the report. */
  'manuscript.refresh': operation<out.RefreshOutcome>()(
    z.strictObject({
      file: handle,
      others: z.array(handle).max(3).readonly(),
      target: handle,
      method,
      replaceEdited: z.boolean().optional(),
      overwrite: z.boolean().optional(),
      job,
    }),
  ),
  /** A document (.docx), workbook or text file, or a text itself. */
  'manuscript.proof': operation<out.ProofOutcome>()(
    z.strictObject({
      file: handle.optional(),
      text: z.string().max(200_000).optional(),
      others: z.array(handle).max(3).readonly(),
      method,
      language: z.enum(['zh', 'en']),
      job,
    }),
  ),
  'export.leaks': operation<out.LeakOutcome>()(z.strictObject({ file: handle, method, job })),
  'export.write': operation<out.ExportOutcome>()(
    z.strictObject({
      what: z.enum([
        'workbook',
        'tables',
        'live',
        'report',
        'profiles',
        'figures',
        'comparison',
        'rankings',
        'coherence',
        'analysis',
        'years',
        'year-change',
        'systems',
        'audit',
        'score-book',
        'system-sheet',
        'translations',
        'minutes',
        'all',
      ]),
      /** `folder`: every file of `what` into the folder that `target` names; `zip`: the same files in one archive. */
      format: z.enum(['xlsx', 'docx', 'csv', 'pdf', 'svg', 'png', 'zip', 'folder']),
      target: handle,
      method,
      /** `comparison`: two to six methods, the first is what the others are compared with. */
      compared: z.array(methodChoiceSchema).min(2).max(6).optional(),
      /** `audit`: the entries wanted; left out, all. */
      audit: z.strictObject(auditFilter).optional(),
      /** `year-change`: the earlier year's project. `systems`: the same; left out, the one that this project was begun on. */
      earlier: handle.optional(),
      /** `figures` as one file: the figure's id; without it, with a unit, that unit's radar. */
      figure: z.string().min(1).max(200).optional(),
      /** `tables`: ids of tables of the report, in a folder or archive each as CSV; left out, the tables handed over on their own. */
      tables: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
      /** `report`: the project of the other cohort, for one report over both; by its own working method. */
      other: handle.optional(),
      unit: code.optional(),
      /** Whom it is for; left out, `public` for report and tables, else `internal`. `unit` with `profiles`: 专项分析报告, a file a unit. */
      audience: z.enum(audiences).optional(),
      /** 专项分析报告: of whom; left out, of `unit`, else of every unit that takes part. */
      units: z.array(code).min(1).max(5_000).optional(),
      /** 专项分析报告 as folder or archive: in which format each is; left out, Word. */
      files: z.enum(['docx', 'pdf']).optional(),
      /** 专项分析报告: the rank is said. */
      ranks: z.boolean().optional(),
      /** `report` and `all`: the text of a pattern file that words sentences of the report (docs/FORMATS "Patterns"). */
      patterns: z.string().max(1_000_000).optional(),
      /** `report` as Word: the team's own document, with placeholders (docs/FORMATS "Word templates"). */
      template: handle.optional(),
      language: z.enum(['zh', 'en']),
      overwrite: z.boolean().optional(),
      job,
    }),
  ),
  'job.cancel': operation<null>()(z.strictObject({ job })),
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type OperationInput<N extends OperationName> = z.infer<Operations[N]['input']>;
export type OperationOutput<N extends OperationName> = Operations[N] extends Operation<z.ZodType, infer O> ? O : never;

/** Operations that change the open project. */
export type WritingOperation = {
  [N in OperationName]: Operations[N] extends { readonly writes: true } ? N : never;
}[OperationName];
/** Input as callers give it who have the project that they show, and its revision where they write, added to it (`withBasis`). */
export type OperationRequest<N extends OperationName> = N extends WritingOperation
  ? Omit<OperationInput<N>, keyof ProjectBasis> & Partial<ProjectBasis>
  : N extends 'project.close'
    ? Partial<OperationInput<N>>
    : OperationInput<N>;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
