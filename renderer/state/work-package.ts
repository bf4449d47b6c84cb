import type { Result } from '../../shared/base/result.ts';
import type { PackageContent } from '../../shared/contract/outputs.ts';
import type { PackageScope } from '../../shared/model/work-package.ts';
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
