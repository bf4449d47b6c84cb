import { toJson } from '../../../shared/base/to-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Result } from '../../../shared/base/result.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Method } from '../../../shared/model/method.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { score } from '../../../shared/scoring/score.ts';
import { scoreJson } from '../../../shared/scoring/score-json.ts';
import { ENGINE_VERSION } from '../app/environment.ts';
import type { ProjectSession } from '../app/project-session.ts';

/** A score as it is stored in a run: the object of `score --json`, full precision, with the hash of its input. */
export function scoreRun(
  session: ProjectSession,
  method: Method,
): Result<{ readonly inputHash: string; readonly result: Json }> {
  const dataset = session.dataset();
  const scored = score(dataset, method);
  if (!scored.ok) return scored;
  const hash = inputHash(dataset, method);
  return ok({ inputHash: hash, result: toJson(scoreJson(dataset, method, scored.value, hash, ENGINE_VERSION)) });
}
