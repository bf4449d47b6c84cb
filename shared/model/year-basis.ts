import type { Method, YearBasis } from './method.ts';

export const yearBasisKinds = ['per_year', 'base_year', 'pooled'] as const satisfies readonly YearBasis['kind'][];

/** As score books and JSON write it: `per_year`, `base_year=2020`, `pooled`. */
export function yearBasisId(basis: YearBasis): string {
  return basis.kind === 'base_year' ? `base_year=${basis.year}` : basis.kind;
}

/** A method that names none takes each year alone. */
export function yearBasisOf({ yearBasis }: Pick<Method, 'yearBasis'>): YearBasis {
  return yearBasis ?? { kind: 'per_year' };
}

/** The method with another basis; each year alone is named by none, so that methods of one year stay as they were stored. */
export function basedOn({ yearBasis: _, ...method }: Method, basis: YearBasis): Method {
  return basis.kind === 'per_year' ? method : { ...method, yearBasis: basis };
}
