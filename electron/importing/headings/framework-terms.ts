import { baseFigures } from '../../../shared/model/base-figure.ts';
import type { BaseFigure } from '../../../shared/model/base-figure.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Framework, Measure } from '../../../shared/model/framework.ts';
import { foldName } from '../../../shared/base/fold-text.ts';

/** The words of a framework that headings and cells may hold. */
export interface FrameworkTerms {
  /** By code or name, folded: the measure; null when two measures share the name. */
  measure(text: string): Measure | null;
  /** 要素, 步骤, 渠道 that the framework's measures ask for, as written there; null for another word. */
  element(text: string): string | null;
  step(text: string): string | null;
  channel(text: string): string | null;
  baseFigure(text: string): BaseFigure | null;
  readonly measures: readonly Measure[];
  readonly elements: readonly string[];
  readonly steps: readonly string[];
  readonly channels: readonly string[];
  readonly platforms: readonly string[];
}

const baseFigureNames: Readonly<Record<BaseFigure, readonly string[]>> = {
  常住人口: ['常住人口', '常住人口数', '年末常住人口', '常住人口总数', 'population', 'residentpopulation'],
  企业数: ['企业数', '企业数量', '企业总数', '企业户数', 'enterprises'],
  业务申报量: ['业务申报量', '申报量', '业务申报数', '申报总量', 'applications'],
};
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
  return {
    measure: (text) =>
      measures.get(
        foldName(text)
          .toLowerCase()
          .replace(/^[(]?([a-z]\d+-\d+\.\d+)[)]?[\s.、:：-]*/, '$1'),
      ) ?? null,
    element: oneOf(elements),
    step: oneOf(steps),
    channel: oneOf(channels),
    baseFigure: (text) => figures.get(foldName(text).toLowerCase()) ?? null,
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
