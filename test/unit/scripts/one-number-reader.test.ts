import { Linter } from 'eslint';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { oneNumberReader } from '../../config/one-number-reader.js';

const top = fileURLToPath(new URL('../../..', import.meta.url));

function found(code: string, file = 'renderer/some.ts'): number {
  const linter = new Linter({ cwd: top });
  return linter.verify(
    code,
    { files: ['**/*.ts'], plugins: { numbers: oneNumberReader }, rules: { 'numbers/one-number-reader': 'error' } },
    `${top}${file}`,
  ).length;
}

it.each(['Number(text)', 'parseFloat(text)', 'Number.parseInt(text, 10)', '+text', 'texts.map(Number)'])(
  'the linter finds a reader of its own: %s',
  (code) => expect(found(`${code};`)).toBe(1),
);

it('takes rounding and questions about numbers for what they are', () => {
  expect(found('Number(value.toFixed(2)); Number.isNaN(value); const none = +1;')).toBe(0);
});

it('holds a listed file to what is listed, and finds the entry of one that has none any more', () => {
  const listed = 'shared/contract/wire.ts';
  expect(found('Number(inner);', listed)).toBe(0);
  expect(found('Number(inner); Number(text);', listed)).toBe(2);
  expect(found('read(text);', listed)).toBe(1);
});
