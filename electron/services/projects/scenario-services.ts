import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { TOTAL } from '../../../shared/model/dataset.ts';
import { withNamedIndex } from '../../../shared/model/index-name.ts';
import type { Method } from '../../../shared/model/method.ts';
import { newMethodFault } from '../../../shared/scoring/new-method-fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { DocumentContent } from '../../importing/documents/documents.ts';
import { readDocument } from '../../importing/worker/read-document.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { editedMethod, promotedMethod } from './working-method.ts';
import { findScenario } from '../app/project-method.ts';
import { savedFile } from '../app/saved-file.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

type ScenarioOperations =
  | 'method.edit'
  | 'method.save'
  | 'scenario.list'
  | 'scenario.save'
  | 'scenario.remove'
  | 'scenario.export'
  | 'scenario.import';

export function scenarioServices(context: ServiceContext): Pick<Services, ScenarioOperations> {
  return {
    'method.edit': writes(context, 'method.edit', (session, { label, patch }) => {
      const edited = editedMethod(session, patch);
      return edited.ok ? ok((store, now) => store.saveDraft(edited.value, label, now)) : edited;
    }),
    'method.save': writes(context, 'method.save', (session, { reason, scenario }) => {
      const promoted = promotedMethod(session, scenario);
      return promoted.ok ? ok((store, now) => store.saveBaseline(promoted.value, reason, now)) : promoted;
    }),
    'scenario.list': inProject(context, async ({ store }) => ok(store.scenarios())),
    'scenario.save': writes(
      context,
      'scenario.save',
      (session, { previousName, name, note, method: given, locked }) => {
        const method = withNamedIndex(given);
        const held = [session.store.workingMethod(), session.store.scenario(previousName ?? name)?.method];
        const stranger = foreignCode(session.store, method, held);
        if (stranger !== undefined) return err(appError('CODE_UNKNOWN', { code: stranger }));
        const fault = newMethodFault(session.dataset(), session.store.workingMethod(), method);
        if (fault !== null) return err(fault);
        return ok((store, now) => {
          if (previousName !== name && store.scenario(name) !== null)
            return err(appError('SCENARIO_NAME_TAKEN', { name }));
          if (previousName !== null && previousName !== name) {
            const renamed = store.renameScenario(previousName, name, now);
            if (!renamed.ok) return renamed;
          }
          return store.saveScenario({ name, note, method, locked }, now);
        });
      },
    ),
    'scenario.remove': writes(context, 'scenario.remove', (_, { name, reason }) =>
      ok((store, now) => store.removeScenario(name, reason, now)),
    ),
    'scenario.export': inProject(context, async ({ store }, { name, target }) => {
      const scenario = findScenario(store, name);
      if (!scenario.ok) return scenario;
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const content = {
        kind: 'workbench-scenario',
        version: 1,
        framework: store.framework().id,
        name,
        note: scenario.value.note,
        method: scenario.value.method,
      } satisfies DocumentContent<'scenario'>;
      const written = await writeSafely(
        path.value,
        async (temporary) => {
          await writeFile(temporary, `${JSON.stringify(content, null, 2)}\n`);
        },
        { overwrite: true },
      );
      return written.ok ? savedFile(context, path.value) : written;
    }),
    'scenario.import': writes(context, 'scenario.import', async (session, { file }) => {
      const path = resolveHandle(context, file, 'read');
      if (!path.ok) return path;
      const read = await readDocument(path.value, 'scenario');
      if (!read.ok) return read;
      const { name, note } = read.value;
      const method = withNamedIndex(read.value.method);
      const stranger = foreignCode(session.store, method);
      const fault =
        stranger === undefined
          ? newMethodFault(session.dataset(), session.store.workingMethod(), method)
          : appError('SCENARIO_FOREIGN', { code: stranger });
      if (fault !== null) return err({ ...fault, place: { ...fault.place, file: basename(path.value) } });
      return ok((store, now) => store.saveScenario({ name: freeName(store, name), note, method }, now));
    }),
  };
}

function freeName(store: ProjectReader, name: string): string {
  const taken = new Set(store.scenarios().map((scenario) => scenario.name));
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`;
  return free;
}

/** The first code of a method that this project's framework lacks; those of `held` may stay, as they do when an edit of the framework left them behind. */
function foreignCode(
  store: ProjectReader,
  method: Method,
  held: readonly (Method | undefined)[] = [],
): string | undefined {
  const framework = store.framework();
  const known = new Set([
    TOTAL,
    ...[...framework.indicators, ...framework.measures].map(({ code }) => code),
    ...held.flatMap((one) => (one === undefined ? [] : codesOf(one))),
  ]);
  return codesOf(method).find((code) => !known.has(code));
}

function codesOf({ weights, measures, aggregation }: Method): readonly string[] {
  return [weights, measures, aggregation.nodes].flatMap(Object.keys);
}
