import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { readPlainFile } from '../../files/open-plain-file.ts';
import { CliFailure } from './failure.ts';

/** A line an indicator: far more than any framework has. */
const MOST_BYTES = 1024 * 1024;

export interface WeightsFile {
  readonly weights: Readonly<Record<string, number>>;
  /** Puts the line of the file to an error about one of its codes. */
  locate(error: AppError): AppError;
}

/** `code,weight` a line, an optional heading first; empty lines are passed over. UTF-8, or GB18030 as a Chinese Excel saves it. */
export function readWeights(path: string): WeightsFile {
  const file = basename(path);
  const weights = new Map<string, number>();
  const lines = new Map<string, number>();
  readLines(path, file).forEach((line, index) => {
    if (line.trim() === '' || (index === 0 && /^\s*"?(code|代码)"?\s*,/i.test(line))) return;
    const wrong = (detail: string): CliFailure =>
      new CliFailure([appError('WEIGHTS_FILE', { line: index + 1, detail }, { file, cell: `B${index + 1}` })]);
    const parts = line.split(',').map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
    const [code = '', weight = ''] = parts;
    if (parts.length !== 2 || code === '') throw wrong(line);
    const reading = readNumber(weight, { min: 0 });
    if (reading.type !== 'number') throw wrong(weight);
    if (weights.has(code)) throw wrong(`${code} ×2`);
    weights.set(code, reading.value);
    lines.set(code, index + 1);
  });
  return {
    weights: Object.fromEntries(weights),
    locate: (error) => {
      const line = error.code === 'CODE_UNKNOWN' ? lines.get(String(error.params?.['code'])) : undefined;
      return line === undefined ? error : { ...error, place: { file, cell: `A${line}` } };
    },
  };
}

function readLines(path: string, file: string): readonly string[] {
  const read = readPlainFile(path, MOST_BYTES);
  if (!read.ok) throw new CliFailure([{ ...read.error, place: { file } }]);
  const bytes = read.value;
  // A TextDecoder drops the mark of a UTF-8 file by itself.
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes).split(/\r?\n/);
}
