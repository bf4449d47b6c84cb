import { basename } from 'node:path';
import { toJson } from '../../../shared/base/to-json.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { hostsMessages } from '../../../shared/messages/hosts.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { namedDataset, namedFramework } from '../../../shared/report/english-names.ts';
import type { Audience } from '../../../shared/model/audience.ts';
import type { CellSource } from '../../../shared/model/lineage.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import type { SystemComparison } from '../../../shared/model/system-comparison.ts';
import type { YearChanges } from '../../../shared/model/year-change.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import type { MinutesSource } from '../../../shared/report/meeting/meeting-minutes.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { isUnitSlot } from '../../../shared/report/unit-report/unit-slots.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { score } from '../../../shared/scoring/score.ts';
import type { NamedMethod } from '../../../shared/scoring/what-if/what-if-types.ts';
import type { ExportStamp } from '../../exporting/export-stamp.ts';
import type { Provenance } from '../../exporting/provenance.ts';
import { systemsSince } from '../projects/history-services.ts';
import { evaluatedOverrides } from '../app/evaluated-overrides.ts';
import { inOwnPatterns } from './own-patterns.ts';
import { appendixContent } from '../app/appendix-content.ts';
import { ENGINE_VERSION } from '../app/environment.ts';
import { projectWorklist } from '../app/project-worklist.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resultFingerprint, shownFingerprint } from '../../../shared/model/fingerprint.ts';
import type { RunSummary } from '../../../shared/model/run-summary.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { isSynthetic } from '../app/synthetic-data.ts';
import { chosenMethod } from '../app/project-method.ts';
import { unfitAudience, usualAudience } from './audience-rules.ts';
import { reportedUnits } from './reported-units.ts';
import { comparedMethods } from './compared-methods.ts';
import { besideOther } from './beside-other.ts';
import { storedPictures } from './plan-pictures.ts';
import type { PlanPictures } from './plan-pictures.ts';
import type { OtherCohort } from './beside-other.ts';
import { auditTrail } from './export-audit.ts';
import type { AuditTrail } from './export-audit.ts';

/** What exports are made from, as plain values: report values come from `input`, `stamp` says what they were made from. */
export interface ExportSource {
  readonly input: ReportInput;
  readonly stamp: ExportStamp;
  readonly provenance: Provenance;
  /** The log, where a log is written. */
  readonly audit: AuditTrail | null;
  /** Empty unless a comparison was asked for. */
  readonly compared: readonly NamedMethod[];
  readonly unit: string | null;
  /** Of whom there are 专项分析报告, or pages where only those of some are wanted, as positions in the dataset; empty where neither is asked for. */
  readonly reported: readonly number[];
  /** Whether 专项分析报告 tell the rank. */
  readonly ranks: boolean;
  readonly figure: string | null;
  /** Name of the project's file. */
  readonly file: string;
  /** Ids of the tables of the report that are wanted; null: those handed over on their own. */
  readonly tables: readonly string[] | null;
  /** The other cohort of a report. */
  readonly other: OtherCohort | null;
  /** The team's 报告结构, for the report: the project's own, else the other project's; null: the program's. */
  readonly plan: ReportPlan | null;
  /** Pictures of its boxes. */
  readonly pictures: PlanPictures;
  /** Since the earlier year asked for. */
  readonly yearChanges: YearChanges | null;
  /** The framework against that of the earlier year asked for. */
  readonly systems: SystemComparison | null;
  /** Of meetings, for their minutes. */
  readonly meeting: MinutesSource | null;
}

