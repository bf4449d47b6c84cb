import { isEmptyPatch, methodPatch } from '../../shared/model/method-patch.ts';
import type { Method } from '../../shared/model/method.ts';
import { score } from '../../shared/scoring/score.ts';
import { editMethod } from './method-edits.ts';
import { projectWatch } from './project-store.ts';
import { ask } from './questions.ts';
import { compareResults } from './result-change.ts';
import { useWorkbench } from './workbench.ts';
import type { Words } from './workbench.ts';

/**
 * An edit of the working method that says what it would do before it is kept: one setting of the whole index can move every unit. `instead`: a draft
 * that it takes the place of.
 */
export async function askMethodEdit(
  label: Words,
  change: (method: Method) => Method,
  { instead = false }: { readonly instead?: boolean } = {},
): Promise<void> {
  const { snapshot, working } = useWorkbench.getState();
  if (snapshot === null || working === null) return;
  const next = change(working);
  if (isEmptyPatch(methodPatch(working, next))) return;
  const here = projectWatch();
  const [before, after] = [score(snapshot.dataset, working), score(snapshot.dataset, next)];
  const agreed = await ask({
    kind: 'method-change',
    label,
    instead,
    effect: after.ok ? compareResults(before.ok ? before.value : null, after.value, [working, next]) : null,
    error: before.ok && !after.ok ? after.error : null,
  });
  // What else was edited meanwhile, in another window, stays.
  if (agreed && here()) editMethod(label, change);
}
