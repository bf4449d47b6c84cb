import { doubtBits } from '../../../shared/model/dataset.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { Sql } from '../connection/sqlite.ts';
import { activeCondition } from '../records/overlaps.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { CompiledRule } from './compile-rule.ts';
import { facetMatches, readFacets, yearOf } from './facet-index.ts';
import type { Facet } from './facet-index.ts';
import { valueSources } from './refresh-measures.ts';

const FROM_RECORDS = valueSources.indexOf('records');

/** Kinds of which a record is a figure that an office gives of itself: the same one sent again may lack its platform. */
const figureKinds = [recordKinds.indexOf('monthly_statistics'), recordKinds.indexOf('annual_statistics')];

/**
 * Gives the doubt of a cell in which figures of one period stand both with a platform and without: records of several platforms count together, so that a
 * figure which was sent again without its platform counts twice. Looked up when values are read and not kept with them, so that files of every version show it.
 */
export function unnamedPlatformBits(
  sql: Sql,
  rules: readonly CompiledRule[],
  evaluated: number,
  source: RecordSource,
): (cell: { readonly year: number; readonly measure: string; readonly unit: string }, from: number) => number {
  const found = new Set<string>();
  const place = (year: number, measure: string, unit: string): string => JSON.stringify([year, measure, unit]);
  for (const kind of figureKinds) {
    if (!mayMix(sql, kind, source)) continue;
    const mixed = mixedFigures(sql, kind, source);
    for (const rule of rules) {
      if (rule.facets.platform !== undefined) continue;
      for (const facet of mixed)
        if (facetMatches(rule, facet)) found.add(place(yearOf(facet.period, evaluated), rule.measure, facet.unit));
    }
  }
  return ({ year, measure, unit }, from) =>
    from === FROM_RECORDS && found.has(place(year, measure, unit)) ? doubtBits.unnamedPlatform : 0;
}

/** Told without reading facets: hardly a project has any. 0 is the id of the empty text. */
function mayMix(sql: Sql, kind: number, { schemas }: RecordSource): boolean {
  const facets = schemas.map((schema) => `SELECT * FROM ${schema}.facets WHERE kind = ${kind}`).join(' UNION ALL ');
  return (
    sql
      .prepare<[], number>(
        `SELECT 1 FROM (${facets}) GROUP BY selector, unit, level, channel, period HAVING min(platform) = 0 AND max(platform) > 0 LIMIT 1`,
      )
      .pluck()
      .get() !== undefined
  );
}

/** Facets without a platform that have a figure which counts, beside one with a platform that has. */
function mixedFigures(sql: Sql, kind: number, source: RecordSource): readonly Facet[] {
  const active = activeCondition(sql, true);
  const hasFigure = ({ id }: Facet): boolean =>
    sql
      .prepare<[number], number>(
        `SELECT 1 FROM ${source.rowsOf('records', id)} WHERE facet = ? AND value IS NOT NULL AND ${active} LIMIT 1`,
      )
      .pluck()
      .get(id) !== undefined;
  const groups = Map.groupBy(readFacets(sql, source, kind), ({ selector, unit, level, channel, period }) =>
    JSON.stringify([selector, unit, level, channel, period]),
  );
  return [...groups.values()].flatMap((group) => {
    const unnamed = group.filter(({ platform }) => platform === '');
    const named = group.filter(({ platform }) => platform !== '');
    return named.length > 0 && named.some(hasFigure) ? unnamed.filter(hasFigure) : [];
  });
}
