import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editBody } from '../manuscript/edited-report.ts';
import { workbench } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'proof-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const proof = (name: string) => workbench('proof', at(name), '--from', at('p.ewb'), '--json');

beforeAll(async () => {
  expect((await workbench('new', at('p.ewb'), '--template', 'hdi')).code).toBe(0);
  expect((await workbench('export', at('p.ewb'), '--what', 'report', '--to', at('report.docx'))).code).toBe(0);
  expect((await workbench('export', at('p.ewb'), '--what', 'tables', '--to', at('tables.xlsx'))).code).toBe(0);
});

test('a report as it was exported agrees: 0, and what was compared is counted', async () => {
  const run = await proof('report.docx');
  expect(run.code).toBe(0);
  expect(JSON.parse(run.out)).toMatchObject({ findings: [], tracked: 0 });
  expect(JSON.parse(run.out).checked).toBeGreaterThan(50);
});

test('a digit that an editor changed is found with what should stand there: 1', async () => {
  const mean = /(<w:tag w:val="ewb:mean:[^"]*:total"\/>.*?<w:t[^>]*>)([^<]*)/s;
  let right = '';
  editBody(
    at('report.docx'),
    (xml) =>
      xml.replace(mean, (_, before: string, value: string) => {
        right = value;
        return `${before}0.1234`;
      }),
    at('typed.docx'),
  );
  const run = await proof('typed.docx');
  expect(run.code).toBe(1);
  const [finding, ...more] = JSON.parse(run.out).findings;
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ kind: 'number', found: '0.1234', expected: right });
  expect(finding.fact).toMatch(/^mean:.*:total$/);
  expect(finding.place).toMatch(/ ¶\d+$/);
});

test('tables of a workbook and sentences of a text are checked as well', async () => {
  expect((await proof('tables.xlsx')).code).toBe(0);
  const words = JSON.parse((await workbench('score', at('p.ewb'), '--json')).out);
  const mean = words.units.reduce((sum: number, { index }: { index: number }) => sum + index, 0) / words.units.length;
  const name = words.method.index_name?.zh ?? '总体指数';
  writeFileSync(at('right.txt'), `${name}平均值为 ${mean.toFixed(4)}。`);
  expect(JSON.parse((await proof('right.txt')).out)).toEqual({ checked: 1, unclear: 0, findings: [], tracked: 0 });
  writeFileSync(at('wrong.txt'), `${name}平均值为 ${(mean + 0.01).toFixed(4)}。`);
  const wrong = await proof('wrong.txt');
  expect(wrong.code).toBe(1);
  expect(JSON.parse(wrong.out).findings).toMatchObject([{ kind: 'number', expected: mean.toFixed(4), place: '¶1' }]);
});

test('a file that is none of these is refused: 2', async () => {
  writeFileSync(at('broken.docx'), 'PK\u0003\u0004 nothing');
  expect((await proof('broken.docx')).code).toBe(2);
  expect((await workbench('proof', at('report.docx'))).code).toBe(2);
});
