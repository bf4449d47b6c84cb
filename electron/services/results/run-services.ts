import { toJson } from '../../../shared/base/to-json.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { RunSummary } from '../../../shared/contract/outputs.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { ENGINE_VERSION } from '../app/environment.ts';
import { releaseObstacle } from './release-obstacle.ts';
import { chosenMethod, storedMethod } from '../app/project-method.ts';
import { scoreRun } from './score-run.ts';
import { inProject } from '../app/in-project.ts';
import { writes } from '../app/write-project.ts';
import type { ServiceContext } from '../app/service-context.ts';

type RunOperations = 'run.list' | 'run.method' | 'run.save' | 'analysis.list' | 'analysis.get' | 'analysis.save';

/** 计算批次: stored results with what reproduces them; 定稿 is a run that was released. */
export function runServices(context: ServiceContext): Pick<Services, RunOperations> {
  const isAnalysis = (run: RunSummary): boolean => run.kind !== 'score' && run.kind !== 'release';
  return {
    'run.list': inProject(context, async ({ store }) => ok(store.runs().filter((run) => !isAnalysis(run)))),
    'run.method': inProject(context, async (session, { id }) => {
      const chosen = chosenMethod(session, { kind: 'run', id });
      return chosen.ok ? ok({ method: chosen.value.method }) : chosen;
    }),
    'run.save': writes(context, 'run.save', (session, { scenario, note, released }) => {
      const { store } = session;
      const method = storedMethod(store, scenario);
      if (!method.ok) return method;
      const run = scoreRun(session, method.value);
      if (!run.ok) return run;
      if (released) {
        if (store.draft() !== null) return err(appError('RELEASE_DRAFT'));
        const obstacle = releaseObstacle(session, method.value);
        if (obstacle !== null) return err(obstacle);
      }
      return ok((open, now) =>
        savedRun(
          open.saveRun({
            ...run.value,
            method: method.value,
            engine: ENGINE_VERSION,
            scenario,
            kind: released ? 'release' : 'score',
            label: note,
            now,
          }),
        ),
      );
    }),
    'analysis.list': inProject(context, async ({ store }) => ok(store.runs().filter(isAnalysis))),
    'analysis.get': inProject(context, async ({ store }, { id }) => {
      const run = store.run(id);
      if (run === null || !isAnalysis(run)) return err(appError('ANALYSIS_UNKNOWN', { id }));
      const stored =
        run.result !== null && typeof run.result === 'object' && 'settings' in run.result
          ? run.result
          : { settings: null, result: run.result };
      return ok({
        run,
        method: run.method,
        settings: stored.settings,
        result: 'result' in stored ? stored.result : null,
      });
    }),
    'analysis.save': writes(context, 'analysis.save', (session, { kind, label, scenario, settings, result }) => {
      const { store, dataset } = session;
      const method = storedMethod(store, scenario);
      if (!method.ok) return method;
      const content = toJson({ settings: settings ?? null, result: result ?? null });
      const hash = inputHash(dataset(), method.value);
      return ok((open, now) =>
        savedRun(
          open.saveRun({
            inputHash: hash,
            method: method.value,
            engine: ENGINE_VERSION,
            scenario,
            kind,
            label,
            result: content,
            now,
          }),
        ),
      );
    }),
  };
}

function savedRun(run: Result<RunSummary>): Result<{ readonly run: RunSummary }> {
  return run.ok ? ok({ run: run.value }) : run;
}
