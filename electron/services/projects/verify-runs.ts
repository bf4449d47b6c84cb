import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { Finding } from '../../../shared/contract/outputs.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { StoredRun } from '../../storage/documents/runs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { scoreRun } from '../results/score-run.ts';

/** Every stored score computed again: `ok` are those reproduced to the bit. */
export function* verifyRuns(session: ProjectSession): Generator<Finding> {
  const { store } = session;
  for (const summary of store.runs()) {
    if (summary.kind !== 'score' && summary.kind !== 'release') continue;
    const run = readable(store, summary.id);
    if (run === null) {
      yield { ok: false, message: appError('DIFFERENT_RUN', { run: summary.id, detail: '—' }) };
      continue;
    }
    const again = scoreRun(session, run.method);
    yield compare(
      summary.id,
      summary.inputHash,
      canonicalJson(run.result),
      again.ok ? { hash: again.value.inputHash, result: canonicalJson(again.value.result) } : again.error,
    );
  }
}

/** Null where its method or result can't be read. */
function readable(store: ProjectReader, run: number): StoredRun | null {
  try {
    return store.run(run);
  } catch {
    return null;
  }
}

function compare(
  run: number,
  inputHash: string,
  stored: string,
  again: { readonly hash: string; readonly result: string } | AppError,
): Finding {
  if ('code' in again) return { ok: false, message: appError('DIFFERENT_RUN', { run, detail: again.code }) };
  if (again.hash !== inputHash)
    return {
      ok: true,
      information: true,
      message: appError('RUN_INPUT_CHANGED', { run, stored: inputHash.slice(0, 12), now: again.hash.slice(0, 12) }),
    };
  if (again.result !== stored)
    return { ok: false, message: appError('DIFFERENT_RUN', { run, detail: firstDifference(stored, again.result) }) };
  return { ok: true, message: appError('RUN_REPRODUCED', { run }) };
}

function firstDifference(stored: string, again: string): string {
  let at = 0;
  while (at < stored.length && stored[at] === again[at]) at += 1;
  return `${stored.slice(Math.max(0, at - 30), at + 20)} ≠ ${again.slice(Math.max(0, at - 30), at + 20)}`;
}
