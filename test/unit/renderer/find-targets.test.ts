import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { findAll } from '../../../renderer/app/find/find-all.ts';
import {
  cellTarget,
  commandTargets,
  helpTargets,
  projectTargets,
  reportTargets,
  screenTargets,
} from '../../../renderer/app/find/find-targets.ts';
import type { Target } from '../../../renderer/app/find/find-targets.ts';
import { goTo, useAppearance } from '../../../renderer/state/appearance.ts';
import { parseHelp } from '../../../renderer/state/parse-help.ts';
import { textsIn } from '../../../renderer/ui/texts.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { createRandom } from '../../../shared/base/random.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { buildNodes } from '../../../shared/model/build-nodes.ts';
import { namedDataset } from '../../../shared/report/english-names.ts';
import { sampleCohort } from '../report/sample-cohort.ts';

type Cohort = 'province-2021' | 'key-city-2021';
const batches = [
  { id: 3, note: '第一批', files: [{ name: '年报 北京.xlsx' }] },
  ...Array.from({ length: 12 }, (_, month) => ({
    id: 4 + month,
    note: '',
    files: [{ name: `业务量 2021-${month + 1}月.xlsx` }, { name: `好差评 2021-${month + 1}月.csv` }],
  })),
];
const ran: string[] = [];
const help = parseHelp(readFileSync(new URL('../../../docs/METHODS.md', import.meta.url), 'utf8'));

/** 400 counties whose names begin and end alike: 安平县, 安丰县, 安平区 … */
function counties(): Dataset['units'] {
  const [first, second] = ['安长永平新南东西和兴', '平丰宁阳山江城泉川林'].map((letters) => [...letters]);
  return ['县', '区', '市', '旗'].flatMap((kind, k) =>
    (first ?? []).flatMap((one, a) =>
      (second ?? []).map((other, b) => {
        const code = `${420_000 + k * 10_000 + a * 100 + b}`;
        const name = `${one}${other}${kind}`;
        return { code, name, fullName: name, order: k * 100 + a * 10 + b + 1, group: '' };
      }),
    ),
  );
}

/** Everything of a sample: its whole framework with all measures, its tables and figures, files, help and commands. */
function targetsOf(cohort: Cohort, lang: 'zh' | 'en', ownUnits?: Dataset['units']): readonly Target[] {
  const input = sampleCohort(cohort, { lang });
  const template = loadTemplate(cohort);
  if (!template.ok) throw new Error(template.error.code);
  const { framework, units } = template.value;
  const nodes = buildNodes(framework.indicators);
  const whole: Dataset = {
    ...input.dataset,
    units: ownUnits ?? units,
    nodes,
    measures: framework.measures.map((measure) => ({
      ...{ code: measure.code, name: measure.name, unit: measure.unit, denominator: null, factor: 1 },
      parent: nodes.findIndex(({ code }) => code === measure.indicator),
    })),
  };
  const t = textsIn(lang);
  return [
    ...projectTargets({ dataset: namedDataset(whole, input.method, lang), batches }, lang, t, true),
    ...reportTargets({ ...input, dataset: namedDataset(input.dataset, input.method, lang) }, t),
    ...screenTargets(t, true),
    ...helpTargets(help.pages, lang, t),
    ...commandTargets(lang, true, true, (command) => ran.push(command)),
  ];
}

beforeEach(() => {
  goTo('start');
  useAppearance.setState({ place: null });
  ran.length = 0;
});

