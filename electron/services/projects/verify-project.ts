import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { Finding } from '../../../shared/contract/outputs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { scoreRun } from '../results/score-run.ts';

/** Integrity, hashes, and every stored score run computed again: `ok` findings are runs reproduced to the bit. */
export function verifyProject(session: ProjectSession): readonly Finding[] {
  const store = session.store;
  const findings: Finding[] = store.verify().map(({ code, params, information }) => ({
    ok: information === true,
    ...(information === true ? { information } : {}),
    message: appError(code, params),
  }));
  for (const summary of store.runs()) {
    if (summary.kind !== 'score' && summary.kind !== 'release') continue;
    const run = store.run(summary.id);
    if (run === null) continue;
    const again = scoreRun(session, run.method);
    findings.push(
      compare(
        summary.id,
        summary.inputHash,
        canonicalJson(run.result),
        again.ok ? { hash: again.value.inputHash, result: canonicalJson(again.value.result) } : again.error,
      ),
    );
  }
  return findings;
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
