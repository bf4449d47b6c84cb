import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../electron/hosts/cli/commands.ts';
import { recordKindNames, recordKinds } from '../../../shared/model/record-kind.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { sampleCohort } from '../report/sample-cohort.ts';

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../docs/${name}.md`, import.meta.url)), 'utf8');
const formats = read('FORMATS');

/** The line of a command in the list, with METHOD written out. */
function lineOf(name: string): string {
  const line = formats.split('\n').find((one) => one.startsWith(`workbench ${name} `)) ?? '';
  return line.replace('METHOD', '--scenario --method');
}

describe('docs/FORMATS', () => {
  test.each(commands.map(({ name, options }) => ({ name, options: Object.keys(options) })))(
    'lists the command $name with every option it takes',
    ({ name, options }) => {
      const line = lineOf(name);
      expect(line).not.toBe('');
      for (const option of options) expect(line).toContain(`--${option}`);
    },
  );

  test('lists no command that there is not', () => {
    const listed = [...formats.matchAll(/^workbench ([\w-]+) /gm)].map(([, name = '']) => name);
    expect([...listed].sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  test('names every record kind', () => {
    for (const kind of recordKinds) expect(formats).toContain(`| \`${kind}\` ${recordKindNames[kind]} |`);
  });
});

test.each(['province-2021', 'key-city-2021'] as const)('docs/REPORT lists every table of %s', (template) => {
  const rows = read('REPORT')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|')[1] ?? '');
  for (const { id } of reportTables(sampleCohort(template))) {
    const listed = rows.some((ids) => ids.split(',').some((one) => one.trim() === id));
    expect(listed, id).toBe(true);
  }
});
