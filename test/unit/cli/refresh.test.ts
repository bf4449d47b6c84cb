import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, editBody } from '../manuscript/edited-report.ts';
import { workbench } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'refresh-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  expect((await workbench('new', at('p.ewb'), '--template', 'hdi')).code).toBe(0);
  expect((await workbench('export', at('p.ewb'), '--what', 'report', '--to', at('report.docx'))).code).toBe(0);
});

test('a report that stands as the result has it is written again, to the byte', async () => {
  const run = await workbench('refresh', at('report.docx'), '--from', at('p.ewb'), '--to', at('new.docx'), '--json');
  expect([run.code, run.err]).toEqual([0, run.err]);
  const outcome = JSON.parse(run.out);
  expect(outcome).toMatchObject({ changed: [], left: [], tracked: 0, files: [{ name: 'new.docx' }] });
  expect(outcome.unchanged).toBeGreaterThan(10);
  expect(bodyOf(at('new.docx'))).toBe(bodyOf(at('report.docx')));
});

test('what an editor changed is listed with 1, a file without controls is refused with 2 and nothing is written', async () => {
  const control = /(<w:tag w:val="ewb:mean:[^"]*"\/>.*?<w:t[^>]*>)([^<]*)/s;
  editBody(at('report.docx'), (xml) => xml.replace(control, '$1 0.5'), at('typed.docx'));
  const typed = await workbench('refresh', at('typed.docx'), '--from', at('p.ewb'), '--to', at('left.docx'), '--json');
  expect(typed.code).toBe(1);
  expect(JSON.parse(typed.out).left).toMatchObject([{ why: 'edited', found: ' 0.5' }]);
  const plain = await workbench('export', at('p.ewb'), '--what', 'tables', '--to', at('tables.docx'));
  expect(plain.code).toBe(0);
  const none = await workbench('refresh', at('tables.docx'), '--from', at('p.ewb'), '--to', at('none.docx'));
  expect(none.code).toBe(2);
  expect(none.err).toContain('校对');
  expect(existsSync(at('none.docx'))).toBe(false);
});

test('an existing file stays unless it may be replaced, and the two options are asked for', async () => {
  const before = readFileSync(at('p.ewb'));
  const over = await workbench('refresh', at('report.docx'), '--from', at('p.ewb'), '--to', at('report.docx'));
  expect(over.code).toBe(2);
  expect((await workbench('refresh', at('report.docx'), '--to', at('x.docx'))).code).toBe(2);
  expect((await workbench('refresh', at('report.docx'), '--from', at('p.ewb'))).code).toBe(2);
  expect(readFileSync(at('p.ewb')).length).toBe(before.length);
});
