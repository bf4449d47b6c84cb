import { appError } from '../../shared/base/app-error.ts';
import type { AuditEntry } from '../../shared/contract/outputs.ts';
import { invoke } from '../client/invoke.ts';
import { goTo, useAppearance } from '../state/appearance.ts';
import { fetchSnapshot } from '../state/method-edits.ts';
import { fail, notify } from '../state/notices.ts';
import { showSnapshot, useWorkbench } from '../state/workbench.ts';
import { actionKey, subjectName } from '../ui/audit-words.ts';
import { textsIn } from '../ui/texts.ts';

/** As many changes as one notice can name. */
const NAMED_MOST = 5;

/** After a write was refused as the project isn't what this window showed: shows what is open, and says what changed. */
export async function showHowItStands(): Promise<void> {
  const { snapshot: held } = useWorkbench.getState();
  const found = await fetchSnapshot();
  if (!found.ok) return fail(found);
  if (found.value === null) {
    showSnapshot(null);
    return goTo('start');
  }
  const { project, revision, title } = found.value;
  if (held === null || held.project !== project) return notify('warning', appError('SCREEN_OTHER_PROJECT', { title }));
  const page = await invoke('audit.page', { offset: 0, limit: Math.max(1, Math.min(1000, revision - held.revision)) });
  if (!page.ok) return fail(page);
  const since = page.value.entries.filter(({ id }) => id > held.revision).reverse();
  const named = since.slice(-NAMED_MOST).map(stepText);
  const steps = [...(since.length > named.length ? ['…'] : []), ...named].join('；');
  if (since.length > 0) notify('warning', appError('SCREEN_PROJECT_MOVED', { steps }));
}

function stepText({ action, subject, key, why }: AuditEntry): string {
  const t = textsIn(useAppearance.getState().language);
  if (subject === 'draft' && why !== '') return why;
  return [t(actionKey(action)), subjectName(subject, t), key].filter(Boolean).join(' ');
}
