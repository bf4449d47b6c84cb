import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, controlTexts, outsideControls } from '../manuscript/edited-report.ts';
import { workbench } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'refresh-both-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const projects = [at('one.ewb'), at('two.ewb')];

beforeAll(async () => {
  for (const [name, template] of [
    ['one.ewb', 'hdi'],
    ['two.ewb', 'un-egdi'],
  ] as const)
    expect((await workbench('new', at(name), '--template', template, '--year', '2021')).code).toBe(0);
  const run = await workbench('export', ...projects, '--what', 'report', '--to', at('both.docx'));
  expect([run.code, run.err]).toEqual([0, run.err]);
}, 300_000);

test('with both projects every value of either is refreshed and checked, and twice is once', async () => {
  const run = await workbench('refresh', at('both.docx'), '--from', ...projects, '--to', at('new.docx'), '--json');
  expect([run.code, run.err]).toEqual([0, run.err]);
  const outcome = JSON.parse(run.out);
  expect(outcome).toMatchObject({ changed: [], left: [] });
  // Tables, notes and figures beside the values in sentences.
  const values = controlTexts(bodyOf(at('both.docx')));
  expect(outcome.unchanged).toBeGreaterThanOrEqual(values.length);
  expect(bodyOf(at('new.docx'))).toBe(bodyOf(at('both.docx')));
  const proof = await workbench('proof', at('new.docx'), '--from', ...projects, '--json');
  expect([proof.code, JSON.parse(proof.out).findings]).toEqual([0, []]);
});

test('with one of them the other cohort’s values stand as they were, each listed', async () => {
  const run = await workbench('refresh', at('both.docx'), '--from', at('two.ewb'), '--to', at('half.docx'), '--json');
  expect(run.code).toBe(1);
  const { left, changed } = JSON.parse(run.out);
  expect(changed).toEqual([]);
  // Of a value the cohort is known to be the other; of a table only that there is none of the kind.
  for (const { why, fact } of left) expect(why, fact).toBe(/^(?:table|figure|notes):/.test(fact) ? 'gone' : 'unknown');
  expect(left.length).toBeGreaterThan(5);
  expect(outsideControls(bodyOf(at('half.docx')))).toBe(outsideControls(bodyOf(at('both.docx'))));
});
