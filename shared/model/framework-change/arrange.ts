import type { Framework, Indicator } from '../framework.ts';

/** Indicators and measures that hang below one place; null: the top. */
export function siblingCodes(framework: Framework, parent: string | null): readonly string[] {
  return [
    ...framework.indicators.filter((indicator) => indicator.parent === parent).map(({ code }) => code),
    ...framework.measures.filter((measure) => measure.indicator === parent).map(({ code }) => code),
  ];
}

/** The code itself and every indicator and measure below it. */
export function codesBelow(framework: Framework, code: string): ReadonlySet<string> {
  const found = new Set([code]);
  for (const indicator of arrange(framework).indicators)
    if (indicator.parent !== null && found.has(indicator.parent)) found.add(indicator.code);
  for (const measure of framework.measures) if (found.has(measure.indicator)) found.add(measure.code);
  return found;
}

/** Depth first: parents before children, siblings and measures in the order they have; levels counted anew. */
export function arrange(framework: Framework): Framework {
  const children = new Map<string | null, Indicator[]>();
  for (const indicator of framework.indicators)
    children.set(indicator.parent, [...(children.get(indicator.parent) ?? []), indicator]);
  const indicators: Indicator[] = [];
  const visit = (parent: string | null, level: number): void => {
    for (const indicator of children.get(parent) ?? []) {
      indicators.push(indicator.level === level ? indicator : { ...indicator, level });
      visit(indicator.code, level + 1);
    }
  };
  visit(null, 1);
  const place = new Map(indicators.map(({ code }, at) => [code, at]));
  const measures = framework.measures.toSorted((a, b) => (place.get(a.indicator) ?? 0) - (place.get(b.indicator) ?? 0));
  return { ...framework, indicators, measures };
}

/** Swaps an entry with its neighbour among those that `beside` accepts; the list itself where there is none. */
export function swapped<T extends { readonly code: string }>(
  list: readonly T[],
  code: string,
  by: -1 | 1,
  beside: (entry: T) => boolean,
): readonly T[] {
  const places = list.flatMap((entry, at) => (beside(entry) ? [at] : []));
  const own = places.findIndex((at) => list[at]?.code === code);
  const from = places[own];
  const to = places[own + by];
  if (own < 0 || from === undefined || to === undefined) return list;
  const next = [...list];
  const [moved, other] = [list[from], list[to]];
  if (moved === undefined || other === undefined) return list;
  next[from] = other;
  next[to] = moved;
  return next;
}
