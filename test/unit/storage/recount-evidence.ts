import type { Sql } from '../../../electron/storage/connection/sqlite.ts';
import type { Framework, Measure } from '../../../shared/model/framework.ts';

/** What the records say of one cell, counted here and nowhere else. */
export interface RecountedCell {
  /** A value can be made of them, and the base it is divided by is there. */
  readonly present: boolean;
  readonly base: boolean;
  /** Null: the measure isn't collected by month, or some figure stands for the whole year. */
  readonly months: number | null;
  /** Null: no levels are weighted. */
  readonly levels: number | null;
}

const kinds = [
  'base_figures',
  'monthly_statistics',
  'annual_statistics',
  'item_attributes',
  'item_checks',
  'element_checks',
  'keyword_tests',
  'application_tests',
  'experience_tests',
  'list_comparison',
  'expert_ratings',
];

const numbers: Readonly<Record<string, string>> = {
  数值: 'value',
  得分: 'value',
  关联度: 'value',
  结果: 'value',
  是否具备: 'value',
  命中位次: 'position',
  承诺时限: 'promised',
  法定时限: 'legal',
  跑动次数: 'visits',
  是否即办: 'immediate',
  网办深度: 'depth',
};

const texts: Readonly<Record<string, string>> = {
  采集项: 'selector',
  要素: 'selector',
  步骤: 'selector',
  渠道: 'selector',
  平台: 'platform',
  层级: 'level',
  事项类型: 'type',
};

/** The newest record of every key of the batches that count, as a table of its own with texts for ids. */
function layOut(sql: Sql, year: number): void {
  const rows = (table: string, columns: string): string => `
    SELECT f.kind, sel.text AS selector, u.text AS unit, f.level, plat.text AS platform, f.period, ${columns},
      row_number() OVER (PARTITION BY r.facet, r.item, r.spot ORDER BY s.batch DESC, r.sheet DESC, r.cell DESC) AS newest
    FROM ${table} r JOIN facets f ON f.id = r.facet JOIN sheets s ON s.id = r.sheet JOIN batches b ON b.id = s.batch
    LEFT JOIN texts sel ON sel.id = f.selector LEFT JOIN texts u ON u.id = f.unit LEFT JOIN texts plat ON plat.id = f.platform
    WHERE b.status = 'active' AND (f.period IN (0, ${year}) OR f.period BETWEEN ${year}01 AND ${year}12)`;
  const none = (columns: readonly string[]): string => columns.map((column) => `NULL AS ${column}`).join(', ');
  sql.exec(`CREATE TEMP TABLE counted AS
    SELECT kind, selector, unit, CASE level WHEN 1 THEN '省' WHEN 2 THEN '市' WHEN 3 THEN '县' END AS level, platform, period,
      type, value, position, promised, legal, visits, immediate, depth FROM (
      ${rows('records', `r.value, r.position, ${none(['type', 'promised', 'legal', 'visits', 'immediate', 'depth'])}`)}
      UNION ALL
      SELECT kind, selector, unit, level, platform, period, NULL, NULL, type, promised, legal, visits, immediate, depth, newest FROM (
      ${rows('attributes', '(SELECT text FROM texts WHERE id = r.type) AS type, r.promised, r.legal, r.visits, r.immediate, r.depth')}))
    WHERE newest = 1`);
  sql.exec('CREATE INDEX temp.counted_by_kind ON counted(kind, selector)');
}

/** Units whose newest base figure isn't 0; one that is marked missing takes nothing away from the figure before it. */
const NEWEST_BASE = `
  SELECT unit FROM (
    SELECT u.text AS unit, r.value, row_number() OVER (PARTITION BY u.text ORDER BY s.batch DESC, r.sheet DESC, r.cell DESC) AS newest
    FROM records r JOIN facets f ON f.id = r.facet JOIN sheets s ON s.id = r.sheet JOIN batches b ON b.id = s.batch
    JOIN texts sel ON sel.id = f.selector JOIN texts u ON u.id = f.unit
    WHERE b.status = 'active' AND f.kind = 0 AND sel.text = ? AND r.value IS NOT NULL)
  WHERE newest = 1 AND value <> 0`;

interface LevelCount {
  readonly unit: string;
  readonly level: string | null;
  readonly counted: number;
  readonly below: number;
  readonly months: number;
  readonly whole: number;
}

