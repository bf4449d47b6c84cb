import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { ChecklistItem } from '../../../shared/report/checklist/release-checklist.ts';
import { releaseChecklist } from '../../../shared/report/checklist/release-checklist.ts';
import { score } from '../../../shared/scoring/score.ts';
import { projectWorklist } from '../app/project-worklist.ts';
import type { ProjectSession } from '../app/project-session.ts';

/** Why this result must not be released (an item of the checklist that says stop), or null. What is only to be looked at does not hold it up. */
export function releaseObstacle(session: ProjectSession, method: Method): AppError | null {
  const dataset = session.dataset();
  const scored = score(dataset, method);
  if (!scored.ok) return scored.error;
  const items = releaseChecklist({
    framework: session.store.framework(),
    dataset,
    method,
    result: scored.value,
    history: session.store.history(),
    lang: 'zh',
    worklist: projectWorklist(session, method),
  });
  const stops = items.filter((item) => item.state === 'stop');
  return stops.length === 0 ? null : appError('RELEASE_STOPPED', { detail: stops.map(listed).join('；') });
}

/** Lines of an item that are named in the refusal; the screen and `workbench issues` have all of them. */
const NAMED = 5;

function listed({ text, details }: ChecklistItem): string {
  const more = details.length > NAMED ? ' ……' : '';
  return details.length === 0 ? text : `${text} ${details.slice(0, NAMED).join(' ｜ ')}${more}`;
}
