import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { SampleManifest } from '../../../shared/contract/outputs.ts';
import { namedDataset, namedFramework } from '../../../shared/report/english-names.ts';
import { checkFacts } from '../../../shared/report/facts.ts';
import { score } from '../../../shared/scoring/score.ts';
import { publishedFacts, publishedYear } from '../app/resources.ts';
import { chosenMethod } from '../app/project-method.ts';
import { inProject } from '../app/in-project.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { createWorkThread } from '../app/work-thread.ts';
import type { SampleTemplate } from './shipped-samples.ts';

export interface SheetsOrder {
  readonly template: SampleTemplate;
  readonly folder: string;
  /** At least so many. */
  readonly records: number;
  readonly seed: number;
}

const thread = createWorkThread<SheetsOrder, Result<SampleManifest>>(
  new URL(import.meta.url.endsWith('.ts') ? './sample-sheets-worker.ts' : './sample-sheets-worker.js', import.meta.url),
);

/** 合成示例数据, and the check of a result against what the report printed. */
export function sampleServices(context: ServiceContext): Pick<Services, 'sample.generate' | 'facts.check'> {
  return {
    'sample.generate': async ({ template, target, records, seed, job }) =>
      context.jobs.run(job, async (running) => {
        const folder = resolveHandle(context, target, 'write');
        return folder.ok ? thread.run({ template, folder: folder.value, records, seed }, running) : folder;
      }),
    'facts.check': inProject(context, async (session, { method: choice, language = 'zh' }) => {
      const { store } = session;
      const method = chosenMethod(session, choice);
      if (!method.ok) return method;
      const template = store.meta().template;
      if (template !== 'province-2021' && template !== 'key-city-2021')
        return err(appError('NO_PUBLISHED_FACTS', { template: store.framework().title }));
      const { year } = store.framework();
      if (year !== publishedYear) return err(appError('NO_PUBLISHED_YEAR', { year, published: publishedYear }));
      const facts = publishedFacts(template);
      if (!facts.ok) return facts;
      const dataset = session.dataset();
      const scored = score(dataset, method.value.method);
      if (!scored.ok) return scored;
      return ok(
        checkFacts(facts.value, {
          framework: namedFramework(store.framework(), language),
          dataset: namedDataset(dataset, method.value.method, language),
          method: method.value.method,
          result: scored.value,
          history: store.history(),
          lang: language,
        }),
      );
    }),
  };
}
