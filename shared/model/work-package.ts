import { z } from 'zod';
import type { Framework, Measure } from './framework.ts';
import { recordKinds } from './record-kind.ts';
import type { RecordKind } from './record-kind.ts';

const codes = z.array(z.string().min(1).max(200)).min(1).max(2_000).readonly();

/** What a colleague is asked for; null: all there are. A measure is asked for where its indicator and the kind of sheet that feeds it are. */
export const packageScopeSchema = z.strictObject({
  units: codes.nullable(),
  /** Codes of indicators, with all below them, and of measures. */
  indicators: codes.nullable(),
  kinds: z.array(z.enum(recordKinds)).min(1).readonly().nullable(),
});
export type PackageScope = Readonly<z.infer<typeof packageScopeSchema>>;

/** 分工包: what a project that was written for a colleague says of itself. */
export const workPackageSchema = z.object({
  ...packageScopeSchema.shape,
  /** Whom it is for, who wrote it, when (ISO 8601), and what the colleague is to know. */
  recipient: z.string(),
  by: z.string(),
  at: z.string(),
  note: z.string(),
  /** The project that it is of, and where the chain of its audit ended then: what comes back is merged from there on. */
  origin: z.object({ project: z.string(), title: z.string(), entries: z.number(), head: z.string() }),
});
export type WorkPackage = Readonly<z.infer<typeof workPackageSchema>>;

/** Measures that are asked for, in the framework's order. */
export function askedMeasures(framework: Framework, scope: PackageScope): readonly Measure[] {
  const parents = new Map(framework.indicators.map(({ code, parent }) => [code, parent]));
  const { indicators, kinds } = scope;
  const named = indicators === null ? null : new Set(indicators);
  const below = (code: string): boolean => {
    for (let at: string | null | undefined = code; at != null; at = parents.get(at)) if (named?.has(at)) return true;
    return false;
  };
  return framework.measures.filter(
    ({ code, indicator, rule }) =>
      (kinds === null || kinds.includes(rule.record)) && (named === null || named.has(code) || below(indicator)),
  );
}

/** Kinds of sheets that are asked for: those that feed a measure asked for, and what measures are divided by. */
export function askedKinds(framework: Framework, scope: PackageScope): readonly RecordKind[] {
  if (scope.kinds !== null) return recordKinds.filter((kind) => scope.kinds?.includes(kind) === true);
  const measures = askedMeasures(framework, scope);
  const fed = new Set<RecordKind>(measures.map(({ rule }) => rule.record));
  if (measures.some(({ base }) => base !== null)) fed.add('base_figures');
  return recordKinds.filter((kind) => fed.has(kind));
}
