import { appError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { withNamedIndex } from '../../../shared/model/index-name.ts';
import { withKeptWords } from '../../../shared/model/project-words.ts';
import { applyMethodPatch } from '../../../shared/model/method-patch.ts';
import type { MethodPatch } from '../../../shared/model/method-patch.ts';
import type { Method } from '../../../shared/model/method.ts';
import { newMethodFault } from '../../../shared/scoring/new-method-fault.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { findScenario } from '../app/project-method.ts';
import type { ProjectSession } from '../app/project-session.ts';

/**
 * The working method with one edit. Errors: CODE_UNKNOWN and METHOD_PATCH_MEASURE (what it names isn't there), and by scoring's codes whatever the
 * method couldn't be scored for.
 */
export function editedMethod({ store, dataset }: ProjectSession, patch: MethodPatch): Result<Method> {
  const stranger = unknownCode(store, patch);
  if (stranger !== undefined) return err(appError('CODE_UNKNOWN', { code: stranger }));
  const held = store.workingMethod();
  const edited = applyMethodPatch(held, patch);
  if (!edited.ok) return edited;
  // Only a name that the edit gives: another one is not this edit's to change.
  const named = patch.indexName === undefined ? edited.value : withNamedIndex(edited.value);
  const method = patch.words === undefined ? named : withKeptWords(named);
  const fault = newMethodFault(dataset(), held, method);
  return fault === null ? ok(method) : err(fault);
}

/**
 * What becomes the baseline: the working method, or a scenario's in its place. Errors: METHOD_NO_DRAFT (nothing differs), SCENARIO_NOT_FOUND, and by
 * scoring's codes what it couldn't be scored for.
 */
export function promotedMethod({ store, dataset }: ProjectSession, scenario: string | undefined): Result<Method> {
  const draft = store.draft();
  const found = scenario === undefined ? null : findScenario(store, scenario);
  if (found?.ok === false) return found;
  const method = found === null ? draft : found.value.method;
  if (method === null) return err(appError('METHOD_NO_DRAFT'));
  const fault = newMethodFault(dataset(), store.baselineMethod(), method);
  return fault === null ? ok(method) : err(fault);
}

/** A code that the patch sets something of and the framework doesn't have (any more): to drop it would lose the edit in silence. */
function unknownCode(store: ProjectReader, { weights = {}, measures = {} }: MethodPatch): string | undefined {
  const framework = store.framework();
  const measureCodes = new Set(framework.measures.map(({ code }) => code));
  const known = new Set([...framework.indicators.map(({ code }) => code), ...measureCodes]);
  const set = (entries: Readonly<Record<string, unknown>>): string[] =>
    Object.entries(entries).flatMap(([code, value]) => (value === null ? [] : [code]));
  return set(weights).find((code) => !known.has(code)) ?? set(measures).find((code) => !measureCodes.has(code));
}
