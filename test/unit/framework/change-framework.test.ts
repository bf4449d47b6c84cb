import { describe, expect, test } from 'vitest';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import type {
  FrameworkChange,
  ProjectStructure,
  SystemRow,
} from '../../../shared/model/framework-change/framework-change.ts';
import { ruleSource, sourceRule } from '../../../shared/model/framework-change/measure-source.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import { hasMessage, messageText } from '../../../shared/messages/message-text.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { goalposts, indicator, measure, unitDraft } from './edits.ts';

const blank: ProjectStructure = {
  framework: {
    id: 'blank',
    title: '空白',
    cohort: 'custom',
    year: 2021,
    inferredWeights: false,
    indicators: [],
    measures: [],
    baseline: { ...standardMethod, weights: {}, measures: {} },
  },
  units: [],
  baseline: null,
  draft: null,
};

function made(structure: ProjectStructure, ...changes: readonly FrameworkChange[]): ProjectStructure {
  return changes.reduce((held, change) => {
    const next = changeFramework(held, change);
    if (!next.ok) throw new Error(`${next.error.code} ${JSON.stringify(next.error.params)}`);
    return next.value;
  }, structure);
}

function refused(structure: ProjectStructure, change: FrameworkChange): string {
  const next = changeFramework(structure, change);
  if (next.ok) throw new Error('not refused');
  expect(hasMessage(next.error.code)).toBe(true);
  // No parameter of the text is left open.
  expect(messageText(next.error, 'zh')).not.toMatch(/\{\w+\}/);
  return next.error.code;
}

const add = (code: string, parent: string | null = null, weight: number | null = null): FrameworkChange => ({
  kind: 'add-indicator',
  parent,
  indicator: indicator(code, `名${code}`),
  weight,
  measure: null,
});
const codes = ({ framework }: ProjectStructure): readonly string[] => framework.indicators.map(({ code }) => code);
/** A (A1 with a.1 and a.2, A2), B. */
const tree = made(
  blank,
  add('A'),
  add('B'),
  add('A1', 'A'),
  add('A2', 'A'),
  { kind: 'add-measure', parent: 'A1', weight: null, measure: measure('a.1', '甲', goalposts(0, 1)) },
  { kind: 'add-measure', parent: 'A1', weight: null, measure: measure('a.2', '乙', goalposts(0, 1)) },
);

describe('the tree', () => {
  test('stands parents before children, levels counted, wherever an indicator is added', () => {
    expect(codes(tree)).toEqual(['A', 'A1', 'A2', 'B']);
    expect(tree.framework.indicators.map(({ level }) => level)).toEqual([1, 2, 2, 1]);
  });

  test('moves among siblings with what is below; at the end nothing changes', () => {
    expect(codes(made(tree, { kind: 'move', code: 'B', by: -1 }))).toEqual(['B', 'A', 'A1', 'A2']);
    expect(made(tree, { kind: 'move', code: 'B', by: 1 })).toEqual(tree);
    expect(made(tree, { kind: 'move', code: 'a.2', by: -1 }).framework.measures.map(({ code }) => code)).toEqual([
      'a.2',
      'a.1',
    ]);
  });

  test('an indicator moved under another takes what is below along and the mean weight of its new siblings', () => {
    const weighted = made(
      blank,
      add('A'),
      add('B'),
      add('A1', 'A', 30),
      add('A2', 'A', 50),
      add('B1', 'B', 7),
      add('B11', 'B1'),
    );
    const moved = made(weighted, { kind: 'move-under', code: 'B1', parent: 'A' });
    expect(codes(moved)).toEqual(['A', 'A1', 'A2', 'B1', 'B11', 'B']);
    expect(moved.framework.baseline.weights['B1']).toBe(40);
    expect(moved.framework.indicators.find(({ code }) => code === 'B11')?.level).toBe(3);
  });

  test('a removed indicator leaves no weight, method or aggregation behind', () => {
    const powered = {
      ...tree,
      framework: {
        ...tree.framework,
        baseline: {
          ...tree.framework.baseline,
          aggregation: { default: { id: 'arithmetic' as const }, nodes: { A1: { id: 'geometric' as const } } },
        },
      },
    };
    const left = made(powered, { kind: 'remove', code: 'A1' });
    expect(codes(left)).toEqual(['A', 'A2', 'B']);
    expect(left.framework.measures).toEqual([]);
    expect(Object.keys(left.framework.baseline.weights)).toEqual(['A', 'B', 'A2']);
    expect(left.framework.baseline.measures).toEqual({});
    expect(left.framework.baseline.aggregation.nodes).toEqual({});
  });
});

