import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findMutants, sampleMutants } from '../../../scripts/mutation/find-mutants.ts';
import type { FoundMutant } from '../../../scripts/mutation/find-mutants.ts';

const source = `import { log, refuse } from './log.ts';
type Side = 'left' | 'right' | 'middle';
interface Row { readonly before: string; readonly after: string; readonly side: Side }
export function choose(limit: number, a: string, b: string, width: number): Row | null {
  if (limit < 3) throw new Error('limit ' + (limit - 1) + ' is too low');
  if (a === b) return refuse('NOTHING_CHANGED', { limit: limit + 1 });
  log(a, b);
  const row: Row = { before: a, after: b, side: 'left' };
  const style = { width: width * 2, heads: ['HEAD_OF_ROW', 14] };
  return style.width > 10 ? row : null;
}
export const clear = 'DELETE FROM rows WHERE a = ? AND b >= ?';
export const least = (list: readonly number[], at: number): number => Math.min(list[at] ?? 7, list.length);
export const named = (by: Record<string, number>, name: string): number => by[name] ?? 7;
export const shown = (length: number): string => length.toString();
`;

let root = '';
let found: readonly FoundMutant[] = [];
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'workbench-mutants-'));
  mkdirSync(join(root, 'toy/rules'), { recursive: true });
  writeFileSync(join(root, 'toy/tsconfig.json'), '{"compilerOptions":{"strict":true,"lib":["ES2022"],"types":[]}}');
  writeFileSync(join(root, 'toy/rules/choose.ts'), source);
  writeFileSync(
    join(root, 'toy/rules/log.ts'),
    'export declare function log(from: string, to: string): void;\nexport declare function refuse(code: string, params: object): null;\n',
  );
  found = findMutants(root, {
    name: 'toy',
    source: 'toy/rules',
    layout: [],
    layoutNames: ['width'],
    tests: [],
    without: [],
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const of = (line: number): string[] =>
  found.filter((one) => one.line === line).map((one) => `${one.before} → ${one.after}`);

describe('mutants', () => {
  test('of a comparison are its bound, its opposite and, where it only throws, yes; none of the text that is thrown', () => {
    expect(of(5).toSorted()).toEqual(
      ['limit < 3 → true', 'limit < 3 → limit <= 3', 'limit < 3 → limit >= 3', '3 → 4'].toSorted(),
    );
  });

  test('leave alone what a message with a code says', () => {
    expect(of(6).toSorted()).toEqual(['a === b → true', 'a === b → false', 'a === b → a !== b'].toSorted());
  });

  test('drop a statement and swap arguments of one type', () => {
    expect(of(7).toSorted()).toEqual(['log(a, b) → log(… b, a …)', 'log(a, b); → '].toSorted());
  });

  test('swap before and after, and put another word of the closed set', () => {
    expect(of(8)).toEqual(["{ before: a, after: b, side: 'left' } → { before: b, after: a }", "'left' → 'right'"]);
  });

  test('pass over names that lay out', () => expect(of(9)).toEqual([]));

  test('leave alone the order where it cannot matter, and the value for an element that a list does not have', () => {
    expect(of(13)).toEqual(['Math.min(list[at] ?? 7, list.length) → Math.max(…)', 'list[at] ?? 7 → 7']);
    expect(of(14)).toEqual(['by[name] ?? 7 → 7', '7 → 8']);
  });

  test('take no method for another because every object has one of that name', () => expect(of(15)).toEqual([]));

  test('change the conditions of a statement in SQL', () => {
    expect(of(12)).toEqual([
      "'DELETE FROM rows WHERE a = ? AND b >= ?' → 'DELETE FROM rows WHERE a = ? OR b >= ?'",
      "'DELETE FROM rows WHERE a = ? AND b >= ?' → 'DELETE FROM rows WHERE a = ? AND b > ?'",
    ]);
  });
});

describe('a sample', () => {
  test('is the same for a seed, another for another, and of the size asked for', () => {
    expect(sampleMutants(found, 5, 1)).toEqual(sampleMutants(found, 5, 1));
    expect(sampleMutants(found, 5, 1)).not.toEqual(sampleMutants(found, 5, 2));
    expect(sampleMutants(found, 5, 1)).toHaveLength(5);
    expect(sampleMutants(found, 1000, 1)).toHaveLength(found.length);
  });

  test('keeps its order when another file gains mutants', () => {
    const one = found[0];
    if (!one) throw new Error('no mutant found');
    const more = [...found, { ...one, file: 'toy/rules/other.ts' }];
    const kept = sampleMutants(more, more.length, 1).filter((mutant) => mutant.file !== 'toy/rules/other.ts');
    expect(kept).toEqual(sampleMutants(found, found.length, 1));
  });
});
