import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workbench } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'audiences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const project = join(folder, 'p.ewb');
const at = (name: string): string => join(folder, name);
const exported = (...more: readonly string[]) => workbench('export', project, ...more);

beforeAll(async () => {
  expect((await workbench('new', project, '--template', 'hdi')).code).toBe(0);
});

test('tables are public unless the internal version is asked for: who fell and weights are only in that', async () => {
  const csv = (name: string): string => readFileSync(at(name), 'utf8');
  expect((await exported('--what', 'tables', '--table', 'TA-1', '--to', at('public.csv'))).code).toBe(0);
  expect(csv('public.csv')).not.toContain('%');
  const internal = ['--what', 'tables', '--table', 'TA-1', '--audience', 'internal'];
  expect((await exported(...internal, '--to', at('internal.csv'))).code).toBe(0);
  expect(csv('internal.csv')).toContain('权重');
  expect((await exported('--what', 'tables', '--table', 'T-adv', '--to', at('adv.csv'))).code).toBe(0);
  expect(csv('adv.csv')).not.toContain('下降');
});

test('working papers are refused for the public, and nothing is written', async () => {
  for (const what of ['workbook', 'live', 'profiles']) {
    const run = await exported('--what', what, '--audience', 'public', '--to', at('no.xlsx'));
    expect([what, run.code]).toEqual([what, 2]);
    expect(run.err).toContain('内部版');
  }
  expect(existsSync(at('no.xlsx'))).toBe(false);
});

test('a file is checked by name: nothing of a unit, then its index beside its name', async () => {
  const scored = await workbench('score', project, '--json');
  const [unit] = JSON.parse(scored.out).units;
  writeFileSync(at('text.txt'), '发展水平总体提升。');
  expect((await workbench('leak', at('text.txt'), '--from', project)).code).toBe(0);
  writeFileSync(at('text.txt'), `发展水平总体提升，${unit.name}为 ${unit.index.toFixed(4)}。`);
  const run = await workbench('leak', at('text.txt'), '--from', project, '--json');
  expect(run.code).toBe(1);
  expect(JSON.parse(run.out).findings).toMatchObject([
    { kind: 'leak', what: 'index', name: unit.name, unclear: false },
  ]);
});
