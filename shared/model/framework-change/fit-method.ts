import type { Framework } from '../framework.ts';
import type { Method } from '../method.ts';
import type { Unit } from '../unit.ts';

/**
 * A method saved before the framework or the units changed, as it stands for them now: what it doesn't know comes from the
 * baseline, what is no longer there is left out. The same object when nothing is missing or left over.
 */
export function fitMethod(method: Method, framework: Framework, units: readonly Unit[], baseline: Method): Method {
  const measures = framework.measures.map(({ code }) => code);
  const codes = new Set([...framework.indicators.map(({ code }) => code), ...measures]);
  const weights = fitted(method.weights, baseline.weights, codes);
  const methods = fitted(method.measures, baseline.measures, new Set(measures));
  const nodes = fitted(method.aggregation.nodes, {}, new Set([...codes, 'total']));
  const unitCodes = new Set(units.map(({ code }) => code));
  const excludedUnits = method.excludedUnits.every((code) => unitCodes.has(code))
    ? method.excludedUnits
    : method.excludedUnits.filter((code) => unitCodes.has(code));
  const same =
    weights === method.weights &&
    methods === method.measures &&
    nodes === method.aggregation.nodes &&
    excludedUnits === method.excludedUnits;
  return same
    ? method
    : { ...method, weights, measures: methods, aggregation: { ...method.aggregation, nodes }, excludedUnits };
}

function fitted<T>(
  held: Readonly<Record<string, T>>,
  fallback: Readonly<Record<string, T>>,
  codes: ReadonlySet<string>,
): Readonly<Record<string, T>> {
  const left = Object.keys(held).filter((code) => !codes.has(code));
  const lacking = [...codes].filter((code) => !Object.hasOwn(held, code) && Object.hasOwn(fallback, code));
  if (left.length === 0 && lacking.length === 0) return held;
  const entries = [
    ...Object.entries(held).filter(([code]) => codes.has(code)),
    ...lacking.flatMap((code): [string, T][] => (fallback[code] === undefined ? [] : [[code, fallback[code]]])),
  ];
  return Object.fromEntries(entries);
}
