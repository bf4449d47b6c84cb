import type { Framework, Measure } from '../../../shared/model/framework.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { SampleCell, SampleFile, SampleSheet } from '../../../electron/exporting/sample/sheets/sample-sheet.ts';
import type { Template } from '../../../shared/model/template.ts';

/** Rows of the sheets as an evaluator would read them, and the measure values worked out from them: written for the tests alone, from docs/FORMATS "Collected spreadsheets" and docs/METHODS. */
type ReadRow = Readonly<Record<string, string | number>>;

const elementColumns = 15;

function readSheets(files: readonly SampleFile[], framework: Framework): ReadonlyMap<RecordKind, readonly ReadRow[]> {
  const read = new Map<RecordKind, ReadRow[]>();
  for (const sheet of files.flatMap((file) => file.sheets)) {
    const rows = read.get(sheet.kind) ?? [];
    read.set(sheet.kind, rows);
    for (const row of sheet.rows()) rows.push(...readRow(sheet, row, framework));
  }
  return read;
}

function readRow(sheet: SampleSheet, cells: readonly SampleCell[], framework: Framework): readonly ReadRow[] {
  const names = cells.map((_, at) => sheet.header.map((line) => line[at] ?? '').findLast((text) => text !== '') ?? '');
  const row: Record<string, string | number> = {};
  cells.forEach((cell, at) => {
    if (cell !== null) row[names[at] ?? ''] = plain(cell);
  });
  if (sheet.kind === 'element_checks' && !names.includes('要素')) {
    const elements = new Set(
      framework.measures
        .filter((measure) => measure.rule.record === 'element_checks')
        .map((measure) => measure.rule.where[0]?.equals ?? ''),
    );
    if (elements.size !== elementColumns) throw new Error('fifteen elements expected');
    return Object.entries(row)
      .filter(([name]) => elements.has(name))
      .map(([name, value]) => ({ 地区: row['地区'] ?? '', 事项编码: row['事项编码'] ?? '', 要素: name, 结果: value }));
  }
  if (sheet.kind === 'monthly_statistics' && names.includes('12月')) {
    return Array.from({ length: 12 }, (_, at) => ({
      地区: row['地区'] ?? '',
      采集项: sheet.sheet,
      月份: `2021年${at + 1}月`,
      数值: row[`${at + 1}月`] ?? Number.NaN,
    }));
  }
  if (sheet.kind === 'annual_statistics' && !names.includes('采集项')) {
    return (sheet.header[0] ?? [])
      .slice(1)
      .map((code, at) => ({ 地区: row['地区'] ?? '', 采集项: code, 数值: plain(cells[at + 1] ?? null) }));
  }
  return [row];
}

function plain(cell: SampleCell): string | number {
  if (cell === null) return '';
  if (typeof cell !== 'object') return cell;
  return 'percent' in cell ? cell.percent * 100 : cell.date;
}

const trueWords: readonly (string | number)[] = [1, '√', '是', '通过', '有'];
const depths = ['无', '网上咨询', '网上受理', '网上办理', '全程网办'];

/** Value of a measure for a unit from its rows, before denominators. */
function measureValue(measure: Measure, rows: readonly ReadRow[]): number {
  const { rule } = measure;
  const left = rows.filter((row) => rule.where.every(({ field, equals }) => row[field] === equals));
  const passed = (row: ReadRow): boolean => {
    if (!rule.passWhen) throw new Error('no pass condition');
    const { field, op, operand } = rule.passWhen;
    const cell = row[field];
    if (field === '结果' || field === '是否具备' || field === '是否即办')
      return cell !== undefined && trueWords.includes(cell);
    if (field === '网办深度')
      return op === '=' ? cell === operand : depths.indexOf(String(cell)) >= depths.indexOf(operand);
    if (typeof cell !== 'number') return false;
    return op === '<=' ? cell <= Number(operand) : cell === Number(operand);
  };
  const value = (row: ReadRow): number => {
    const cell = row[rule.value?.field ?? ''];
    return typeof cell === 'number' ? cell : (rule.value?.whenEmpty ?? Number.NaN);
  };
  const share = (of: readonly ReadRow[]): number => (100 * of.filter(passed).length) / of.length;
  const mean = (of: readonly ReadRow[]): number => sum(of, value) / of.length;
  switch (rule.aggregation) {
    case 'sum':
    case 'yearly_total':
      return sum(left, value);
    case 'mean':
      return mean(left);
    case 'last_month':
      return sum(
        left.filter((row) => row['月份'] === '2021年12月'),
        value,
      );
    case 'share':
      return share(left);
    case 'median': {
      const sorted = left.map(value).sort((a, b) => a - b);
      return sorted[(sorted.length - 1) / 2] ?? Number.NaN;
    }
    case 'weighted_by_level':
      return Object.entries(rule.levelWeights ?? {}).reduce((total, [level, weight]) => {
        const members = left.filter((row) => row['层级'] === level);
        const inner =
          rule.inner === 'share'
            ? share(members)
            : rule.inner === 'mean'
              ? mean(members)
              : 100 *
                (1 - sum(members, (row) => Number(row['承诺时限'])) / sum(members, (row) => Number(row['法定时限'])));
        return total + weight * inner;
      }, 0);
    default:
      throw new Error(`not read here: ${rule.aggregation}`);
  }
}

