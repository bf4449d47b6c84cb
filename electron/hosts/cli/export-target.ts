import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { CliFailure } from './failure.ts';

type Format = OperationInput<'export.write'>['format'];

/** Endings that `--to` takes; anything without an ending, and a folder that is there, is a folder. */
const formats = {
  '.xlsx': 'xlsx',
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.csv': 'csv',
  '.svg': 'svg',
  '.png': 'png',
  '.zip': 'zip',
} as const satisfies Readonly<Record<string, Format>>;

/** The format that a target's name asks for. Fails on an ending that nothing writes, naming those there are. */
export function exportFormat(to: string): Format {
  const extension = extname(to).toLowerCase();
  const format = Object.entries(formats).find(([known]) => known === extension)?.[1];
  if (format !== undefined) return format;
  if (extension === '' || (existsSync(to) && statSync(to).isDirectory())) return 'folder';
  throw new CliFailure([
    appError('NEEDS_EXTENSION', { extension, known: Object.keys(formats).join(', ') }, { file: to }),
  ]);
}
