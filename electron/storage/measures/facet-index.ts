import { levels } from '../../../shared/model/record-kind.ts';
import type { Sql } from '../connection/sqlite.ts';
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

interface FacetTextRow {
  readonly id: number;
  readonly kind: number;
  readonly selector: string | null;
  readonly unit: string | null;
  readonly level: number;
  readonly channel: string | null;
  readonly platform: string | null;
  readonly period: number;
  readonly overlapping: number;
}

/** Facets of a project by kind and selector, read once for a refresh. */
export interface FacetIndex {
  readonly all: readonly Facet[];
  /** Facets that a rule reads, by unit; the year is not looked at. */
  matching(rule: CompiledRule): ReadonlyMap<string, readonly Facet[]>;
  ofKind(kind: number, selector: string): readonly Facet[];
}

export function readFacetIndex(sql: Sql): FacetIndex {
  const rows = sql
    .prepare<[], FacetTextRow>(
      `
    SELECT f.id, f.kind, s.text AS selector, u.text AS unit, f.level, c.text AS channel, p.text AS platform, f.period, f.overlapping
    FROM facets f LEFT JOIN texts s ON s.id = f.selector LEFT JOIN texts u ON u.id = f.unit
    LEFT JOIN texts c ON c.id = f.channel LEFT JOIN texts p ON p.id = f.platform ORDER BY f.id`,
    )
    .all();
  const all = rows.map((row): Facet => ({
    id: row.id,
    kind: row.kind,
    selector: row.selector ?? '',
    unit: row.unit ?? '',
    level: levels[row.level - 1] ?? '',
    channel: row.channel ?? '',
    platform: row.platform ?? '',
    period: row.period,
    overlapping: row.overlapping !== 0,
  }));
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

/** A record without a period belongs to the year evaluated. `year` 0 (frameworks without one): every period does. */
export function inYear(period: number, year: number, evaluated: number): boolean {
  if (period === 0 || evaluated === 0) return year === evaluated;
  return (period >= 10_000 ? Math.floor(period / 100) : period) === year;
}

function group<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const members = groups.get(key);
  if (members) members.push(value);
  else groups.set(key, [value]);
}