describe('a new weight', () => {
  test('is the mean of its siblings, an equal share; 1 without any; 0 and others as given', () => {
    const weights = made(blank, add('A', null, 25), add('B', null, 35), add('C'), add('D', null, 0)).framework.baseline
      .weights;
    expect(weights).toEqual({ A: 25, B: 35, C: 30, D: 0 });
  });

  test('is given to a root that had none, as a score book with one root has it', () => {
    const rooted = made(
      { ...blank, framework: { ...blank.framework, indicators: [{ code: 'R', name: '根', parent: null, level: 1 }] } },
      add('S'),
    );
    expect(rooted.framework.baseline.weights).toEqual({ R: 1, S: 1 });
  });
});

describe('refused, with a code that has a text', () => {
  test.each<[string, FrameworkChange, string]>([
    ['a code in use, whatever its capitals', add('a1'), 'FRAMEWORK_CODE_TAKEN'],
    ['a code of a measure', add('A.1'.toLowerCase()), 'FRAMEWORK_CODE_TAKEN'],
    ['the code of the index', add('Total'), 'FRAMEWORK_CODE_TAKEN'],
    ['a code with a space', add('A 9'), 'FRAMEWORK_CODE_FORM'],
    ['a code that names an object’s own field', add('__proto__'), 'FRAMEWORK_CODE_FORM'],
    ['no name', { kind: 'edit-indicator', indicator: indicator('A', '  ') }, 'FRAMEWORK_NAME_EMPTY'],
    ['an indicator that is not there', { kind: 'edit-indicator', indicator: indicator('Z', '无') }, 'CODE_UNKNOWN'],
    ['a parent that is not there', add('C1', 'C'), 'FRAMEWORK_PARENT_UNKNOWN'],
    ['an indicator below measures', add('A11', 'A1'), 'FRAMEWORK_HAS_MEASURES'],
    [
      'a measure above indicators',
      { kind: 'add-measure', parent: 'A', weight: null, measure: measure('x', '丙', goalposts(0, 1)) },
      'FRAMEWORK_HAS_INDICATORS',
    ],
    ['a measure at the top', { kind: 'move-under', code: 'a.1', parent: null }, 'FRAMEWORK_MEASURE_AT_TOP'],
    ['an indicator below itself', { kind: 'move-under', code: 'A', parent: 'A2' }, 'FRAMEWORK_BELOW_ITSELF'],
    ['a negative weight', add('C', null, -1), 'WEIGHT_INVALID'],
    [
      'no limits',
      { kind: 'edit-measure', measure: measure('a.1', '甲', { ...goalposts(0, 1), upper: null }) },
      'LIMITS_MISSING',
    ],
    [
      'limits the wrong way round',
      { kind: 'edit-measure', measure: measure('a.1', '甲', goalposts(1, 0)) },
      'LIMITS_NOT_RISING',
    ],
    [
      'a logarithm of nothing',
      { kind: 'edit-measure', measure: measure('a.1', '甲', { ...goalposts(0, 1), normalisation: 'log_goalposts' }) },
      'LIMITS_NOT_POSITIVE',
    ],
    [
      'a falling measure that must rise',
      {
        kind: 'edit-measure',
        measure: measure('a.1', '甲', { ...goalposts(0, 1, 'lower'), normalisation: 'identity' }),
      },
      'DIRECTION_REFUSED',
    ],
    [
      'steps that fall',
      {
        kind: 'edit-measure',
        measure: measure('a.1', '甲', {
          ...goalposts(0, 1),
          normalisation: 'steps',
          parameters: {
            steps: [
              [60, 1],
              [0, 2],
            ],
          },
        }),
      },
      'PARAMETER_NOT_RISING',
    ],
    [
      'a reference that is no unit',
      {
        kind: 'edit-measure',
        measure: measure('a.1', '甲', {
          ...goalposts(0, 1),
          normalisation: 'distance_to_reference',
          parameters: { ref: 'u9' },
        }),
      },
      'REFERENCE_UNKNOWN',
    ],
    [
      'a share of monthly figures',
      {
        kind: 'edit-measure',
        measure: {
          ...measure('a.1', '甲', goalposts(0, 1)),
          source: { record: 'monthly_statistics', aggregation: 'share' },
        },
      },
      'FRAMEWORK_SOURCE',
    ],
    [
      'a new measure from nowhere',
      {
        kind: 'add-measure',
        parent: 'A2',
        weight: null,
        measure: { ...measure('x', '丙', goalposts(0, 1)), source: null },
      },
      'FRAMEWORK_SOURCE_MISSING',
    ],
    ['a title of spaces', { kind: 'rename', title: ' ', year: 2026 }, 'FRAMEWORK_TITLE_EMPTY'],
    [
      'two units of one name',
      { kind: 'units', units: [unitDraft('1', '东'), unitDraft('2', '东')] },
      'UNITS_NAME_TWICE',
    ],
    ['a unit without a code', { kind: 'units', units: [unitDraft('', '东')] }, 'UNITS_CODE_EMPTY'],
    ['a unit without a name', { kind: 'units', units: [unitDraft('1', '')] }, 'UNITS_NAME_EMPTY'],
  ])('%s', (_, change, code) => {
    expect(refused(tree, change)).toBe(code);
  });

  test('a sixth level', () => {
    const deep = made(
      blank,
      add('1'),
      add('2', '1'),
      add('3', '2'),
      add('4', '3'),
      add('5', '4'),
      add('x'),
      add('y', 'x'),
    );
    expect(refused(deep, add('6', '5'))).toBe('FRAMEWORK_TOO_DEEP');
    // x with y below would stand on levels 5 and 6.
    expect(refused(deep, { kind: 'move-under', code: 'x', parent: '4' })).toBe('FRAMEWORK_TOO_DEEP');
  });

  test('whatever leaves siblings that weigh nothing together', () => {
    const switched = made(
      blank,
      add('A', null, 5),
      add('B', null, 0),
      add('C', null, 0),
      add('B1', 'B'),
      add('B2', 'B', 0),
    );
    expect(refused(switched, { kind: 'remove', code: 'A' })).toBe('WEIGHTS_ALL_ZERO');
    expect(refused(switched, { kind: 'move-under', code: 'A', parent: 'B' })).toBe('WEIGHTS_ALL_ZERO');
    expect(refused(switched, { kind: 'remove', code: 'B1' })).toBe('WEIGHTS_ALL_ZERO');
    expect(refused(switched, add('C1', 'C', 0))).toBe('WEIGHTS_ALL_ZERO');
    // A single top is the index: its weight says nothing.
    expect(codes(made(blank, add('A', null, 0)))).toEqual(['A']);
  });

  test('removing the unit that a measure is compared with', () => {
    const referring = made(
      tree,
      { kind: 'units', units: [unitDraft('u1', '东'), unitDraft('u2', '西')] },
      {
        kind: 'edit-measure',
        measure: measure('a.1', '甲', {
          ...goalposts(0, 1),
          normalisation: 'distance_to_reference',
          parameters: { ref: 'u1' },
        }),
      },
    );
    expect(refused(referring, { kind: 'units', units: [unitDraft('u2', '西')] })).toBe('UNITS_REFERENCE');
  });
});

