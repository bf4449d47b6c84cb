import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { CliFailure } from './failure.ts';
import { readSmallText } from './read-small-text.ts';

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
  readSmallText(path)
    .split(/\r?\n/)
    .forEach((line, index) => {
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
