import { readFile } from 'node:fs/promises';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { findLeaks } from '../../../shared/report/leaks/find-leaks.ts';
import type { Leak } from '../../../shared/model/leak.ts';
import { leakBasis } from '../../../shared/report/leaks/leak-basis.ts';
import type { LeakBasis } from '../../../shared/report/leaks/leak-basis.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { otherUnits } from '../../../shared/report/leaks/other-units.ts';
import { outgoingTexts } from '../../exporting/leaks/outgoing-texts.ts';
import type { WriteOptions } from '../../files/write-safely.ts';
import type { ExportMaterial } from './export-material.ts';
import type { ExportPart } from './exporter.ts';

/** Unclear places that are listed one by one. */
const LISTED = 20;

/** What the files of one export are held against is the same of all. */
const bases = new WeakMap<ReportInput, LeakBasis>();

function basisOf(input: ReportInput, fingerprint: string): LeakBasis {
  const basis = bases.get(input) ?? leakBasis(input, fingerprint);
  bases.set(input, basis);
  return basis;
}

/**
 * Options of writing under which a file for the public, or for one unit, is read again before it stands: one with a leak is refused. What
 * stays unclear is among `warnings` afterwards. Internal files are not read.
 */
export function leakChecked(
  { input, stamp, other, ranks }: ExportMaterial,
  { fileName: name, unit, forSender }: Pick<ExportPart, 'fileName' | 'unit' | 'forSender'>,
  overwrite: boolean,
): { readonly options: WriteOptions; readonly warnings: readonly AppError[] } {
  const warnings: AppError[] = [];
  const { audience = 'internal' } = input;
  if (audience === 'internal' || forSender) return { options: { overwrite }, warnings };
  const basis = basisOf(input, stamp.fingerprint);
  return {
    warnings,
    options: {
      overwrite,
      check: async (temporary) => {
        const texts = outgoingTexts(await readFile(temporary), name);
        if (!texts.ok) return texts.error;
        if (audience === 'unit') {
          const [named] = otherUnits(basis, unit ?? '', texts.value);
          if (named !== undefined) return appError('EXPORT_NAMES_OTHERS', { ...named }, { file: name });
          const told = ranks ? [] : findLeaks([basis], texts.value);
          const rank = told.find((leak) => leak.kind === 'rank' && leak.certain);
          return rank === undefined ? null : appError('EXPORT_TELLS_RANK', leakParams(rank), { file: name });
        }
        const leaks = findLeaks(
          other === null ? [basis] : [basis, leakBasis(other.input, other.stamp.fingerprint)],
          texts.value,
        );
        const certain = leaks.filter((leak) => leak.certain);
        if (certain[0] !== undefined)
          return appError('EXPORT_LEAK', { ...leakParams(certain[0]), count: certain.length }, { file: name });
        for (const leak of leaks.slice(0, LISTED))
          warnings.push(appError('LEAK_UNCLEAR', leakParams(leak), { file: name }));
        return null;
      },
    },
  };
}

function leakParams({ name, found, place, text }: Leak): Readonly<Record<'name' | 'found' | 'place' | 'text', string>> {
  return { name, found, place, text };
}
