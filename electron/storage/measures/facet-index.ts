import { levels } from '../../../shared/model/record-kind.ts';
import type { Sql } from '../connection/sqlite.ts';
import type { FacetRow } from '../records/facets.ts';
import { projectRecords } from '../records/record-source.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { CompiledRule } from './compile-rule.ts';

/** A facet with its texts. */
export interface Facet {
  readonly id: number;
  readonly kind: number;
  readonly selector: string;
  readonly unit: string;
  readonly level: string;
  readonly channel: string;
  readonly platform: string;
  /** yyyymm, yyyy, 0 without. */
  readonly period: number;
  readonly overlapping: boolean;
}

/** Facets of a project by kind and selector, read once for a refresh. */
export interface FacetIndex {
  readonly all: readonly Facet[];
  /** Facets that a rule reads, by unit; the year is not looked at. */
  matching(rule: CompiledRule): ReadonlyMap<string, readonly Facet[]>;
  ofKind(kind: number, selector: string): readonly Facet[];
}

/** `overlapping`: facets of `source` in which some key occurs twice, besides those that the project has marked. */
export function readFacetIndex(
  sql: Sql,
  source: RecordSource = projectRecords,
  overlapping: ReadonlySet<number> = new Set(),
): FacetIndex {
  const all = readFacets(sql, source, null).map((facet) =>
    overlapping.has(facet.id) ? { ...facet, overlapping: true } : facet,
  );
  const bySelector = new Map<string, Facet[]>();
  const byKind = new Map<number, Facet[]>();
  for (const facet of all) {
    group(bySelector, `${facet.kind}/${facet.selector}`, facet);
    group(byKind, facet.kind, facet);
  }
  return {
    all,
    ofKind: (kind, selector) => bySelector.get(`${kind}/${selector}`) ?? [],
    matching: (rule) => {
      const { selector } = rule.facets;
      const candidates = selector === undefined ? byKind.get(rule.kind) : bySelector.get(`${rule.kind}/${selector}`);
      const units = new Map<string, Facet[]>();
      for (const facet of candidates ?? []) if (facetMatches(rule, facet)) group(units, facet.unit, facet);
      return units;
    },
  };
}

/** Facets of one kind, null for all, in the order of their ids. */
export function readFacets(sql: Sql, source: RecordSource, kind: number | null): readonly Facet[] {
  const texts = new Map<number, string>([[0, '']]);
  const lookUps = source.schemas.map((schema) =>
    sql.prepare<[number], string>(`SELECT text FROM ${schema}.texts WHERE id = ?`).pluck(),
  );
  const text = (id: number): string => {
    let found = texts.get(id);
    if (found === undefined) {
      for (const lookUp of lookUps) found ??= lookUp.get(id);
      texts.set(id, (found ??= ''));
    }
    return found;
  };
  return source.schemas
    .flatMap((schema) =>
      sql
        .prepare<(number | null)[], FacetRow>(`SELECT * FROM ${schema}.facets WHERE ? IS NULL OR kind = ? ORDER BY id`)
        .all(kind, kind),
    )
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      selector: text(row.selector),
      unit: text(row.unit),
      level: levels[row.level - 1] ?? '',
      channel: text(row.channel),
      platform: text(row.platform),
      period: row.period,
      overlapping: row.overlapping !== 0,
    }));
}

/** Whether a rule reads the rows of a facet, the year not looked at. */
export function facetMatches(rule: CompiledRule, facet: Facet): boolean {
  const { selector, level, channel, platform, period } = rule.facets;
  if (facet.kind !== rule.kind) return false;
  if (selector !== undefined && facet.selector !== selector) return false;
  if (level !== undefined && facet.level !== level) return false;
  if (channel !== undefined && facet.channel !== channel) return false;
  if (platform !== undefined && facet.platform !== platform) return false;
  return period === undefined || String(facet.period) === period;
}

/** The year that a period lies in. A record without a period belongs to the year evaluated. `evaluated` 0 (frameworks without one): every period does. */
export function yearOf(period: number, evaluated: number): number {
  if (period === 0 || evaluated === 0) return evaluated;
  return period >= 10_000 ? Math.floor(period / 100) : period;
}

function group<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const members = groups.get(key);
  if (members) members.push(value);
  else groups.set(key, [value]);
}