/** Counts one measure's cells anew: which rows its rule reads, which of them have the number it needs, over which months and levels. */
function recountMeasure(sql: Sql, { rule, base, months: expected }: Measure): ReadonlyMap<string, RecountedCell> {
  const column = (field: string): string => numbers[field] ?? texts[field] ?? `no_column_for_${field}`;
  const conditions = rule.where.map(({ field, equals }) => `${column(field)} = '${equals}'`);
  const ratio = /sum\((.+?)\)\/sum\((.+?)\)/.exec(rule.inner ?? '');
  const needed = ratio
    ? [column(ratio[1] ?? ''), column(ratio[2] ?? '')]
    : [column(rule.passWhen?.field ?? rule.value?.field ?? '')];
  // A test that hit nothing has position 0, which counts only where the rule gives it a number or only compares it.
  const hit =
    rule.value?.field === '命中位次' && rule.value.whenEmpty === null ? ['nullif(position, 0) IS NOT NULL'] : [];
  const has = [...needed.map((name) => `${name} IS NOT NULL`), ...hit].join(' AND ');
  const rows = sql
    .prepare<[], LevelCount>(
      `SELECT unit, ${rule.levelWeights === null ? 'NULL' : 'level'} AS level, sum(${has}) AS counted,
         ${ratio ? `total(CASE WHEN ${has} THEN ${needed[1] ?? ''} END)` : '1'} AS below,
         count(DISTINCT CASE WHEN ${has} AND period > 9999 THEN period END) AS months, total(${has} AND period < 10000) AS whole
       FROM counted WHERE ${[`kind = ${kinds.indexOf(rule.record)}`, ...conditions].join(' AND ')} GROUP BY 1, 2`,
    )
    .all();
  const bases = new Set(base === null ? [] : sql.prepare<[string], string>(NEWEST_BASE).pluck().all(base));
  const weights = rule.levelWeights;
  const found = new Map<string, RecountedCell>();
  for (const unit of new Set(rows.map((row) => row.unit))) {
    const own = rows.filter((row) => row.unit === unit && (weights === null || weighted(weights, row.level)));
    const made = own.filter(({ counted, below }) => counted > 0 && below !== 0);
    const month = made.reduce((sum, row) => sum + row.months, 0);
    const byMonth = rule.record === 'monthly_statistics' && made.every(({ whole }) => whole === 0);
    const hasBase = base === null || bases.has(unit);
    found.set(unit, {
      present: made.length > 0 && hasBase,
      base: hasBase,
      months: byMonth && made.length > 0 ? Math.min(month, expected ?? 12) : null,
      levels: weights === null ? null : made.length,
    });
  }
  return found;
}

function weighted(weights: Readonly<Record<string, number>>, level: string | null): boolean {
  return (weights[level ?? ''] ?? 0) > 0;
}

/** Every cell of a framework by measure and unit; a cell without any row is left out. */
export function recountEvidence(
  sql: Sql,
  framework: Framework,
): ReadonlyMap<string, ReadonlyMap<string, RecountedCell>> {
  layOut(sql, framework.year);
  return new Map(framework.measures.map((measure) => [measure.code, recountMeasure(sql, measure)]));
}

/**
 * The measured share of the whole index from recounted cells, down the tree by the weights as given. An indicator of which less than `least` is measured has
 * no score, so that nothing of it counts above.
 */
export function recountIndex(
  framework: Framework,
  weights: Readonly<Record<string, number>>,
  cellShare: (measure: string) => number,
  least: number,
): number {
  const below = (parent: string | null): number => {
    const indicators = framework.indicators.filter((indicator) => indicator.parent === parent);
    const measures = framework.measures.filter(({ indicator }) => indicator === parent);
    const shares = [
      ...indicators.map(({ code }) => {
        const share = below(code);
        // To the last bit of a sum in another order.
        return { code, share: share < least - 1e-9 ? 0 : share };
      }),
      ...measures.map(({ code }) => ({ code, share: cellShare(code) })),
    ];
    const all = shares.reduce((sum, { code }) => sum + (weights[code] ?? 0), 0);
    return shares.reduce((sum, { code, share }) => sum + ((weights[code] ?? 0) / all) * share, 0);
  };
  return below(null);
}
