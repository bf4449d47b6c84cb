import { toJson } from '../../../shared/base/to-json.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { withIndexName } from '../../../shared/model/index-name.ts';
import type { CellSource } from '../../../shared/model/lineage.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { SystemComparison } from '../../../shared/model/system-comparison.ts';
import type { YearChanges } from '../../../shared/model/year-change.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { score } from '../../../shared/scoring/score.ts';
import type { NamedMethod } from '../../../shared/scoring/what-if/what-if-types.ts';
import type { ExportStamp } from '../../exporting/export-stamp.ts';
import type { Provenance } from '../../exporting/provenance.ts';
import { systemsSince } from '../projects/history-services.ts';
import { appendixContent } from '../app/appendix-content.ts';
import { APP_NAME, ENGINE_VERSION } from '../app/environment.ts';
import { projectWorklist } from '../app/project-worklist.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resultFingerprint, shownFingerprint } from '../../../shared/model/fingerprint.ts';
import type { RunSummary } from '../../../shared/model/run-summary.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { isSynthetic } from '../app/synthetic-data.ts';
import { chosenMethod } from '../app/project-method.ts';
import { comparedMethods } from './compared-methods.ts';
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
  readonly figure: string | null;
  /** Since the earlier year asked for. */
  readonly yearChanges: YearChanges | null;
  /** The framework against that of the earlier year asked for. */
  readonly systems: SystemComparison | null;
}

/** The open project scored by the asked method; an export without a score is refused, saying why there is none. */
export function exportSource(
  session: ProjectSession,
  request: Pick<OperationInput<'export.write'>, 'what' | 'method' | 'compared' | 'unit' | 'figure' | 'language'>,
  now: Date,
  more: {
    readonly yearChanges: YearChanges | null;
    readonly systems: SystemComparison | null;
    readonly sources: readonly CellSource[];
  },
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
  const meta = store.meta();
  const extra = appendixContent(meta.template);
  if (!extra.ok) return extra;
  // A project that was begun on none says nothing of it.
  const begunOn = systemsSince(null, session, request.method);
  const input: ReportInput = {
    framework: store.framework(),
    dataset: withIndexName(dataset, method.value.method, request.language),
    method: method.value.method,
    result: scored.value,
    history: store.history(),
    lang: request.language,
    worklist: projectWorklist(session, method.value.method),
    systems: begunOn.ok ? begunOn.value : null,
    ...extra.value,
  };
  const hash = inputHash(dataset, method.value.method);
  const release = releaseOf(store, method.value.method, hash);
  const stamp: ExportStamp = {
    ...(release === null ? {} : { run: { id: release.id, released: true } }),
    fingerprint: shownFingerprint(resultFingerprint(hash, contentHash(toJson(method.value.method)))),
    chain: store.chainHead(),
    engine: ENGINE_VERSION,
    app: `${APP_NAME} ${ENGINE_VERSION}`,
    scenario: method.value.scenario,
    draft: request.compared === undefined ? method.value.draft : compared.value.draft,
    exportedAt: now.toISOString(),
    synthetic: isSynthetic(store),
  };
  const provenance: Provenance = {
    sources: more.sources,
    batches: store.batches(),
    overrides: store.overrides(),
  };
  return ok({
    input,
    stamp,
    provenance,
    audit: request.what === 'all' || request.what === 'audit' ? auditTrail(session) : null,
    compared: compared.value.methods,
    unit: request.unit ?? null,
    figure: request.figure ?? null,
    yearChanges: more.yearChanges,
    systems: more.systems,
  });
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
