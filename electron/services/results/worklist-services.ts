import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { settledTogether } from '../../../shared/report/worklist/derive-worklist.ts';
import type { NewLineState } from '../../storage/documents/project-writes.ts';
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
      const all = projectWorklist(session);
      const known = new Set(all.map(({ id }) => id));
      const unknown = ids.find((id) => !known.has(id));
      if (unknown !== undefined) return err(appError('WORKLIST_UNKNOWN', { id: unknown }));
      const held = session.store.lineStates();
      const states = new Map<string, NewLineState | null>();
      for (const line of settledTogether(all, ids)) {
        // What was settled in an earlier batch holds until it is taken back there too.
        if (state !== 'open') states.set(line.id, { state, of: line.of });
        else for (const id of [line.id, ...(line.earlier ?? [])]) if (held.has(id)) states.set(id, null);
      }
      return ok((store, now) => store.saveLineStates(states, reason, now));
    }),
  };
}
