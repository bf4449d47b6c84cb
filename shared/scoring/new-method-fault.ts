import type { AppError } from '../base/app-error.ts';
import type { Dataset } from '../model/dataset.ts';
import { checkMeasureMethod } from '../model/framework-change/check-measure-method.ts';
import type { Method } from '../model/method.ts';
import { checkMethod } from './check-method.ts';
import { tooFewTiers } from '../model/check-tiers.ts';

/**
 * The first thing that an edit would make wrong with a method, as far as it shows without the values; null: nothing. What was wrong
 * before may stay: limits that are both missing are filled in one after the other.
 */
export function newMethodFault(dataset: Dataset, before: Method, after: Method): AppError | null {
  const faults = faultsOf(dataset, after);
  if (faults.length === 0) return null;
  const earlier = new Set(faultsOf(dataset, before).map(place));
  return faults.find((fault) => !earlier.has(place(fault))) ?? null;
}

function faultsOf(dataset: Dataset, method: Method): readonly AppError[] {
  const measures = dataset.measures.flatMap(({ code }): AppError[] => {
    const held = Object.hasOwn(method.measures, code) ? method.measures[code] : undefined;
    const fault = held === undefined ? null : checkMeasureMethod(code, held);
    return fault === null ? [] : [fault];
  });
  return [...checkMethod(dataset, method), ...tooFewTiers(method.tiers), ...measures];
}

function place(fault: AppError): string {
  return `${fault.code} ${fault.place?.subject ?? ''}`;
}
