import { levels } from '../../../../shared/model/record-kind.ts';
import { seeded } from '../plan/seeded.ts';
import { collectionDay, itemCode, itemName, person, remarks, SYNTHETIC, SYNTHETIC_NOTE } from '../plan/sample-words.ts';
import { filledFrom, oneRecord } from './sample-sheet.ts';
import { passes } from './spread-values.ts';
import type { Framework, Measure } from '../../../../shared/model/framework.ts';
import type { Level } from '../../../../shared/model/record-kind.ts';
import type { SampleCell, SampleSheet } from './sample-sheet.ts';
import type { UnitPlan } from '../plan/plan-sample.ts';

/** How one office writes what was checked. */
export interface Spelling {
  readonly yes: SampleCell;
  readonly no: SampleCell;
  /** Cells of dates, or text with 年月日. */
  readonly dateCells: boolean;
}

export const spellings: readonly Spelling[] = [
  { yes: 1, no: 0, dateCells: true },
  { yes: '√', no: '×', dateCells: false },
  { yes: '是', no: '否', dateCells: true },
  { yes: '通过', no: '未通过', dateCells: false },
];

/** Day of `collectionDay` as the spelling writes it. */
export function dayCell(
  day: { readonly year: number; readonly month: number; readonly day: number },
  spelling: Spelling,
): SampleCell {
  if (!spelling.dateCells) return `${day.year}年${day.month}月${day.day}日`;
  return { date: `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}` };
}

/** A sample place below a unit; synthetic, so no real county is said to have passed or failed. */
export function subregion(level: Level, at: number): string | null {
  if (level === '省') return null;
  return `样本${level}${String((at % 5) + 1).padStart(2, '0')}`;
}

/** 事项核查记录 of some units. */
export function itemChecksSheet(
  framework: Framework,
  plans: readonly UnitPlan[],
  region: string,
  spelling: Spelling,
  seed: number,
): SampleSheet {
  const measures = framework.measures.filter((measure) => measure.rule.record === 'item_checks');
  return {
    sheet: '事项核查',
    kind: 'item_checks',
    titles: [`${framework.year}年事项核查记录（${region}，${SYNTHETIC}）`],
    header: [
      ['地区', '层级', '下级地区', '采集项', '事项编码', '事项名称', '平台', '结果', '核查人', '核查日期', '备注'],
    ],
    merges: [],
    widths: [14, 8, 12, 12, 20, 30, 12, 10, 12, 16, 20],
    rows: function* () {
      for (const plan of plans)
        for (const measure of measures) yield* itemCheckRows(plan, measure, spelling, framework.year, seed);
    },
    notes: [SYNTHETIC_NOTE],
    recordsIn: oneRecord,
  };
}

function* itemCheckRows(
  plan: UnitPlan,
  measure: Measure,
  spelling: Spelling,
  year: number,
  seed: number,
): Generator<readonly SampleCell[]> {
  for (const [level, count] of plan.counts.get(measure.code) ?? []) {
    const random = seeded(seed, plan.unit.code, measure.code, level, 'checks');
    const shown = level === '' ? ownLevel(measure) : level;
    const offset = random.below(150);
    for (const [at, passed] of passes(count, random).entries()) {
      yield [
        plan.unit.name,
        shown,
        subregion(shown, at),
        measure.code,
        itemCode(plan.unit.code, offset + at),
        itemName(offset + at),
        measure.source.split(';').at(-1) ?? null,
        passed ? spelling.yes : spelling.no,
        person('核查员', random),
        dayCell(collectionDay(year, random), spelling),
        passed ? null : remarks[random.below(remarks.length)]!,
      ];
    }
  }
}

function ownLevel(measure: Measure): Level {
  return levels.find((level) => measure.levels.split(';').includes(level)) ?? '省';
}

function elementMeasures(framework: Framework): readonly { readonly element: string; readonly code: string }[] {
  return framework.measures
    .filter((measure) => measure.rule.record === 'element_checks')
    .map((measure) => ({ code: measure.code, element: measure.rule.where[0]?.equals ?? '' }));
}

