import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { templateIds } from '../../../shared/model/template.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

describe('the measured share that a project asks for', () => {
  test.each(templateIds)('is 65 %% of the weight in a new project of %s', async (template) => {
    const made = await work.call('project.new', { template, target: work.write(join(work.folder, 'p.ewb')) });
    expect(made.baseline.missing.minimumAvailability).toBe(0.65);
    expect(made.framework.baseline.missing.minimumAvailability).toBe(0.65);
  });

  test('is the published method’s, none, where a project is made for synthetic data', async () => {
    const made = await work.call('project.new', {
      ...{ template: 'province-2021', target: work.write(join(work.folder, 'p.ewb')), synthetic: true },
    });
    expect(made.baseline.missing.minimumAvailability).toBe(0);
  });
});