describe('units', () => {
  test('keep their spellings, platform and province; the list is the administrative order', () => {
    const template = loadTemplate('province-2021');
    if (!template.ok) throw new Error(template.error.code);
    const { framework, units } = template.value;
    const listed = units.slice(0, 3).map(({ code, name, fullName, group }) => ({ code, name, fullName, group }));
    const changed = made(
      { framework, units, baseline: null, draft: null },
      { kind: 'units', units: [...listed.slice(1), ...listed.slice(0, 1)] },
    );
    expect(changed.units).toEqual([
      { ...units[1], order: 1 },
      { ...units[2], order: 2 },
      { ...units[0], order: 3 },
    ]);
  });

  test('a unit that was left out of scoring and is removed is not asked for any more', () => {
    const held = made(blank, { kind: 'units', units: [unitDraft('1', '东'), unitDraft('2', '西')] });
    const excluding = {
      ...held,
      framework: { ...held.framework, baseline: { ...held.framework.baseline, excludedUnits: ['2'] } },
    };
    expect(made(excluding, { kind: 'units', units: [unitDraft('1', '东')] }).framework.baseline.excludedUnits).toEqual(
      [],
    );
  });
});

describe('the rules of the templates', () => {
  const template = loadTemplate('province-2021');
  if (!template.ok) throw new Error(template.error.code);
  const { framework, units } = template.value;

  test('which the form can say are found again from what it says', () => {
    const plain = framework.measures.filter((one) => ruleSource(one.rule, one.code) !== null);
    expect(plain.length).toBeGreaterThan(60);
    for (const one of plain) {
      const source = ruleSource(one.rule, one.code);
      if (source) expect(sourceRule(source, one.code)).toEqual(one.rule);
    }
  });

  test('which it can’t say stay as they are when the measure is edited', () => {
    const held = framework.measures.find(({ code }) => code === 'A4-1.1');
    const method = framework.baseline.measures['A4-1.1'];
    if (!held || !method) throw new Error('A4-1.1');
    const changed = made(
      { framework, units, baseline: null, draft: null },
      {
        kind: 'edit-measure',
        measure: {
          code: held.code,
          name: '平均时限',
          note: held.note,
          unit: held.unit,
          base: held.base,
          source: null,
          method,
        },
      },
    );
    expect(changed.framework.measures.find(({ code }) => code === 'A4-1.1')).toEqual({ ...held, name: '平均时限' });
    expect(changed.framework.indicators).toEqual(framework.indicators);
    expect(changed.framework.measures.map(({ code }) => code)).toEqual(framework.measures.map(({ code }) => code));
  });
});

