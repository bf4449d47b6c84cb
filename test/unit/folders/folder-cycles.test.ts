import { expect, test } from 'vitest';
import { folderCycles } from '../../../scripts/folders/folder-cycles.ts';

const imports = (...pairs: readonly (readonly [from: string, to: string])[]) =>
  pairs.map(([from, to]) => ({ from, to }));

test('folders in an order, and files of one folder, are no cycle', () => {
  expect(
    folderCycles(
      imports(['top/door.ts', 'top/low/a.ts'], ['top/low/a.ts', 'top/low/b.ts'], ['top/low/b.ts', 'top/low/a.ts']),
    ),
  ).toEqual([]);
});

test('a parent and its child that import each other are told once, with both imports', () => {
  expect(folderCycles(imports(['top/door.ts', 'top/low/a.ts'], ['top/low/b.ts', 'top/shape.ts']))).toEqual([
    'top → top/low → top\n  top/door.ts imports top/low/a.ts\n  top/low/b.ts imports top/shape.ts',
  ]);
});

test('a cycle through three folders is found, by its shortest way', () => {
  expect(
    folderCycles(
      imports(
        ['a/1.ts', 'b/1.ts'],
        ['b/1.ts', 'c/1.ts'],
        ['c/1.ts', 'a/1.ts'],
        ['b/2.ts', 'd/1.ts'],
        ['d/1.ts', 'c/1.ts'],
      ),
    ),
  ).toEqual(['a → b → c → a\n  a/1.ts imports b/1.ts\n  b/1.ts imports c/1.ts\n  c/1.ts imports a/1.ts']);
});
