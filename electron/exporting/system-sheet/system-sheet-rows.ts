import type { Language } from '../../../shared/messages/catalogue.ts';
import { methodWordMessages } from '../../../shared/messages/method-words.ts';
import { rendererFrameworkMessages } from '../../../shared/messages/renderer-framework.ts';
import type { MessageCatalogue } from '../../../shared/messages/catalogue.ts';
import { yesNoDomain } from '../../../shared/model/domain.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import { ruleSource } from '../../../shared/model/framework-change/measure-source.ts';
import type { MeasureMethod, NormalisationId } from '../../../shared/model/method.ts';
import { perCapitaUnit, writtenUnit } from '../../../shared/model/per-capita-unit.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { parameterText } from '../score-book/parameter-text.ts';
import { depthOf, hasPlainCodes } from './system-tree.ts';
import type { SheetNode } from './system-tree.ts';

type Cell = string | number | null;
/** A column: of one level, merged over the lines of its indicator, or of the last indicator of each line. */
interface SheetColumn {
  readonly head: string;
  readonly level: number | null;
  readonly wide: number;
  readonly text: (node: SheetNode) => Cell;
}
type MeasureText = (measure: Measure, method: MeasureMethod | null) => Cell;

export interface SystemSheet {
  readonly heads: readonly { readonly text: string; readonly wide: number }[];
  readonly rows: readonly (readonly Cell[])[];
  /** From 1, rows counted without the heading. */
  readonly merges: readonly { readonly column: number; readonly top: number; readonly bottom: number }[];
}

/** What a measure is made to be by a sheet that says no normalisation. */
function impliedNormalisation({ unit, base }: Measure, method: MeasureMethod): NormalisationId {
  if (method.lower !== null || method.upper !== null || yesNoDomain(writtenUnit(unit, base)) !== null)
    return 'goalposts';
  return method.target === null ? 'min_max' : 'distance_to_target';
}

/** 0 to 1 of a measure answered by two words goes without saying. */
function isYesNo({ unit, base }: Measure, method: MeasureMethod | null): boolean {
  return (
    method?.normalisation === 'goalposts' &&
    method.lower === 0 &&
    method.upper === 1 &&
    yesNoDomain(writtenUnit(unit, base)) !== null
  );
}

/** The whole tree, a line a last indicator. Columns that no row needs are left out: a sheet of the usual kind comes back as it came. */
export function systemSheet(nodes: readonly SheetNode[], lang: Language): SystemSheet {
  const columns = sheetColumns(nodes, lang);
  const lines = linesOf(nodes);
  const merges: { column: number; top: number; bottom: number }[] = [];
  const rows = lines.map((line, at) =>
    columns.map(({ level, text }, c): Cell => {
      const node = level === null ? line.at(-1) : line[level - 1];
      if (node === undefined) return null;
      if (level === null || node.children.length === 0) return text(node);
      if (lines[at - 1]?.[level - 1] === node) return null;
      const bottom = lines.findLastIndex((other) => other[level - 1] === node) + 1;
      if (bottom > at + 1) merges.push({ column: c + 1, top: at + 1, bottom });
      return text(node);
    }),
  );
  return { heads: columns.map(({ head, wide }) => ({ text: head, wide })), rows, merges };
}

function linesOf(nodes: readonly SheetNode[]): readonly (readonly SheetNode[])[] {
  return nodes.flatMap((node) =>
    node.children.length === 0 ? [[node]] : linesOf(node.children).map((line) => [node, ...line]),
  );
}

function allNodes(nodes: readonly SheetNode[]): readonly SheetNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

function sheetColumns(nodes: readonly SheetNode[], lang: Language): readonly SheetColumn[] {
  const depth = depthOf(nodes);
  const coded = !hasPlainCodes(nodes);
  const levels = Array.from({ length: depth }, (_, at) => levelColumns(nodes, at + 1, coded, lang)).flat();
  return [...levels, ...lastColumns(allNodes(nodes), lang)];
}

const numerals = ['一', '二', '三', '四', '五', '六'];

function levelColumns(
  nodes: readonly SheetNode[],
  level: number,
  coded: boolean,
  lang: Language,
): readonly SheetColumn[] {
  const zh = lang === 'zh';
  const head = (what: string, english: string): string =>
    zh ? `${numerals[level - 1] ?? level}级指标${what}` : `Level ${level}${english}`;
  const at = nodesAt(nodes, level);
  const above = at.filter(({ children }) => children.length > 0);
  const column = (what: string, english: string, wide: number, text: SheetColumn['text']): SheetColumn => ({
    head: head(what, english),
    level,
    wide,
    text,
  });
  const inner =
    (text: SheetColumn['text']): SheetColumn['text'] =>
    (node) =>
      node.children.length > 0 ? text(node) : null;
  return [
    ...(coded ? [column('代码', ' code', 9, ({ code }) => code)] : []),
    column('', '', level === 1 ? 16 : 22, ({ name }) => name),
    { head: zh ? '权重' : 'Weight', level, wide: 8, text: ({ weight }) => weight },
    ...(at.some(({ nameEn }) => nameEn !== '')
      ? [column('英文名', ' name (English)', 20, ({ nameEn }) => nameEn || null)]
      : []),
    ...(above.some(({ definition }) => definition !== '')
      ? [
          column(
            '说明',
            ' definition',
            26,
            inner(({ definition }) => definition || null),
          ),
        ]
      : []),
    ...(above.some(({ rule }) => rule !== null)
      ? [
          column(
            '合成',
            ' aggregation',
            12,
            inner(({ rule }) => (rule === null ? null : wordOf(`aggregation.${rule.id}`, lang))),
          ),
        ]
      : []),
    ...(above.some(({ rule }) => rule?.p !== undefined)
      ? [
          column(
            '参数',
            ' parameters',
            10,
            inner(({ rule }) => (rule?.p === undefined ? null : `p=${rule.p}`)),
          ),
        ]
      : []),
    ...(above.some(({ rule }) => rule?.rescale !== undefined)
      ? [
          column(
            '再标准化',
            ' rescale',
            12,
            inner(({ rule }) => (rule?.rescale === undefined ? null : wordOf(`rescale.${rule.rescale}`, lang))),
          ),
        ]
      : []),
  ];
}