describe('the domain of a measure', () => {
  const edited = (more: { readonly domain?: string; readonly months?: number | null }): FrameworkChange => ({
    kind: 'edit-measure',
    measure: { ...measure('a.1', '甲', goalposts(0, 1)), ...more },
  });
  const held = (structure: ProjectStructure) => structure.framework.measures.find(({ code }) => code === 'a.1');

  test('and its months are kept as they are read, and stay where an edit says nothing of them', () => {
    const set = made(tree, edited({ domain: ' Score 0-5 ', months: 11 }));
    expect(held(set)).toMatchObject({ domain: 'score 0–5', months: 11 });
    expect(held(made(set, edited({})))).toMatchObject({ domain: 'score 0–5', months: 11 });
  });
  test('is not known where it is left empty', () => {
    const set = made(tree, edited({ domain: '-5..5', months: 6 }), edited({ domain: '', months: null }));
    expect(held(set)).not.toHaveProperty('domain');
    expect(held(set)).not.toHaveProperty('months');
  });
  test.each(['counts', '5..1', '..', '1..2..3', 'a..b'])('%s is refused', (domain) => {
    expect(refused(tree, edited({ domain }))).toBe('FRAMEWORK_DOMAIN');
  });
  test.each([0, 13, 1.5])('%s months are refused', (months) => {
    expect(refused(tree, edited({ months }))).toBe('FRAMEWORK_MONTHS');
  });
});

