// While long work goes on, the screens are answered: how fast is measured by `npm run bench -- electron`.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeElementCsv } from '../../scripts/bench/element-check-files.ts';
import { endAll } from './support/launch-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { exportOf, handleOf, importOf, quantile, roundTripsDuring } from './support/round-trips.ts';
import { openSampleFile } from './support/open-sample-file.ts';
import type { Desktop } from './support/start-desktop.ts';

/** As many calls as tell that nobody was made to wait for the end; a free line answers several in ten times that long. */
const FEW = 20;

describe.skipIf(inject('electron') === null)('small calls are answered', () => {
  let person: Person;
  let desktop: Desktop;
  beforeAll(async () => {
    person = makePerson();
    putSample(person);
    desktop = await openSampleFile(person);
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  it.each(['an export of everything as ZIP', 'an import of 200,000 rows'])('during %s', async (what) => {
    const sheets = person.put('核查.csv', '');
    if (!what.includes('ZIP')) writeElementCsv(sheets, 200_000);
    const job = what.includes('ZIP')
      ? exportOf('all', 'zip', await handleOf(desktop, 'write', join(person.files, '成果.zip')))
      : importOf(await handleOf(desktop, 'read', sheets));
    const { seconds, times, mainHeldUp } = await roundTripsDuring(desktop, job);
    const figures = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1)).join(', ');
    process.stdout.write(
      `${what}: ${seconds.toFixed(1)} s, ${times.length} calls, p50, p99, longest ${figures} ms; main process held up ${mainHeldUp.toFixed(0)} ms at most\n`,
    );
    expect(times.length).toBeGreaterThan(FEW);
    expect(person.faults()).toBe('');
  });
});
