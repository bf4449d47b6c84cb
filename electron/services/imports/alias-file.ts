import { writeFile } from 'node:fs/promises';
import type { Result } from '../../../shared/base/result.ts';
import type { UnitAlias } from '../../../shared/contract/outputs.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WrittenFile } from '../../files/write-safely.ts';
import type { DocumentContent } from '../../importing/documents/documents.ts';

/** Learnt spellings of units, for another project of the same cohort. */
export function writeAliases(
  path: string,
  aliases: readonly UnitAlias[],
  units: readonly Unit[],
): Promise<Result<WrittenFile>> {
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const content = {
    kind: 'workbench-aliases',
    version: 1,
    aliases: aliases.map(({ text, unit }) => ({ text, unit, name: names.get(unit) ?? '' })),
  } satisfies DocumentContent<'aliases'>;
  return writeSafely(path, (temporary) => writeFile(temporary, `${JSON.stringify(content, null, 2)}\n`), {
    overwrite: true,
  });
}
