// npm run test:mutation: breaks lines that decide, one at a time, and counts how many of the faults a nearby test sees.
//
//   npm run test:mutation                                           every folder, its default sample
//   npm run test:mutation -- --folder shared/scoring --sample 150 --seed 1
//   npm run test:mutation -- --folder storage --only undo.ts        files whose path has this in it
import { setPriority } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import type { MutantResult } from '@stryker-mutator/api/core';
import { findMutants, sampleMutants } from './mutation/find-mutants.ts';
import type { FoundMutant } from './mutation/find-mutants.ts';
import { mutationFolders } from './mutation/mutation-folders.ts';
import type { MutationFolder } from './mutation/mutation-folders.ts';
import { placeMutants } from './mutation/place-mutants.ts';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true },
    sample: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});
const wanted = values.folder ?? mutationFolders.map((folder) => folder.name);
const folders = wanted.map((name) => {
  const folder = mutationFolders.find((one) => one.name === name || one.source === name.replace(/\/$/, ''));
  if (!folder)
    throw new Error(
      `--folder ${name}: one of ${mutationFolders.map((one) => `${one.name} (${one.source})`).join(', ')}`,
    );
  return folder;
});

// Others use this machine too; the children inherit it.
setPriority(10);

interface Outcome {
  readonly mutant: FoundMutant;
  readonly status: MutantResult['status'];
}

interface Row {
  readonly folder: MutationFolder;
  readonly known: number;
  readonly outcomes: readonly Outcome[];
  readonly seconds: number;
}

const rows: Row[] = [];
for (const folder of folders) rows.push(await tryFolder(folder));

for (const { folder, outcomes } of rows) {
  const survived = outcomes.filter(({ status }) => !isKilled(status));
  if (survived.length > 0) console.log(`\n${folder.source}: survived`);
  for (const { mutant, status } of survived.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)))
    console.log(
      `  ${mutant.file}:${mutant.line}${status === 'NoCoverage' ? '  (no test comes here)' : ''}\n    - ${oneLine(mutant.before)}\n    + ${oneLine(mutant.after)}`,
    );
}
console.log(`\nseed ${values.seed}\nfolder             of   tried  killed  survived  kill rate  seconds`);
for (const { folder, known, outcomes, seconds } of rows) {
  const killed = outcomes.filter(({ status }) => isKilled(status)).length;
  const rate = outcomes.length === 0 ? '–' : `${((100 * killed) / outcomes.length).toFixed(1)} %`;
  console.log(
    [
      folder.source.padEnd(18),
      String(known).padStart(5),
      String(outcomes.length).padStart(7),
      String(killed).padStart(8),
      String(outcomes.length - killed).padStart(10),
      rate.padStart(11),
      seconds.toFixed(0).padStart(9),
    ].join(''),
  );
}

async function tryFolder(folder: MutationFolder): Promise<Row> {
  const started = performance.now();
  const known = findMutants(root, folder).filter((mutant) => mutant.file.includes(values.only));
  const chosen = sampleMutants(known, Number(values.sample), Number(values.seed));
  const files = [...new Set(chosen.map((mutant) => mutant.file))];
  await placeMutants(chosen);
  process.env.MUTATION_TESTS = folder.tests.join(' ');
  process.env.MUTATION_WITHOUT = folder.without.join(' ');
  console.log(`${folder.source}: ${chosen.length} of ${known.length} mutants in ${files.length} files`);
  const results = await new Stryker({
    configFile: 'test/config/stryker.json',
    mutate: files,
    reporters: values.verbose ? ['progress-append-only'] : [],
  }).runMutationTest();
  const outcomes = results.flatMap(({ mutatorName, status }) => {
    const mutant = chosen[Number(mutatorName)];
    return mutant ? [{ mutant, status }] : [];
  });
  const placed = new Set(outcomes.map(({ mutant }) => mutant));
  for (const mutant of chosen.filter((one) => !placed.has(one)))
    console.log(`  not tried: ${mutant.file}:${mutant.line} ${oneLine(mutant.before)} → ${oneLine(mutant.after)}`);
  return { folder, known: known.length, outcomes, seconds: (performance.now() - started) / 1000 };
}

/** A fault seen by a failing test, by the time it took, or by a file that could not be loaded. */
function isKilled(status: MutantResult['status']): boolean {
  return status === 'Killed' || status === 'Timeout' || status === 'RuntimeError';
}

function placeOf({ mutant }: Outcome): string {
  return `${mutant.file}:${String(mutant.line).padStart(6, '0')}`;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 150 ? `${line.slice(0, 147)}…` : line;
}