/** The open project scored by the asked method; an export without a score is refused, saying why there is none. */
export function exportSource(
  session: ProjectSession,
  request: Pick<
    OperationInput<'export.write'>,
    | 'what'
    | 'method'
    | 'compared'
    | 'unit'
    | 'units'
    | 'ranks'
    | 'figure'
    | 'tables'
    | 'audience'
    | 'patterns'
    | 'language'
  >,
  now: Date,
  {
    yearChanges = null,
    systems = null,
    sources = [],
    other: otherAsked = null,
  }: Partial<Pick<ExportSource, 'yearChanges' | 'systems' | 'other'>> & {
    readonly sources?: readonly CellSource[];
  } = {},
): Result<ExportSource> {
  const { store } = session;
  const method = chosenMethod(session, request.method);
  if (!method.ok) return method;
  const compared =
    request.compared === undefined
      ? ok({ methods: [], draft: false })
      : comparedMethods(session, request.compared, request.language);
  if (!compared.ok) return compared;
  const dataset = session.dataset();
  const scored = score(dataset, method.value.method);
  if (!scored.ok) return scored;
  if (dataset.measures.length === 0) return err(appError('NOT_SCORED', { detail: '—' }));
  const meeting = request.what === 'minutes' ? minutesSource(session) : ok(null);
  if (!meeting.ok) return meeting;
  const meta = store.meta();
  const extra = appendixContent(meta.template);
  if (!extra.ok) return extra;
  // A project that was begun on none says nothing of it.
  const begunOn = systemsSince(null, session, request.method);
  const audience = request.audience ?? usualAudience(request.what);
  const unfit = unfitAudience(audience, request);
  if (unfit) return err(unfit);
  const picked = request.what === 'profiles' && request.units !== undefined;
  const reported = audience === 'unit' || picked ? reportedUnits(dataset, method.value.method, request) : ok([]);
  if (!reported.ok) return reported;
  // What is read again keeps the names that the project has.
  const names = readAgain.has(request.what) ? 'zh' : request.language;
  const whole: ReportInput = {
    framework: namedFramework(store.framework(), names),
    dataset: namedDataset(dataset, method.value.method, names),
    method: method.value.method,
    result: scored.value,
    history: store.history(),
    lang: request.language,
    worklist: projectWorklist(session, method.value.method),
    notes: store.notes(),
    annotations: store.annotations(),
    experts: store.expertPapers(),
    systems: begunOn.ok ? begunOn.value : null,
    ...extra.value,
  };
  const shown = forAudience(whole, audience);
  const beside = besideOther(shown, otherAsked);
  if (!beside.ok) return beside;
  const worded = inOwnPatterns(shown, beside.value?.input ?? null, request);
  if (!worded.ok) return worded;
  const { input } = worded.value;
  const other =
    beside.value === null || worded.value.other === null ? null : { ...beside.value, input: worded.value.other };
  const hash = inputHash(dataset, method.value.method);
  const release = releaseOf(store, method.value.method, hash);
  const stamp: ExportStamp = {
    ...(release === null ? {} : { run: { id: release.id, released: true } }),
    fingerprint: shownFingerprint(resultFingerprint(hash, contentHash(toJson(method.value.method)))),
    chain: store.chainHead(),
    engine: ENGINE_VERSION,
    app: `${hostsMessages.APP_TITLE[request.language]} ${ENGINE_VERSION}`,
    scenario: method.value.scenario,
    draft: request.compared === undefined ? method.value.draft : compared.value.draft,
    exportedAt: now.toISOString(),
    synthetic: isSynthetic(store),
  };
  const provenance: Provenance = {
    sources,
    batches: store.batches(),
    overrides: evaluatedOverrides(store),
  };
  const own = store.reportPlan();
  const plan = planFor(request.what, audience, own ?? other?.plan ?? null);
  return ok({
    input,
    stamp,
    provenance,
    audit: request.what === 'all' || request.what === 'audit' ? auditTrail(session) : null,
    compared: compared.value.methods,
    unit: request.unit ?? null,
    reported: reported.value,
    ranks: request.ranks ?? false,
    figure: request.figure ?? null,
    file: basename(session.path),
    tables: request.tables ?? null,
    other,
    plan,
    pictures: own === null ? (other?.pictures ?? new Map()) : storedPictures(store, plan),
    yearChanges,
    systems,
    meeting: meeting.value,
  });
}

function minutesSource({ store, dataset }: ProjectSession): Result<MinutesSource> {
  const papers = store.meetingPapers();
  const otherData = papers.proposals.flatMap(({ proposal, method, input }) =>
    inputHash(dataset(), method) === input ? [] : [proposal],
  );
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return papers.proposals.length === 0
    ? err(appError('MEETING_NONE'))
    : ok({ papers, zone, otherData: new Set(otherData) });
}

const readAgain: ReadonlySet<OperationInput<'export.write'>['what']> = new Set([
  'score-book',
  'system-sheet',
  'translations',
]);

/** Of the plan what the export prints: 专项分析报告 have its texts on units only. */
function planFor(
  what: OperationInput<'export.write'>['what'],
  audience: Audience,
  plan: ReportPlan | null,
): ReportPlan | null {
  if (audience === 'unit') return plan && { version: 1, items: plan.items.filter(isUnitSlot), boxes: [] };
  return what === 'report' || what === 'all' ? plan : null;
}

/** The newest 定稿 of exactly this input and method; exports of anything else don't carry its fingerprint. */
function releaseOf(store: ProjectReader, method: Method, hash: string): RunSummary | null {
  const same = contentHash(toJson(method));
  const released = store
    .runs()
    .filter((run) => run.kind === 'release' && run.inputHash === hash && run.engine === ENGINE_VERSION);
  return (
    released
      .sort((a, b) => b.id - a.id)
      .find((run) => contentHash(toJson(store.run(run.id)?.method ?? null)) === same) ?? null
  );
}
