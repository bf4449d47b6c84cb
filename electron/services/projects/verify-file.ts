import type { Finding } from '../../../shared/contract/outputs.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { examineFile } from '../../storage/examine-file.ts';
import type { ExaminedFile } from '../../storage/examine-file.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import type { Finding as StoredFinding } from '../../storage/verify/finding.ts';
import { damageDetail } from '../../storage/connection/damaged-content.ts';
import { isDiskFull } from '../../storage/connection/sqlite.ts';
import { createProjectSession } from '../app/project-session.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { verifyRuns } from './verify-runs.ts';

/**
 * Proves a private copy of a project file, damaged or not: what storage finds part by part, then every stored score computed again. What can't be read
 * is a finding; throws only where the copy has no room to be worked in (`isDiskFull`).
 */
export function verifyFile(copy: string, now: string): readonly Finding[] {
  const examined = examineFile(copy, now);
  try {
    const findings = examined.findings.map(asFinding);
    const { store } = examined;
    if (store !== null) findings.push(...storedRuns(copy, store, examined));
    return findings;
  } finally {
    examined.close();
  }
}

/** In a damaged file framework, units or values may not be readable at all. */
function* storedRuns(copy: string, store: ProjectStore, examined: ExaminedFile): Generator<Finding> {
  const then = (run: number): ProjectSession | null => {
    const earlier = examined.asOfRun(run);
    return earlier === null ? null : createProjectSession(copy, earlier);
  };
  try {
    yield* verifyRuns(createProjectSession(copy, store), then);
  } catch (error) {
    if (isDiskFull(error)) throw error;
    yield { ok: false, message: appError('VERIFY_UNREADABLE', { part: 'scores', detail: damageDetail(error) }) };
  }
}

function asFinding({ code, params, information }: StoredFinding): Finding {
  const message = appError(code, params);
  return information === true ? { ok: true, information, message } : { ok: false, message };
}
