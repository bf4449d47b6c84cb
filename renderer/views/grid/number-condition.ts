import { displayedValue } from '../../../shared/base/display.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { atLeast, clearlyAbove } from '../../../shared/base/tolerance.ts';

type Condition = (value: number) => boolean;

const tests: Readonly<Record<string, (value: number, line: number) => boolean>> = {
  '>': (value, line) => clearlyAbove(value, line),
  '<': (value, line) => clearlyAbove(line, value),
  '>=': (value, line) => atLeast(value, line),
  '<=': (value, line) => atLeast(line, value),
};

/**
 * What is typed into a column of numbers: `>80`, `>=80`, `<80`, `<=80`, `60..80` (both ends within), `80` (what shows as 80 with as many decimals as
 * typed), several of them with a space between, all of which hold. Null: it isn't one. A missing value fulfils none.
 */
export function numberCondition(text: string): Condition | null {
  const folded = text
    .normalize('NFKC')
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replaceAll('…', '..')
    .replace(/[~∼〜]/g, '..')
    .replace(/([<>=])\s+/g, '$1')
    .replace(/\s*\.\.+\s*/g, '..')
    .trim();
  if (folded === '') return null;
  const conditions: Condition[] = [];
  for (const part of folded.split(/\s+/)) {
    const condition = oneCondition(part);
    if (condition === null) return null;
    conditions.push(condition);
  }
  return (value) => !Number.isNaN(value) && conditions.every((holds) => holds(value));
}

function oneCondition(part: string): Condition | null {
  const [, sign = '', line = ''] = /^(>=|<=|>|<|=)?(.*)$/.exec(part) ?? [];
  const [from = '', to, more] = line.split('..');
  if (more !== undefined || (to !== undefined && sign !== '')) return null;
  if (to !== undefined) {
    const [least, most] = [numberIn(from), numberIn(to)];
    return least === null || most === null ? null : (value) => atLeast(value, least) && atLeast(most, value);
  }
  const number = numberIn(line);
  if (number === null) return null;
  const test = tests[sign];
  if (test !== undefined) return (value) => test(value, number);
  const decimals = /\.(\d*)/.exec(line)?.[1]?.length ?? 0;
  return (value) => displayedValue(value, decimals) === number;
}

function numberIn(text: string): number | null {
  const reading = readNumber(text, { percent: true });
  return reading.type === 'number' ? reading.value : null;
}