describe('the whole system as a table', () => {
  const row = (code: string, parent: string | null, more: Partial<SystemRow> = {}): SystemRow => ({
    code,
    parent,
    name: `名${code}`,
    definition: '',
    weight: null,
    measure: null,
    ...more,
  });
  const measured = (code: string, parent: string, weight: number | null = null): SystemRow =>
    row(code, parent, {
      weight,
      measure: {
        unit: '件',
        base: null,
        dataSource: '局',
        source: { record: 'measure_table', aggregation: 'mean' },
        method: goalposts(0, 1),
      },
    });

  test('fills a blank project, with an equal share where no weight is said', () => {
    const rows = [row('X', null, { weight: 60 }), measured('x1', 'X', 1), measured('x2', 'X', 3), measured('x3', 'X')];
    const { framework } = made(blank, { kind: 'system', rows });
    expect(framework.baseline.weights).toEqual({ X: 60, x1: 1, x2: 3, x3: 2 });
    expect(framework.measures.map(({ code, unit, source, indicator: above }) => [code, unit, source, above])).toEqual([
      ['x1', '件', '局', 'X'],
      ['x2', '件', '局', 'X'],
      ['x3', '件', '局', 'X'],
    ]);
  });

  test('keeps what a row does not say, moves what stands elsewhere and lets go what is not listed', () => {
    const weighted = made(tree, { kind: 'edit-measure', measure: measure('a.1', '甲', goalposts(2, 5)) });
    const kept = { unit: '', base: null, source: null, method: null } as const;
    const rows = [row('A', null), row('A2', 'A'), row('A1', 'A2'), row('a.1', 'A1', { measure: kept, weight: 7 })];
    const after = made(weighted, { kind: 'system', rows }).framework;
    expect(codes({ ...tree, framework: after })).toEqual(['A', 'A2', 'A1']);
    expect(after.indicators.map(({ level }) => level)).toEqual([1, 2, 3]);
    expect(after.baseline.weights).toEqual({ A: 1, A2: 1, A1: 1, 'a.1': 7 });
    expect(after.baseline.measures).toEqual({ 'a.1': goalposts(2, 5) });
  });

  test.each<[string, readonly SystemRow[]]>([
    ['FRAMEWORK_CODE_TAKEN', [row('X', null), row('x', null)]],
    ['FRAMEWORK_PARENT_UNKNOWN', [row('x', 'X'), row('X', null)]],
    ['FRAMEWORK_MEASURE_AT_TOP', [{ ...measured('x', 'X'), parent: null }]],
    ['FRAMEWORK_HAS_MEASURES', [row('X', null), measured('x1', 'X'), row('x2', 'X')]],
    ['FRAMEWORK_HAS_INDICATORS', [row('X', null), row('x2', 'X'), measured('x1', 'X')]],
    ['FRAMEWORK_NAME_EMPTY', [row('X', null, { name: ' ' })]],
    ['WEIGHT_INVALID', [row('X', null, { weight: -1 })]],
    ['FRAMEWORK_TOO_DEEP', ['a', 'b', 'c', 'd', 'e', 'f'].map((code, at, all) => row(code, all[at - 1] ?? null))],
    [
      'FRAMEWORK_SOURCE_MISSING',
      [row('X', null), row('n', 'X', { measure: { unit: '', base: null, source: null, method: goalposts(0, 1) } })],
    ],
    ['FRAMEWORK_ROWS_MANY', Array.from({ length: 3_001 }, (_, at) => row(`r${at}`, null))],
  ])('refuses with %s', (code, rows) => {
    expect(refused(blank, { kind: 'system', rows })).toBe(code);
  });
});
