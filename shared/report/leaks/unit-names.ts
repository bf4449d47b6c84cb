import type { UnitSecrets } from './leak-basis.ts';

export interface FoundName {
  readonly unit: UnitSecrets;
  readonly at: number;
}

type NameSearch = (text: string) => readonly FoundName[];

/** A set of four hundred units has a thousand names, and as many files are searched for them. */
const known = new WeakMap<readonly UnitSecrets[], NameSearch>();

/** A search for the units' names in a text: of names that overlap the longest counts, so that 吉林市 isn't 吉林. Latin names are whole words. */
export function unitNames(units: readonly UnitSecrets[]): NameSearch {
  const search = known.get(units) ?? nameSearch(units);
  known.set(units, search);
  return search;
}

function nameSearch(units: readonly UnitSecrets[]): NameSearch {
  const byName = new Map<string, UnitSecrets>();
  for (const unit of units) for (const name of unit.names) byName.set(name.normalize('NFKC'), unit);
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  if (names.length === 0) return () => [];
  const word = names.map((name) => {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return `${/^[A-Za-z0-9]/.test(name) ? '(?<![A-Za-z0-9])' : ''}${literal}${/[A-Za-z0-9]$/.test(name) ? '(?![A-Za-z0-9])' : ''}`;
  });
  const any = new RegExp(word.join('|'), 'g');
  return (text) =>
    [...text.matchAll(any)].flatMap(({ 0: name, index }) => {
      const unit = byName.get(name);
      return unit === undefined ? [] : [{ unit, at: index }];
    });
}