/** 指南要素核查记录, an element a row. */
export function elementRowsSheet(
  framework: Framework,
  plans: readonly UnitPlan[],
  region: string,
  spelling: Spelling,
  seed: number,
): SampleSheet {
  return {
    sheet: '要素核查',
    kind: 'element_checks',
    titles: [`${framework.year}年办事指南要素核查记录（${region}，${SYNTHETIC}）`],
    header: [['地区', '事项编码', '事项名称', '要素', '结果', '核查人', '核查日期', '备注']],
    merges: [],
    widths: [14, 20, 30, 16, 10, 12, 16, 20],
    rows: function* () {
      for (const plan of plans) {
        for (const { code, element } of elementMeasures(framework)) {
          const random = seeded(seed, plan.unit.code, code, 'elements');
          for (const [at, passed] of passes(plan.counts.get(code)!.get('')!, random).entries()) {
            yield [
              plan.unit.name,
              itemCode(plan.unit.code, at),
              itemName(at),
              element,
              passed ? spelling.yes : spelling.no,
              person('核查员', random),
              dayCell(collectionDay(framework.year, random), spelling),
              passed ? null : remarks[random.below(remarks.length)]!,
            ];
          }
        }
      }
    },
    notes: [SYNTHETIC_NOTE, '不涉及的要素（如无需填表）不列。'],
    recordsIn: oneRecord,
  };
}

/** 指南要素核查记录, a column for each element under a merged heading; what does not apply is empty. */
export function elementColumnsSheet(
  framework: Framework,
  plans: readonly UnitPlan[],
  region: string,
  spelling: Spelling,
  seed: number,
): SampleSheet {
  const elements = elementMeasures(framework);
  return {
    sheet: '要素核查',
    kind: 'element_checks',
    titles: [`${framework.year}年办事指南要素核查记录（${region}，${SYNTHETIC}）`],
    header: [
      ['地区', '事项编码', '事项名称', '核查要素', ...elements.slice(1).map(() => ''), '核查人', '核查日期'],
      ['', '', '', ...elements.map(({ element }) => element), '', ''],
    ],
    merges: [
      ...[1, 2, 3, 4 + elements.length, 5 + elements.length].map((column) => ({
        top: 1,
        left: column,
        bottom: 2,
        right: column,
      })),
      { top: 1, left: 4, bottom: 1, right: 3 + elements.length },
    ],
    widths: [14, 20, 30, ...elements.map(() => 12), 12, 16],
    rows: function* () {
      for (const plan of plans) {
        const columns = elements.map(({ code }) =>
          passes(plan.counts.get(code)!.get('')!, seeded(seed, plan.unit.code, code, 'elements')),
        );
        const random = seeded(seed, plan.unit.code, 'element columns');
        const count = Math.max(...columns.map((column) => column.length));
        for (let at = 0; at < count; at += 1) {
          const cells = columns.map((column): SampleCell =>
            at >= column.length ? null : column[at] === true ? spelling.yes : spelling.no,
          );
          yield [
            plan.unit.name,
            itemCode(plan.unit.code, at),
            itemName(at),
            ...cells,
            person('核查员', random),
            dayCell(collectionDay(framework.year, random), spelling),
          ];
        }
      }
    },
    notes: [SYNTHETIC_NOTE, '不涉及的要素留空。'],
    recordsIn: (row) => filledFrom(4)(row.slice(0, 3 + elements.length)),
  };
}

/** 清单比对: every list of every unit, one group of units by unit. */
export function listComparisonSheet(framework: Framework, plans: readonly UnitPlan[], seed: number): SampleSheet {
  const measures = framework.measures.filter((measure) => measure.rule.record === 'list_comparison');
  return {
    sheet: '清单比对',
    kind: 'list_comparison',
    titles: [`${framework.year}年清单比对表（${SYNTHETIC}）`],
    header: [['地区', '采集项', '采集项名称', '清单项', '是否具备', '备注']],
    merges: [],
    widths: [14, 12, 26, 36, 12, 20],
    rows: function* () {
      for (const plan of plans) {
        for (const measure of measures) {
          const random = seeded(seed, plan.unit.code, measure.code, 'lists');
          for (const [at, passed] of passes(plan.counts.get(measure.code)!.get('')!, random).entries()) {
            yield [
              plan.unit.name,
              measure.code,
              measure.name,
              `第${at + 1}项 ${itemName(at)}`,
              passed ? '有' : '无',
              null,
            ];
          }
        }
      }
    },
    notes: [SYNTHETIC_NOTE],
    recordsIn: oneRecord,
  };
}
