import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { aggregations, imputations, normalisations, tiesRules, treatments } from '../../../shared/model/method.ts';
import { dataWeightMethods } from '../../../shared/scoring/weights/weight-types.ts';

const text = readFileSync(fileURLToPath(new URL('../../../docs/METHODS.md', import.meta.url)), 'utf8');

/** The part of a second-level section, up to the next. */
function section(name: string): string {
  return new RegExp(`^## ${name}\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? '';
}

/** The ids with a heading of their own in a section, in its order. */
function headings(name: string): readonly string[] {
  return [...section(name).matchAll(/^### (\w+)$/gm)].map(([, id = '']) => id);
}

test('docs/METHODS has a section for every normalisation, in the order of the list', () => {
  expect(headings('Normalisation')).toEqual(normalisations);
});

test('docs/METHODS has a section for every aggregation, in the order of the list', () => {
  expect(headings('Aggregation')).toEqual(aggregations);
});

test('docs/METHODS has a section for every way to weigh by the scores, and for those by experts', () => {
  expect(headings('Weights')).toEqual([...dataWeightMethods, 'ahp', 'delphi', 'budget', 'correlation']);
});

test('docs/METHODS has a section for every outlier treatment but none', () => {
  expect(headings('Outlier treatment')).toEqual(treatments.filter((id) => id !== 'none'));
});

test.each([
  ['Imputation', imputations],
  ['Ranks and ties', tiesRules],
])('docs/METHODS names every choice of "%s"', (name, ids) => {
  for (const id of ids) expect(section(name)).toContain(`\`${id}\``);
});

const choices = [
  'Denominators',
  'Imputation',
  'Rescaling',
  'Adjustments',
  'Missing children',
  'Ranks and ties',
  'Tiers',
  'Scenarios',
  'Comparison rankings',
  'Tier margin',
  'Rank margin',
  'Uncertainty',
  'Sensitivity',
  'Goal seek',
  'Year change',
  'Diagnostics',
];
const grouped = ['Outlier treatment', 'Normalisation', 'Weights', 'Aggregation'];

// In-app help is made from these parts.
test.each([
  ...choices.map((name) => [name, section(name)] as const),
  ...grouped.flatMap((name) =>
    section(name)
      .split(/^### /m)
      .slice(1)
      .map((part) => [part.split('\n')[0] ?? '', part] as const),
  ),
])('docs/METHODS says of "%s" its source and when to use it, in both languages', (_name, part) => {
  expect(part).toMatch(/^\*\*Source:\*\* \S/m);
  expect(part).toMatch(/^\*\*When:\*\* \S/m);
  expect(part).toMatch(/^\*\*何时用：\*\* \S/m);
});
