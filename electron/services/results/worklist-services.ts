import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { inProject } from '../app/in-project.ts';
import { chosenMethod } from '../app/project-method.ts';
import { projectWorklist } from '../app/project-worklist.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { writes } from '../app/write-project.ts';

/** 问题清单: derived whenever it is asked for; what is written is only what was settled of its lines. */
export function worklistServices(context: ServiceContext): Pick<Services, 'worklist.list' | 'worklist.settle'> {
  return {
    'worklist.list': inProject(context, async (session, { method: choice }) => {
      const method = chosenMethod(session, choice);
      if (!method.ok) return method;
      const items = projectWorklist(session, method.value.method);
      return ok({ open: items.filter(({ state }) => state === 'open').length, items });
    }),
    'worklist.settle': writes(context, 'worklist.settle', (session, { ids, state, reason }) => {
      const lines = new Map(projectWorklist(session).map((line) => [line.id, line]));
      const unknown = ids.find((id) => !lines.has(id));
      if (unknown !== undefined) return err(appError('WORKLIST_UNKNOWN', { id: unknown }));
      const states = new Map(
        ids.map((id) => [id, state === 'open' ? null : { state, of: lines.get(id)?.of ?? '' }] as const),
      );
      return ok((store, now) => store.saveLineStates(states, reason, now));
    }),
  };
}
