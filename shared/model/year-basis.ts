import type { Method, YearBasis } from './method.ts';

/** As score books and JSON write it: `per_year`, `base_year=2020`, `pooled`. */
export function yearBasisId(basis: YearBasis): string {
  return basis.kind === 'base_year' ? `base_year=${basis.year}` : basis.kind;
}

/** A method that names none takes each year alone. */
export function yearBasisOf({ yearBasis }: Pick<Method, 'yearBasis'>): YearBasis {
  return yearBasis ?? { kind: 'per_year' };
}
