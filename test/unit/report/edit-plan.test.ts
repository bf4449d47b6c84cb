import { describe, expect, test } from 'vitest';
import type { PlanItem, ReportPlan } from '../../../shared/model/report-plan.ts';
import { boxCandidates } from '../../../shared/report/document/box-candidates.ts';
import { freshId, insertItem, moveItem } from '../../../shared/report/document/edit-plan.ts';
import { mergePlans } from '../../../shared/report/document/merge-plans.ts';
import { fourUnits } from './four-units.ts';

const item = (id: string, more: Partial<Extract<PlanItem, { kind: 'standard' }>> = {}): PlanItem => ({
  kind: 'standard',
  id,
  shown: null,
  ...more,
});
/** Two chapters: A with text a and section A1 with b and c, B with d. */
const levels = new Map<string, 1 | 2 | 3>([
  ['A', 1],
  ['A1', 2],
  ['A2', 2],
  ['B', 1],
]);
const items = ['A', 'a', 'A1', 'b', 'c', 'A2', 'B', 'd'].map((id) => item(id));
const moved = (id: string, direction: 'up' | 'down'): string =>
  moveItem(items, id, direction, levels)
    .map((one) => one.id)
    .join(' ');

describe('an item', () => {
  test.each([
    ['c', 'up', 'A a A1 c b A2 B d'],
    ['c', 'down', 'A a A1 b A2 c B d'],
    ['A1', 'down', 'A a A2 A1 b c B d'],
    ['A2', 'up', 'A a A2 A1 b c B d'],
    ['B', 'up', 'B d A a A1 b c A2'],
    ['A', 'down', 'B d A a A1 b c A2'],
    ['A', 'up', 'A a A1 b c A2 B d'],
    ['B', 'down', 'A a A1 b c A2 B d'],
    ['d', 'down', 'A a A1 b c A2 B d'],
    ['none', 'up', 'A a A1 b c A2 B d'],
  ] as const)('%s goes %s, a heading with all under it', (id, direction, expected) =>
    expect(moved(id, direction)).toBe(expected),
  );
  test('comes behind another, under an id of its own', () => {
    expect(insertItem(items, item('x'), 'a').map(({ id }) => id)).toEqual([
      'A',
      'a',
      'x',
      'A1',
      'b',
      'c',
      'A2',
      'B',
      'd',
    ]);
    expect(freshId('text', [item('text-1'), item('text-3')])).toBe('text-2');
  });
});

describe('plans of two colleagues', () => {
  const plan = (own: readonly PlanItem[], boxes: ReportPlan['boxes'] = []): ReportPlan => ({
    version: 1,
    items: [...own],
    boxes: [...boxes],
  });
  const box = (id: string, text: string): ReportPlan['boxes'][number] => ({
    id,
    title: id,
    unit: '',
    region: '',
    chapter: 'holders',
    text,
    source: '',
    year: null,
    shown: null,
  });
  test('merge what only one has, and keep mine where both have something else, which is said', () => {
    const mine = plan(
      [item('a', { text: '我的' }), item('b'), item('c', { shown: false })],
      [box('x', '我'), box('y', '同')],
    );
    const text: PlanItem = { kind: 'text', id: 't', shown: null, text: '他的段落' };
    const theirs = plan(
      [item('a', { text: '他的' }), text, item('b', { text: '他的' }), item('c', { shown: false })],
      [box('x', '他'), box('y', '同'), box('z', '新')],
    );
    const merged = mergePlans(mine, theirs);
    expect(merged.plan.items).toEqual([
      item('a', { text: '我的' }),
      text,
      item('b', { text: '他的' }),
      item('c', { shown: false }),
    ]);
    expect(merged.plan.boxes.map(({ id, text: said }) => `${id} ${said}`)).toEqual(['x 我', 'y 同', 'z 新']);
    expect([merged.added, merged.kept]).toEqual([3, ['a', 'x']]);
    expect(mergePlans(merged.plan, theirs)).toEqual({ plan: merged.plan, added: 0, kept: ['a', 'x'] });
  });
});

test('boxes are proposed of who has held the highest tier for three years and of who rose to it', () => {
  const history = [2019, 2020].map((year) => ({ unit: 'U01', year, index: null, tier: 'very_high' as const }));
  expect(boxCandidates([fourUnits({ history })])).toEqual([{ unit: 'U01', name: '北', chapter: 'holders' }]);
  // 北 was 高 last year.
  expect(boxCandidates([fourUnits()])).toEqual([{ unit: 'U01', name: '北', chapter: 'risers' }]);
});
