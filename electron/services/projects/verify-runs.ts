import { shownFingerprint } from '../../../shared/model/fingerprint.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { canonicalJson, isJsonObject } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Finding } from '../../../shared/contract/outputs.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { StoredRun } from '../../storage/documents/runs.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { ENGINE_VERSION } from '../app/environment.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { scoreRun } from '../results/score-run.ts';

/**
 * Every stored score computed again: `ok` are those reproduced to the bit. Where the data has moved on since, from the project as it was then, which
 * `then` gives (null: not known). Nothing of `session` is read after the first of those.
 */
export function* verifyRuns(session: ProjectSession, then: (run: number) => ProjectSession | null): Generator<Finding> {
  const movedOn: StoredRun[] = [];
  const now = inputHash(session.dataset());
  const isNow = (run: StoredRun): boolean =>
    run.inputHash === now || run.inputHash === inputHash(session.dataset(), run.method);
  for (const { id, kind } of session.store.runs()) {
    if (kind !== 'score' && kind !== 'release') continue;
    const run = readable(session.store, id);
    if (run === null) yield { ok: false, message: appError('DIFFERENT_RUN', { run: id, detail: '—' }) };
    else if (isNow(run)) yield compare(run, session, 'RUN_REPRODUCED');
    else movedOn.push(run);
  }
  for (const run of movedOn) {
    const session = then(run.id);
    yield session === null ||
    (run.engine !== ENGINE_VERSION && inputHash(session.dataset(), run.method) !== run.inputHash)
      ? movedOnSince(run, now)
      : compare(run, session, 'RUN_REPRODUCED_THEN');
  }
}

function movedOnSince({ id, inputHash: stored }: StoredRun, now: string): Finding {
  const params = { run: id, stored: shownFingerprint(stored), now: shownFingerprint(now) };
  return { ok: true, information: true, message: appError('RUN_INPUT_CHANGED', params) };
}

/** Null where its method or result can't be read. */
function readable(store: ProjectReader, run: number): StoredRun | null {
  try {
    return store.run(run);
  } catch {
    return null;
  }
}

function compare(run: StoredRun, session: ProjectSession, reproduced: string): Finding {
  const differs = (detail: string): Finding => ({
    ok: false,
    message: appError('DIFFERENT_RUN', { run: run.id, detail }),
  });
  const again = scoreRun(session, run.method);
  if (!again.ok) return differs(again.error.code);
  const { inputHash: hash, result } = again.value;
  if (hash !== run.inputHash) return differs(`${shownFingerprint(run.inputHash)} ≠ ${shownFingerprint(hash)}`);
  const stored = canonicalJson(withoutYear(run.result));
  const computed = canonicalJson(withoutYear(asStored(run.result, result)));
  return stored === computed
    ? { ok: true, message: appError(reproduced, { run: run.id }) }
    : differs(firstDifference(stored, computed));
}

/** Runs stored before scores had evidence have none; the rest of them must be the same to the bit. */
function asStored(stored: Json, computed: Json): Json {
  if (!isJsonObject(computed) || hasEvidence(stored)) return computed;
  return { ...computed, units: unitsOf(computed).map(withoutEvidence) };
}

/** The year is said where there are values of others, of which such a score takes nothing: whether there are is no part of the result. */
function withoutYear(result: Json): Json {
  return isJsonObject(result) ? { ...result, year: undefined } : result;
}

function hasEvidence(result: Json): boolean {
  const [first] = unitsOf(result);
  return first !== undefined && isJsonObject(first) && 'evidence' in first;
}

function unitsOf(result: Json): readonly Json[] {
  const units = isJsonObject(result) ? result['units'] : undefined;
  return Array.isArray(units) ? units : [];
}

function withoutEvidence(unit: Json): Json {
  return isJsonObject(unit) ? { ...unit, evidence: undefined, measured: undefined } : unit;
}

function firstDifference(stored: string, again: string): string {
  let at = 0;
  while (at < stored.length && stored[at] === again[at]) at += 1;
  return `${stored.slice(Math.max(0, at - 30), at + 20)} ≠ ${again.slice(Math.max(0, at - 30), at + 20)}`;
}
