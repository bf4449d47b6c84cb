import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { ChangeEffect } from '../../../shared/contract/outputs.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { score } from '../../../shared/scoring/score.ts';
import type { ProjectReader, ProjectWriter } from '../../storage/project-store.ts';
import { inProject } from '../app/in-project.ts';
import { scoreEffect } from '../app/score-effect.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { timestamp } from '../app/service-context.ts';
import { tried } from '../app/write-project.ts';

type Action = OperationInput<'change.preview'>;

/** What a change would do: it is made, looked at and taken back, so that it is the same as the change itself. */
export function previewServices(context: ServiceContext): Pick<Services, 'change.preview'> {
  return {
    'change.preview': inProject(context, async (session, action) =>
      context.jobs.runInProject('change.preview', async () => {
        const { store } = session;
        await context.jobs.endTrials();
        const before = scored(store);
        const year = yearEffect(store, action);
        return tried(session, (writer) => {
          const made = make(writer, action, timestamp(context));
          return made.ok ? ok({ scores: scoreEffect(before, scored(writer)), year }) : made;
        });
      }),
    ),
  };
}

function scored(store: ProjectReader): Result<ScoreResult> {
  return score(buildDataset(store.framework(), store.units(), store.measureTable()), store.workingMethod());
}

function make(store: ProjectWriter, action: Action, now: string): Result<unknown> {
  const reason = 'preview';
  switch (action.kind) {
    case 'framework': {
      const changed = changeFramework(store.structure(), action.change);
      return changed.ok ? store.saveStructure(changed.value, reason, now) : changed;
    }
    case 'withdraw':
      return store.withdrawBatch(action.batch, reason, now);
    case 'restore':
      return store.restoreBatch(action.batch, reason, now);
    case 'override':
      return store.overrideValue({ unit: action.unit, measure: action.measure, value: action.value, reason, now });
    case 'remove-override':
      return store.removeOverride({ unit: action.unit, measure: action.measure, reason, now });
  }
}

function yearEffect(store: ProjectReader, action: Action): ChangeEffect['year'] {
  if (action.kind !== 'framework' || action.change.kind !== 'rename') return null;
  const [from, to] = [store.framework().year, action.change.year];
  if (from === to) return null;
  const sheets = store.recordYears();
  const of = (year: number): number =>
    sheets.reduce((sum, sheet) => sum + (sheet.year === year ? sheet.records : 0), 0);
  return {
    from,
    to,
    leaving: of(from),
    coming: of(to),
    undated: of(0),
    overrides: store.overrides().filter((override) => override.year === from).length,
  };
}
