import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { levels, recordKinds } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Sql } from '../connection/sqlite.ts';
import { combineDigests, wholeWord } from './record-row.ts';
import type { TextDictionary } from './text-dictionary.ts';

/** A row of table `facets`: what rules filter and group by. Text ids; `level` is its place in `levels` from 1, 0 none. */
export interface FacetRow {
  readonly id: number;
  readonly kind: number;
  readonly selector: number;
  readonly unit: number;
  readonly level: number;
  readonly channel: number;
  readonly platform: number;
  readonly period: number;
  /** Some key occurs more than once, so the newest has to be looked for. */
  readonly overlapping: number;
}

/** Kinds in which two persons' records of the same thing are two records; elsewhere the second replaces the first. */
export const personIsKey: ReadonlySet<RecordKind> = new Set([
  'keyword_tests',
  'application_tests',
  'experience_tests',
  'expert_ratings',
]);

export interface KeyWriter {
  /** Facet of a record, made when new. */
  facetOf(kind: RecordKind, record: CollectedRecord): number;
  /** What tells records of one facet and item apart: lower region, and the person where that is part of the key. */
  spotOf(kind: RecordKind, record: CollectedRecord): number;
  facetDigest(id: number): number;
  spotDigest(id: number): number;
}

/** Facets of the last record's run. */
interface LastFacets {
  readonly kind: RecordKind;
  readonly unit: string;
  readonly level: string | undefined;
  readonly channel: string | undefined;
  readonly platform: string | undefined;
  readonly period: number | undefined;
  readonly bySelector: Map<string, number>;
}

/** Ids of facets and spots: the project's with those of `schema`, to which new ones go. */
export function createKeyWriter(sql: Sql, texts: TextDictionary, schema: string): KeyWriter {
  const facets = new Map<string, Map<number, number>>();
  const facetDigests: number[] = [0];
  const spots = new Map<number, number>();
  const spotDigests: number[] = [0];
  const digestFacet = (row: Omit<FacetRow, 'id' | 'overlapping'>): number => facetDigest(row, texts.digestOf);
  const remember = (row: Omit<FacetRow, 'overlapping'>): void => {
    const group = groupKey(row.kind, row.level, row.channel, row.platform, row.period);
    let members = facets.get(group);
    if (!members) facets.set(group, (members = new Map()));
    members.set(row.unit * 0x4000000 + row.selector, row.id);
    facetDigests[row.id] = digestFacet(row);
  };
  for (const from of new Set(['main', schema])) {
    for (const row of sql.prepare<[], FacetRow>(`SELECT * FROM ${from}.facets`).iterate()) remember(row);
    for (const row of sql
      .prepare<[], { id: number; subregion: number; person: number }>(`SELECT * FROM ${from}.spots`)
      .iterate()) {
      spots.set(row.subregion * 0x4000000 + row.person, row.id);
      spotDigests[row.id] = combineDigests([texts.digestOf(row.subregion), texts.digestOf(row.person)]);
    }
  }
  const insertFacet = sql.prepare(
    `INSERT INTO ${schema}.facets (id, kind, selector, unit, level, channel, platform, period) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertSpot = sql.prepare(`INSERT INTO ${schema}.spots (id, subregion, person) VALUES (?, ?, ?)`);
  let last: LastFacets | null = null;

  const membersFor = (kind: RecordKind, record: CollectedRecord): Map<number, number> => {
    const key = groupKey(
      recordKinds.indexOf(kind),
      levelNumber(record),
      texts.idOf(record.channel),
      texts.idOf(record.platform),
      record.period ?? 0,
    );
    let members = facets.get(key);
    if (!members) facets.set(key, (members = new Map()));
    return members;
  };

  const findOrMake = (kind: RecordKind, record: CollectedRecord): number => {
    const members = membersFor(kind, record);
    const unit = texts.idOf(record.unit);
    const selector = texts.idOf(record.selector);
    const known = members.get(unit * 0x4000000 + selector);
    if (known !== undefined) return known;
    const row = {
      id: facetDigests.length,
      kind: recordKinds.indexOf(kind),
      selector,
      unit,
      level: levelNumber(record),
      channel: texts.idOf(record.channel),
      platform: texts.idOf(record.platform),
      period: record.period ?? 0,
    };
    insertFacet.run(row.id, row.kind, row.selector, row.unit, row.level, row.channel, row.platform, row.period);
    remember(row);
    return row.id;
  };

  return {
    facetOf: (kind, record) => {
      // Runs of records share all but the selector: a map of a few selectors is faster than the dictionary of all texts.
      if (
        last === null ||
        last.unit !== record.unit ||
        last.kind !== kind ||
        last.level !== record.level ||
        last.channel !== record.channel ||
        last.platform !== record.platform ||
        last.period !== record.period
      ) {
        last = {
          kind,
          unit: record.unit,
          level: record.level,
          channel: record.channel,
          platform: record.platform,
          period: record.period,
          bySelector: new Map(),
        };
      }
      let facet = last.bySelector.get(record.selector);
      if (facet === undefined) last.bySelector.set(record.selector, (facet = findOrMake(kind, record)));
      return facet;
    },
    spotOf: (kind, record) => {
      const subregion = texts.idOf(record.subregion);
      const person = personIsKey.has(kind) ? texts.idOf(record.person) : 0;
      if (subregion === 0 && person === 0) return 0;
      const key = subregion * 0x4000000 + person;
      const known = spots.get(key);
      if (known !== undefined) return known;
      const id = spotDigests.length;
      insertSpot.run(id, subregion, person);
      spots.set(key, id);
      spotDigests.push(combineDigests([texts.digestOf(subregion), texts.digestOf(person)]));
      return id;
    },
    facetDigest: (id) => facetDigests[id] ?? -1,
    spotDigest: (id) => spotDigests[id] ?? -1,
  };
}

export function facetDigest(row: Omit<FacetRow, 'id' | 'overlapping'>, text: (id: number) => number): number {
  return combineDigests([
    wholeWord(row.kind),
    text(row.selector),
    text(row.unit),
    wholeWord(row.level),
    text(row.channel),
    text(row.platform),
    wholeWord(row.period),
  ]);
}

function levelNumber(record: CollectedRecord): number {
  return record.level === undefined ? 0 : levels.indexOf(record.level) + 1;
}

function groupKey(kind: number, level: number, channel: number, platform: number, period: number): string {
  return `${kind}/${level}/${channel}/${platform}/${period}`;
}
