import { expect, it } from 'vitest';
import { readPatternFile } from '../../../shared/report/patterns/read-pattern-file.ts';
import {
  patternFaults,
  reportSentences,
  shippedPatternFile,
} from '../../../shared/report/patterns/report-sentences.ts';
import { sampleCohort } from './sample-cohort.ts';

it.each(['province-2021', 'key-city-2021'] as const)(
  'a file of the program’s own patterns says of %s what it says without one',
  (id) => {
    const input = sampleCohort(id);
    const file = readPatternFile(shippedPatternFile(input));
    if (!file.ok) throw new Error(file.error.code);
    expect(patternFaults(input, file.value)).toEqual([]);
    expect(reportSentences({ ...input, patterns: file.value })).toEqual(reportSentences(input));
  },
);
