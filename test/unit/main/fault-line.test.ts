import { expect, it } from 'vitest';
import { faultLine } from '../../../electron/main/fault-line.ts';

const at = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));

/** What is thrown by doing something. */
function thrown(work: () => unknown): Error {
  try {
    work();
  } catch (fault) {
    if (fault instanceof Error) return fault;
  }
  throw new Error('it went well');
}

it('says when, what and where in the program', () => {
  const line = faultLine(at, new Error("scoring: no method for A after checkMethod, which can't be"));
  expect(line).toMatch(
    /^2026-01-02T03:04:05\.000Z Error: scoring: no method for A after checkMethod, which can't be\n {4}at .*fault-line\.test\.ts:\d+:\d+/,
  );
});

it('says it in one line where there is no more', () => {
  expect(faultLine(at, 'services ended: exit 1; unanswered: import.commit')).toBe(
    '2026-01-02T03:04:05.000Z services ended: exit 1; unanswered: import.commit\n',
  );
});

it.each([
  ['JSON of a project, which V8 cites', () => JSON.parse('{"甲省 "A" Hubei":93.21'), 'SyntaxError: '],
  ['JSON that breaks inside a name', () => JSON.parse('Hubei 93.21'), 'SyntaxError: Unexpected token …'],
])('leaves out %s', (_what, work, kept) => {
  const line = faultLine(at, thrown(work));
  expect(line).toContain(kept);
  expect(line.split('\n    at ')[0]).not.toMatch(/甲省|Hubei|93|21/);
});

it.each([
  ["ENOENT: no such file or directory, open '/home/wang/甲省 O'Hara.ewb'", 'ENOENT: no such file or directory, open …'],
  ['a record of unit 甲省 in column 3', 'a record of unit … in column 3'],
  ['the sum is 93.21, not 93.2', 'the sum is …, not …'],
  ['no unit “Hubei” in it', 'no unit … in it'],
])('leaves out of a message what came from data: %s', (message, kept) => {
  expect(faultLine(at, message)).toBe(`${at.toISOString()} ${kept}\n`);
  expect(faultLine(at, `Error: ${message}\n    at f (app.js:1:1)`)).toBe(
    `${at.toISOString()} Error: ${kept}\n    at f (app.js:1:1)\n`,
  );
});