describe.each([
  ['province-2021', 'zh', undefined],
  ['key-city-2021', 'zh', undefined],
  ['province-2021', 'en', undefined],
  ['key-city-2021', 'zh', counties()],
] as const)('%s, %s', (cohort, lang, ownUnits) => {
  const targets = targetsOf(cohort, lang, ownUnits);
  const find = findAll(targets);
  const places = (query: string, target: Target): number =>
    find(query, [], 5).findIndex((found) => found.target.key === target.key);

  test('any of 500 targets is among the first five by its name, and by its code where it has one', () => {
    const random = createRandom(7);
    const lost: string[] = [];
    const kinds = new Set<string>();
    const of = (kind: string): readonly Target[] => targets.filter((target) => target.kind === kind);
    const any = (from: readonly Target[]): Target => {
      const target = from[random.below(from.length)];
      if (target === undefined) throw new Error('no target');
      return target;
    };
    for (let trial = 0; trial < 500; trial += 1) {
      // Each fifth a value, of which there are too many to be listed.
      if (trial % 5 === 0) {
        const [unit, measure] = [any(of('unit')), any(of('measure'))];
        if (places(`${unit.label} ${measure.words[0] ?? ''}`, cellTarget(unit, measure)) < 0)
          lost.push(`${unit.label} ${measure.label}`);
        continue;
      }
      const target = any(trial % 2 === 0 ? targets : of(any(targets).kind));
      kinds.add(target.kind);
      const coded = ['unit', 'indicator', 'measure', 'table'].includes(target.kind);
      for (const query of [target.label, ...(coded ? target.words.slice(0, 1) : [])])
        if (places(query, target) < 0) lost.push(`${target.key}: ${query}`);
    }
    expect(lost).toEqual([]);
    for (const kind of ['unit', 'indicator', 'measure', 'table', 'figure', 'screen', 'command', 'help', 'file'])
      expect([...kinds]).toContain(kind);
  });

  test('keys are distinct', () => {
    expect(new Set(targets.map(({ key }) => key)).size).toBe(targets.length);
  });

  test('a value is found by its unit and measure, either way round, by code, name or initials', () => {
    const unit = targets.find(({ kind }) => kind === 'unit');
    const measure = targets.find(({ kind }) => kind === 'measure');
    if (unit === undefined || measure === undefined) throw new Error('none');
    const [code = ''] = measure.words;
    const cell = `cell ${unit.words[0] ?? ''} ${code}`;
    for (const query of [`${unit.label} ${code}`, `${code} ${unit.label}`, `${unit.words[0] ?? ''} ${measure.label}`])
      expect(find(query, [], 5).map((found) => found.target.key)).toContain(cell);
  });
});

test('every unit of both cohorts by the initials of its name is among the first five, but for those that share them with five others', () => {
  for (const cohort of ['province-2021', 'key-city-2021'] as const) {
    const targets = targetsOf(cohort, 'zh');
    const find = findAll(targets);
    // Written down by hand: 北京 … of the provinces, 广州 … of the cities.
    const initials =
      cohort === 'province-2021'
        ? {
            北京: 'bj',
            天津: 'tj',
            河北: 'hb',
            内蒙古: 'nmg',
            黑龙江: 'hlj',
            上海: 'sh',
            重庆: 'cq',
            西藏: 'xz',
            新疆兵团: 'xjbt',
          }
        : {
            广州: 'gz',
            武汉: 'wh',
            哈尔滨: 'heb',
            厦门: 'xm',
            长春: 'cc',
            长沙: 'cs',
            呼和浩特: 'hhht',
            乌鲁木齐: 'wlmq',
          };
    for (const [name, typed] of Object.entries(initials))
      expect(find(typed, [], 5).map((found) => found.target.label)).toContain(name);
  }
});

describe('what was found', () => {
  const targets = targetsOf('province-2021', 'zh');
  const first = (query: string): Target => {
    const [found] = findAll(targets)(query, [], 1);
    if (found === undefined) throw new Error(`nothing for ${query}`);
    return found.target;
  };
  const gone = (query: string): unknown => {
    first(query).go();
    const { screen, place } = useAppearance.getState();
    return { screen, place };
  };

  test('leads to its place', () => {
    expect(gone('北京')).toEqual({ screen: 'scores', place: { kind: 'unit', code: '110000', name: '北京' } });
    expect(gone('A1-2')).toEqual({ screen: 'indicators', place: { kind: 'node', code: 'A1-2' } });
    expect(gone('T2-1')).toEqual({ screen: 'report', place: { kind: 'table', id: 'T2-1' } });
    expect(gone('F3-4')).toEqual({ screen: 'explore', place: { kind: 'figure', id: 'F3-4' } });
    expect(gone('不确定')).toEqual({ screen: 'what-if', place: { kind: 'view', id: 'uncertainty' } });
    expect(gone('年报 北京')).toEqual({ screen: 'data', place: { kind: 'batch', batch: 3 } });
    expect(gone('北京 A1-2.1')).toEqual({
      screen: 'data',
      place: { kind: 'cell', unit: '110000', measure: 'A1-2.1', part: 'records' },
    });
  });

  test('is done', () => {
    first('另存为').go();
    first('save as').go();
    expect(ran).toEqual(['save-as', 'save-as']);
  });
});

test('without a project there are the start screen and what needs none', () => {
  const t = textsIn('zh');
  expect(screenTargets(t, false).map(({ key }) => key)).toEqual(['screen start']);
  expect(commandTargets('zh', false, true, () => undefined).map(({ key }) => key)).toEqual([
    ...['new', 'open', 'open-sample', 'language', 'theme-system', 'theme-light', 'theme-dark'].map(
      (name) => `command ${name}`,
    ),
    ...['settings', 'rescue', 'help', 'about'].map((name) => `command ${name}`),
  ]);
});
