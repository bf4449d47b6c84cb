import { cellName } from '../../../shared/base/cell-name.ts';
import { levels, recordKinds } from '../../../shared/model/record-kind.ts';
import type { CellSource } from '../../../shared/model/lineage.ts';
import { activeCondition } from '../records/overlaps.ts';
import { COLUMNS } from '../records/record-row.ts';
import type { Sql } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';
import type { CompiledRule } from './compile-rule.ts';
import { readFacetIndex, yearOf } from './facet-index.ts';
import type { Facet } from './facet-index.ts';
import { valueSources } from './refresh-measures.ts';

/** The records of one facet in one sheet: how many, and the block of cells they stand in. */
interface Block {
  readonly sheet: number;
  readonly records: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Where every measure value comes from, by sheet: the summary of `lineage` for all cells at once, in two passes over the
 * records, a facet a step. Counts are of the records a measure's filter leaves by unit, level, platform, channel and year; conditions on
 * single rows (事项类型) and replaced records are told by `lineage` only.
 */
export function* readCellSources(sql: Sql, rules: readonly CompiledRule[], year: number): Steps<readonly CellSource[]> {
  const index = readFacetIndex(sql);
  const blocksOf = blockReader(sql);
  const blocks = new Map<number, readonly Block[]>();
  for (const { id } of index.all) {
    blocks.set(id, blocksOf(id));
    yield;
  }
  const places = new Map(
    sql
      .prepare<[], { id: number; batch: number; sheet: string; file: string }>(
        'SELECT s.id, s.batch, s.name AS sheet, f.name AS file FROM sheets s JOIN files f ON f.id = s.file',
      )
      .all()
      .map((row) => [row.id, row]),
  );
  const stored = sql.prepare<[number, string], { unit: string; source: number }>(
    'SELECT unit, source FROM measure_values WHERE year = ? AND measure = ?',
  );
  const sources: CellSource[] = [];
  for (const rule of rules) {
    yield;
    const raw = index.matching(rule);
    const table = Map.groupBy(index.ofKind(recordKinds.indexOf('measure_table'), rule.measure), (facet) => facet.unit);
    for (const { unit, source } of stored.all(year, rule.measure)) {
      const from = valueSources[source] ?? 'none';
      const facets = (from === 'measure_table' ? table : raw).get(unit) ?? [];
      sources.push(
        ...bySheet(
          facets
            .filter((facet) => yearOf(facet.period, year) === year && (from === 'measure_table' || counts(facet, rule)))
            .flatMap((facet) => blocks.get(facet.id) ?? []),
          (sheet, records, cells) => {
            const place = places.get(sheet);
            return place
              ? [
                  {
                    unit,
                    measure: rule.measure,
                    batch: place.batch,
                    file: place.file,
                    sheet: place.sheet,
                    records,
                    cells,
                  },
                ]
              : [];
          },
        ),
      );
    }
  }
  return sources;
}

function counts(facet: Facet, rule: CompiledRule): boolean {
  return (
    rule.levelWeights === null || levels.some((level) => level === facet.level && (rule.levelWeights?.[level] ?? 0) > 0)
  );
}

function blockReader(sql: Sql): (facet: number) => Block[] {
  const active = activeCondition(sql);
  const statements = ['records', 'attributes'].map((table) =>
    sql.prepare<[number], Block>(
      `
    SELECT sheet, count(*) AS records, min(cell / ${COLUMNS}) AS top, max(cell / ${COLUMNS}) AS bottom, min(cell % ${COLUMNS}) AS "left", max(cell % ${COLUMNS}) AS "right"
    FROM ${table} WHERE facet = ? AND ${active} GROUP BY sheet`,
    ),
  );
  return (facet) => statements.flatMap((statement) => statement.all(facet));
}

function bySheet(
  blocks: readonly Block[],
  make: (sheet: number, records: number, cells: string) => CellSource[],
): CellSource[] {
  return [...Map.groupBy(blocks, (block) => block.sheet)].flatMap(([sheet, members]) => {
    const first = cellName(
      Math.min(...members.map((block) => block.top)),
      Math.min(...members.map((block) => block.left)),
    );
    const last = cellName(
      Math.max(...members.map((block) => block.bottom)),
      Math.max(...members.map((block) => block.right)),
    );
    return make(
      sheet,
      members.reduce((sum, block) => sum + block.records, 0),
      first === last ? first : `${first}:${last}`,
    );
  });
}
