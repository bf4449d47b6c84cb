import { cellTarget } from './find-targets.ts';
import type { Target } from './find-targets.ts';
import { createFinder } from './rank-targets.ts';
import type { Found } from './rank-targets.ts';

/** Units and measures that are tried together for a value. */
const UNITS_TRIED = 3;
const MEASURES_TRIED = 5;

/** Finds among the targets, and the value of a measure of a unit where the query names both: `北京 A1-2.1`, either way round. */
export function findAll(
  targets: readonly Target[],
): (query: string, recent: readonly string[], limit: number) => readonly Found<Target>[] {
  const find = createFinder(targets);
  const unit = createFinder(targets.filter(({ kind }) => kind === 'unit'));
  const measure = createFinder(targets.filter(({ kind }) => kind === 'measure'));
  return (query, recent, limit) => {
    const found = find(query, recent, limit);
    const words = query.split(/\s+/).filter((word) => word !== '');
    const cells = words.slice(1).flatMap((_, at) => {
      const [before, after] = [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')];
      return [
        [before, after],
        [after, before],
      ].flatMap(([ofUnit = '', ofMeasure = '']) =>
        unit(ofUnit, recent, UNITS_TRIED).flatMap((one) =>
          measure(ofMeasure, recent, MEASURES_TRIED).map((other) => cellTarget(one.target, other.target)),
        ),
      );
    });
    const known = new Set<string>();
    const distinct = cells.filter(({ key }) => !known.has(key) && known.add(key));
    return [...found, ...distinct.map((target) => ({ target, marks: [] }))].slice(0, limit);
  };
}
