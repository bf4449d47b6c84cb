import { baseFigures } from '../../../shared/model/base-figure.ts';
import type { BaseFigure } from '../../../shared/model/base-figure.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Framework, Measure } from '../../../shared/model/framework.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { splitUnit } from '../values/unit-text.ts';

/** The words of a framework that headings and cells may hold. */
export interface FrameworkTerms {
  /** By code or name, folded: the measure; null when two measures share the name. */
  measure(text: string): Measure | null;
  /** 要素, 步骤, 渠道 that the framework's measures ask for, as written there; null for another word. */
  element(text: string): string | null;
  step(text: string): string | null;
  channel(text: string): string | null;
  baseFigure(text: string): BaseFigure | null;
  /** The measure before whatever stands in brackets behind its name, with it where it is the measure's unit: 预期寿命（岁）, 参保率（不含学生）. */
  suffixed(text: string): { readonly measure: Measure; readonly unitText: string } | null;
  /** What a cell under 指标 names, with a unit behind it or without: 常住人口（万人）. */
  indicator(text: string): NamedIndicator;
  readonly measures: readonly Measure[];
  readonly elements: readonly string[];
  readonly steps: readonly string[];
  readonly channels: readonly string[];
  readonly platforms: readonly string[];
}

export interface NamedIndicator {
  readonly baseFigure: BaseFigure | null;
  readonly measure: Measure | null;
  /** '' where the text has none. */
  readonly unitText: string;
}

const baseFigureNames: Readonly<Record<BaseFigure, readonly string[]>> = {
  常住人口: [
    '常住人口',
    '常住人口数',
    '年末常住人口',
    '年末常住人口数',
    '常住人口总数',
    '常住人口数量',
    'population',
    'residentpopulation',
    'permanentpopulation',
  ],
  企业数: ['企业数', '企业数量', '企业总数', '企业户数', '企业单位数', 'enterprises'],
  业务申报量: ['业务申报量', '申报量', '业务申报数', '申报总量', 'applications'],
};
/** What names of divided measures begin with. */
const perCapita = /^(?:每[百千万]?(?:名|户|家|件)?(?:常住)?(?:人口|人|户|企业|件)?(?:拥有|的)?|[万千]?人均|户均)/;
const notPlatforms = new Set(['基础数据', '专家', '']);
const alwaysPlatforms = ['国家平台', '省级平台', '移动端', '实体大厅'];

/** The terms of a framework; made once for each. */
export function frameworkTerms(framework: Framework): FrameworkTerms {
  const known = madeTerms.get(framework);
  if (known !== undefined) return known;
  const made = makeTerms(framework);
  madeTerms.set(framework, made);
  return made;
}

const madeTerms = new WeakMap<Framework, FrameworkTerms>();

function makeTerms(framework: Framework): FrameworkTerms {
  const measures = new Map<string, Measure | null>();
  for (const measure of framework.measures) {
    const name = foldName(measure.name).toLowerCase();
    measures.set(name, measures.has(name) ? null : measure);
  }
  // 每万人窗口数 is fed by the column 窗口数, which is then divided, unless that is a name of its own.
  for (const measure of framework.measures) {
    const total = measure.base === null ? '' : foldName(measure.name).toLowerCase().replace(perCapita, '');
    if (total !== '' && !measures.has(total)) measures.set(total, measure);
  }
  for (const measure of framework.measures) {
    measures.set(foldName(measure.code).toLowerCase(), measure);
    const together = `${foldName(measure.code)}${foldName(measure.name)}`.toLowerCase();
    measures.set(together, measure);
    measures.set(`${foldName(measure.name)}(${foldName(measure.code)})`.toLowerCase(), measure);
  }
  const elements = ruleWords(framework, 'element_checks', '要素');
  const steps = ruleWords(framework, 'application_tests', '步骤');
  const channels = ruleWords(framework, 'keyword_tests', '渠道');
  const platforms = new Set(alwaysPlatforms);
  for (const measure of framework.measures)
    for (const source of measure.source.split(';')) if (!notPlatforms.has(source)) platforms.add(source);
  const figures = new Map<string, BaseFigure>();
  for (const figure of baseFigures) for (const name of baseFigureNames[figure]) figures.set(name, figure);
  const measureOf = (text: string): Measure | null =>
    measures.get(
      foldName(text)
        .toLowerCase()
        .replace(/^[(]?([a-z]\d+-\d+\.\d+)[)]?[\s.、:：-]*/, '$1'),
    ) ?? null;
  const figureOf = (text: string): BaseFigure | null => figures.get(foldName(text).toLowerCase()) ?? null;
  const suffixed: FrameworkTerms['suffixed'] = (text) => {
    const [, name = '', suffix = ''] = /^(.+?)\s*[([【]([^()[\]【】]*)[)\]】]$/.exec(foldText(text)) ?? [];
    const measure = name === '' ? null : measureOf(name);
    if (measure === null) return null;
    const unit = foldName(suffix).replace(/^单位:?/, '');
    const declared = measure.unit !== '' && unit.replace(/^[万亿千百]/, '') === foldName(measure.unit);
    return { measure, unitText: declared ? unit : '' };
  };
  return {
    measure: measureOf,
    suffixed,
    element: oneOf(elements),
    step: oneOf(steps),
    channel: oneOf(channels),
    baseFigure: figureOf,
    indicator: (text) => {
      const whole = { baseFigure: figureOf(text), measure: measureOf(text), unitText: '' };
      if (whole.baseFigure !== null || whole.measure !== null) return whole;
      const { name, unitText } = splitUnit(text);
      const [baseFigure, measure] = [figureOf(name), measureOf(name)];
      const behind = baseFigure === null && measure === null ? suffixed(text) : null;
      return behind === null ? { baseFigure, measure, unitText } : { baseFigure, ...behind };
    },
    measures: framework.measures,
    elements,
    steps,
    channels,
    platforms: [...platforms],
  };
}

function ruleWords(framework: Framework, kind: RecordKind, field: string): readonly string[] {
  const words = new Set<string>();
  for (const { rule } of framework.measures) {
    if (rule.record === kind)
      for (const condition of rule.where) if (condition.field === field) words.add(condition.equals);
  }
  return [...words];
}

function oneOf(words: readonly string[]): (text: string) => string | null {
  const byFolded = new Map(words.map((word) => [foldName(word), word]));
  return (text) => byFolded.get(foldName(text)) ?? null;
}
