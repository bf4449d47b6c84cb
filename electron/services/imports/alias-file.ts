import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { UnitAlias } from '../../../shared/contract/outputs.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WrittenFile } from '../../files/write-safely.ts';

const aliasFile = z.strictObject({
  kind: z.literal('workbench-aliases'),
  version: z.literal(1),
  /** `name` is for people. */
  aliases: z
    .array(z.strictObject({ text: z.string().trim().min(1).max(200), unit: z.string(), name: z.string() }))
    .max(10_000),
});

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
  } satisfies z.infer<typeof aliasFile>;
  return writeSafely(path, (temporary) => writeFile(temporary, `${JSON.stringify(content, null, 2)}\n`), {
    overwrite: true,
  });
}

/** Err ALIAS_FILE: not such a file. */
export function readAliases(path: string): Result<readonly UnitAlias[]> {
  const wrong = (detail: string): Result<never> => err(appError('ALIAS_FILE', { detail }, { file: basename(path) }));
  try {
    const parsed = aliasFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success
      ? ok(parsed.data.aliases.map(({ text, unit }) => ({ text, unit })))
      : wrong(parsed.error.issues[0]?.path.join('.') ?? '');
  } catch (error) {
    return wrong(error instanceof Error ? error.message : '');
  }
}
