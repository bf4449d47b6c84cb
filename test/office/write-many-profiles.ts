// Writes the unit pages of 400 units (32 indicators, a radar each) to the file named; prints the peak memory of the process in MB.
import { writeProfilesDocx } from '../../electron/exporting/word/profiles-document.ts';
import { createRandom } from '../../shared/base/random.ts';
import { unitProfiles } from '../../shared/report/unit-profiles.ts';
import { score } from '../../shared/scoring/score.ts';
import { stamp } from '../unit/exporting/hostile-cohort.ts';
import { sampleCohort } from '../unit/report/sample-cohort.ts';

const UNITS = 400;
const base = sampleCohort('province-2021');
const random = createRandom(3);
const cells = base.dataset.measures.length * UNITS;
const units = Array.from({ length: UNITS }, (_, i) => ({
  ...base.dataset.units[i % 32]!,
  code: `X${i}`,
  name: `单位${i}`,
  fullName: `单位${i}`,
  order: i + 1,
}));
const dataset = {
  ...base.dataset,
  units,
  values: Float64Array.from({ length: cells }, () => 60 + 40 * random.next()),
  reasons: new Uint8Array(cells),
  marks: new Uint8Array(cells),
};
const result = score(dataset, base.method);
if (!result.ok) throw new Error(result.error.code);
const input = { ...base, dataset, result: result.value, history: [] };
const written = await writeProfilesDocx(input, stamp, unitProfiles(input), process.argv[2]!);
if (!written.ok) throw new Error(written.error.code);
process.stdout.write(String(Math.round((process.resourceUsage().maxRSS * 1024) / 1e6)));
