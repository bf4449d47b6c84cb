import type { Result } from '../../shared/base/result.ts';
import type { PackageContent, ProjectSnapshot } from '../../shared/contract/outputs.ts';
import { recordKinds } from '../../shared/model/record-kind.ts';
import type { RecordKind } from '../../shared/model/record-kind.ts';
import { askedKinds, askedMeasures } from '../../shared/model/work-package.ts';
import type { PackageScope, WorkPackage } from '../../shared/model/work-package.ts';
import { host, invoke } from '../client/invoke.ts';
import { flushEdits } from './method-edits.ts';
import { fail } from './notices.ts';
import { tellExported } from './tell-exported.ts';

export function lookAtPackage(scope: PackageScope): Promise<Result<PackageContent>> {
  return invoke('package.look', scope);
}

/** Lets the user choose where the package is to lie, writes it and hands it over; gives whether it was written. */
export async function writePackage(
  request: PackageScope & { readonly recipient: string; readonly note: string },
  suggestedName: string,
): Promise<boolean> {
  if (!(await flushEdits())) return false;
  const target = await host().saveFile({ suggestedName: `${suggestedName}.ewb`, extension: 'ewb' });
  if (!target.ok) return refused(target);
  if (target.value === null) return false;
  const written = await invoke('package.write', { ...request, target: target.value.handle });
  if (!written.ok) return refused(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return refused(delivered);
  tellExported(target.value.name);
  return true;
}

function refused(answer: Parameters<typeof fail>[0]): false {
  fail(answer);
  return false;
}

/** How far a work package is: values of the evaluated year, of measures × units. */
export interface PackageProgress {
  readonly written: WorkPackage;
  readonly units: number;
  readonly measures: number;
  readonly kinds: number;
  readonly done: number;
  readonly all: number;
  /** Values that nobody asked for. */
  readonly beyond: number;
  /** Kinds of sheets whose measures still lack values, in the order of kinds. */
  readonly awaited: readonly { readonly kind: RecordKind; readonly lacking: number; readonly all: number }[];
}

/** Null: the project is no work package. */
export function packageProgress({
  package: written,
  framework,
  dataset,
}: Pick<ProjectSnapshot, 'package' | 'framework' | 'dataset'>): PackageProgress | null {
  if (written === null) return null;
  const asked = new Map(askedMeasures(framework, written).map(({ code, rule }) => [code, rule.record]));
  const units = dataset.units.length;
  const held = new Map<RecordKind, number>();
  const wanted = new Map<RecordKind, number>();
  for (const kind of asked.values()) wanted.set(kind, (wanted.get(kind) ?? 0) + units);
  let beyond = 0;
  for (const [at, { code }] of dataset.measures.entries()) {
    const values = dataset.values.subarray(at * units, (at + 1) * units);
    const there = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    const kind = asked.get(code);
    if (kind === undefined) beyond += there;
    else held.set(kind, (held.get(kind) ?? 0) + there);
  }
  const sum = (counts: ReadonlyMap<RecordKind, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
  const awaited = recordKinds.flatMap((kind) => {
    const all = wanted.get(kind) ?? 0;
    const lacking = all - (held.get(kind) ?? 0);
    return lacking > 0 ? [{ kind, lacking, all }] : [];
  });
  const kinds = askedKinds(framework, written).length;
  return { ...{ written, units, measures: asked.size, kinds }, done: sum(held), all: sum(wanted), beyond, awaited };
}