function sum(rows: readonly ReadRow[], value: (row: ReadRow) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

/** All measure values by measure and unit, denominated: ÷ population × 10,000, ÷ enterprises or applications × 1,000. */
export function measureValues(
  template: Template,
  files: readonly SampleFile[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const read = readSheets(files, template.framework);
  const bases = new Map((read.get('base_figures') ?? []).map((row) => [row['地区'], row]));
  const values = new Map<string, Map<string, number>>();
  const byUnit = new Map<string, ReadRow[]>();
  for (const [kind, rows] of read)
    for (const row of rows) {
      const key = `${kind} ${row['地区'] ?? ''}`;
      const known = byUnit.get(key);
      if (known) known.push(row);
      else byUnit.set(key, [row]);
    }
  for (const measure of template.framework.measures) {
    const column = new Map<string, number>();
    for (const unit of template.units) {
      const rows = [
        ...(byUnit.get(`${measure.rule.record} ${unit.name}`) ?? []),
        ...(unit.fullName === unit.name ? [] : (byUnit.get(`${measure.rule.record} ${unit.fullName}`) ?? [])),
      ];
      const base = bases.get(unit.fullName);
      const divisor =
        measure.base === null
          ? 1
          : measure.base === '常住人口'
            ? Number(base?.['常住人口（万人）'])
            : Number(base?.[measure.base === '企业数' ? '企业数（户）' : '业务申报量（件）']) / 1000;
      column.set(unit.code, measureValue(measure, rows) / divisor);
    }
    values.set(measure.code, column);
  }
  return values;
}

/** Scores of every indicator by unit: goalposts between the limits, clipped, then weighted means; docs/METHODS by hand. */
export function handScores(
  template: Template,
  values: ReadonlyMap<string, ReadonlyMap<string, number>>,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const { framework, units } = template;
  const { weights, measures } = framework.baseline;
  const scores = new Map<string, Map<string, number>>();
  for (const unit of units) {
    const scoreOf = (code: string): number => {
      const measured = values.get(code)?.get(unit.code);
      if (measured !== undefined) {
        const method = measures[code];
        if (method === undefined || method.normalisation === 'identity') return measured;
        const on = method.normalisation === 'log_goalposts' ? Math.log : (x: number): number => x;
        const lower = on(method.lower ?? Number.NaN);
        const upper = on(method.upper ?? Number.NaN);
        const share = (on(measured) - lower) / (upper - lower);
        return 100 * Math.min(1, Math.max(0, method.direction === 'lower' ? 1 - share : share));
      }
      const children =
        code === 'total'
          ? framework.indicators.filter((node) => node.parent === null).map((node) => node.code)
          : [
              ...framework.indicators.filter((node) => node.parent === code),
              ...framework.measures.filter((measure) => measure.indicator === code),
            ].map((node) => node.code);
      const weight = children.reduce((total, child) => total + (weights[child] ?? Number.NaN), 0);
      return children.reduce((total, child) => total + (weights[child] ?? Number.NaN) * scoreOf(child), 0) / weight;
    };
    for (const code of ['total', ...framework.indicators.map((node) => node.code)]) {
      const column = scores.get(code) ?? new Map<string, number>();
      column.set(unit.code, scoreOf(code));
      scores.set(code, column);
    }
  }
  return scores;
}
