import { expect, test } from 'vitest';
import { packageProgress } from '../../../renderer/state/work-package.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import type { WorkPackage } from '../../../shared/model/work-package.ts';

const asked: WorkPackage = {
  ...{ units: null, indicators: ['A6-2'], kinds: null, recipient: '李四', by: '张三', at: '', note: '' },
  origin: { project: '', title: '', entries: 0, head: '' },
};

test('what is awaited is counted by the kinds of sheets that bring it', () => {
  const template = loadTemplate('province-2021');
  if (!template.ok) throw new Error(template.error.code);
  const { framework, units } = template.value;
  const measures = framework.measures.map(({ code, name, unit }) => ({
    ...{ code, name, unit, denominator: null, factor: 1, parent: 0 },
  }));
  const values = new Float64Array(measures.length * 32).fill(Number.NaN);
  const put = (code: string, unit: number): void => {
    values[measures.findIndex((measure) => measure.code === code) * 32 + unit] = 1;
  };
  // Two of those asked for, and one that isn't.
  put('A6-2.1', 0);
  put('A6-2.1', 31);
  put('A1-1.1', 3);
  const dataset = { units, measures, values } as never;
  // A6-2 is rated by experts in four measures: 4 × 32.
  expect(packageProgress({ package: asked, framework, dataset })).toMatchObject({
    ...{ units: 32, measures: 4, done: 2, all: 128, beyond: 1 },
    awaited: [{ kind: 'expert_ratings', lacking: 126, all: 128 }],
  });
  expect(packageProgress({ package: null, framework, dataset })).toBeNull();
});
