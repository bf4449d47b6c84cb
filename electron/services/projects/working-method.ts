import { appError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import { err } from '../../../shared/base/result.ts';
import { applyMethodPatch } from '../../../shared/model/method-patch.ts';
import type { MethodPatch } from '../../../shared/model/method-patch.ts';
import { newMethodFault } from '../../../shared/scoring/new-method-fault.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import { findScenario } from '../app/project-method.ts';
import type { ProjectSession } from '../app/project-session.ts';

/**
 * Makes one edit of the working method as it stands now, whoever changed it last. Errors: CODE_UNKNOWN and METHOD_PATCH_MEASURE (what it names is
 * no longer there), and by scoring's codes whatever the method couldn't be scored for; nothing is written then.
 */
export function editMethod(
  { store, dataset }: ProjectSession,
  patch: MethodPatch,
  label: string,
  now: string,
): Result<void> {
  const stranger = unknownCode(store, patch);
  if (stranger !== undefined) return err(appError('CODE_UNKNOWN', { code: stranger }));
  const held = store.workingMethod();
  const edited = applyMethodPatch(held, patch);
  if (!edited.ok) return edited;
  const fault = newMethodFault(dataset(), held, edited.value);
  return fault === null ? store.saveDraft(edited.value, label, now) : err(fault);
}

/** Promotes the working method, or a scenario's in its place. Errors: METHOD_NO_DRAFT (nothing differs), SCENARIO_NOT_FOUND. */
export function saveBaseline(
  store: ProjectStore,
  scenario: string | undefined,
  reason: string,
  now: string,
): Result<void> {
  if (scenario !== undefined) {
    const found = findScenario(store, scenario);
    return found.ok ? store.saveBaseline(found.value.method, reason, now) : found;
  }
  const draft = store.draft();
  return draft === null ? err(appError('METHOD_NO_DRAFT')) : store.saveBaseline(draft, reason, now);
}

/** A code that the patch sets something of and the framework doesn't have (any more): to drop it would lose the edit in silence. */
function unknownCode(store: ProjectStore, { weights = {}, measures = {} }: MethodPatch): string | undefined {
  const framework = store.framework();
  const measureCodes = new Set(framework.measures.map(({ code }) => code));
  const known = new Set([...framework.indicators.map(({ code }) => code), ...measureCodes]);
  const set = (entries: Readonly<Record<string, unknown>>): string[] =>
    Object.entries(entries).flatMap(([code, value]) => (value === null ? [] : [code]));
  return set(weights).find((code) => !known.has(code)) ?? set(measures).find((code) => !measureCodes.has(code));
}
