import { appError } from '../../shared/base/app-error.ts';
import { auditSentences } from '../../shared/report/audit/audit-sentences.ts';
import { invoke } from '../client/invoke.ts';
import { goTo, useAppearance } from '../state/appearance.ts';
import { fetchSnapshot } from '../state/method-edits.ts';
import { fail, notify } from '../state/notices.ts';
import { showSnapshot, useWorkbench } from '../state/workbench.ts';

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
  const { project, revision, title, framework, dataset } = found.value;
  if (held === null || held.project !== project) return notify('warning', appError('SCREEN_OTHER_PROJECT', { title }));
  const page = await invoke('audit.page', { offset: 0, limit: Math.max(1, Math.min(1000, revision - held.revision)) });
  if (!page.ok) return fail(page);
  const since = page.value.entries.filter(({ id }) => id > held.revision).reverse();
  const names = { nodes: framework.indicators, measures: framework.measures, units: dataset.units };
  const { language: lang } = useAppearance.getState();
  const named = since.slice(-NAMED_MOST).map((entry) => auditSentences(entry, { names, lang }).headline);
  const steps = [...(since.length > named.length ? ['…'] : []), ...named].join('；');
  if (since.length > 0) notify('warning', appError('SCREEN_PROJECT_MOVED', { steps }));
}