function nodesAt(nodes: readonly SheetNode[], level: number): readonly SheetNode[] {
  return level === 1 ? nodes : nodes.flatMap(({ children }) => nodesAt(children, level - 1));
}

/** `needed`: some measure says something there. */
function lastColumns(all: readonly SheetNode[], lang: Language): readonly SheetColumn[] {
  const measures = all.flatMap(({ measure }) => (measure === null ? [] : [measure]));
  const zh = lang === 'zh';
  const column = (heads: readonly [zh: string, en: string], wide: number, text: MeasureText): SheetColumn => ({
    head: zh ? heads[0] : heads[1],
    level: null,
    wide,
    text: ({ measure }) => (measure === null ? null : text(measure.measure, measure.method)),
  });
  const where = (
    needed: (measure: Measure, method: MeasureMethod | null) => boolean,
    made: SheetColumn,
  ): readonly SheetColumn[] => (measures.some(({ measure, method }) => needed(measure, method)) ? [made] : []);
  const based = ({ unit, base }: Measure): boolean => {
    const implied = perCapitaUnit(writtenUnit(unit, base));
    return implied.base !== base || implied.unit !== unit;
  };
  const withBase = measures.some(({ measure }) => based(measure));
  const own = ({ unit, base, domain }: Measure): boolean =>
    (yesNoDomain(writtenUnit(unit, base)) ?? undefined) !== domain;
  const word = (key: string): string => wordOf(key, lang);
  const limit = (id: 'lower' | 'upper' | 'target', heads: readonly [string, string]): readonly SheetColumn[] =>
    where(
      (measure, method) => method?.[id] != null && !isYesNo(measure, method),
      column(heads, 9, (measure, method) => (isYesNo(measure, method) ? null : (method?.[id] ?? null))),
    );
  const sourceOf = ({ rule, code }: Measure) => ruleSource(rule, code);
  const plainSource = (measure: Measure): boolean => sourceOf(measure)?.record === 'measure_table';
  return [
    column(['单位', 'Unit'], 10, ({ unit, base }) => (withBase ? unit : writtenUnit(unit, base)) || '—'),
    column(['指标属性', 'Direction'], 9, (_, method) =>
      method === null ? null : zh ? (method.direction === 'higher' ? '正向' : '逆向') : method.direction,
    ),
    ...limit('lower', ['下限', 'Lower']),
    ...limit('upper', ['上限', 'Upper']),
    ...limit('target', ['目标值', 'Target']),
    ...(withBase ? [column(['折算基数', 'Divided by'], 12, ({ base }) => base ?? '不折算')] : []),
    ...where(
      own,
      column(['取值范围', 'Value range'], 14, ({ domain }) => domain ?? '不限'),
    ),
    ...where(
      ({ months }) => months !== undefined,
      column(['应有月数', 'Months'], 9, ({ months }) => months ?? null),
    ),
    ...where(
      (measure, method) => method !== null && method.normalisation !== impliedNormalisation(measure, method),
      column(['标准化', 'Normalisation'], 12, (_, method) =>
        method === null ? null : word(`normalisation.${method.normalisation}`),
      ),
    ),
    ...where(
      (_, method) => method !== null && parameterText(method) !== null,
      column(['参数', 'Parameters'], 16, (_, method) => (method === null ? null : parameterText(method))),
    ),
    ...where(
      (_, method) => method !== null && method.treatment !== 'none',
      column(['异常值处理', 'Treatment'], 12, (_, method) => word(`treatment.${method?.treatment ?? 'none'}`)),
    ),
    ...where(
      (_, method) => method?.imputation != null,
      column(['缺失填补', 'Imputation'], 12, (_, method) =>
        method?.imputation == null ? null : word(`imputation.${method.imputation}`),
      ),
    ),
    ...where(
      (measure) => !plainSource(measure),
      column(['采集表', 'Filled from'], 14, (measure) => recordKindNames[measure.rule.record]),
    ),
    ...where(
      (measure) => !plainSource(measure),
      column(['汇总方式', 'Summarised by'], 12, (measure) => {
        const source = sourceOf(measure);
        return source === null
          ? null
          : textOf(rendererFrameworkMessages, `framework.aggregation.${source.aggregation}`, lang);
      }),
    ),
    ...where(
      ({ note }) => note !== '',
      column(['指标说明', 'Definition'], 34, ({ note }) => note || null),
    ),
    ...where(
      ({ source }) => source !== '',
      column(['数据来源', 'Source'], 18, ({ source }) => source || null),
    ),
  ];
}

function wordOf(key: string, lang: Language): string {
  return textOf(methodWordMessages, key, lang);
}

function textOf(catalogue: MessageCatalogue, key: string, lang: Language): string {
  return catalogue[key]?.[lang] ?? key;
}
