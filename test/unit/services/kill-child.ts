// Imports sheet files into the project given, through the services and their worker as the app does it, until it is killed; says so on stdout after each
// commit. Every second import is previewed first, with a sheet left out and taken in again. "previews" as third argument: previews only, and says so.
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { bareServices, must } from './bare-services.ts';

const ROWS = 4_000;
const [project = '', folder = '', what = 'commits'] = process.argv.slice(2);
const { handles, services } = bareServices('2022-03-01T08:00:00Z');
const opened = must(await services['project.open']({ file: handles.issue(project, 'read') }));
for (let next = opened.batches.length + 1; ; next += 1) {
  const path = join(folder, `${next}.csv`);
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `北京,${next % 3}-${row},第${next}次,法定时限,${(row + next) % 2}`,
  );
  writeFileSync(path, ['地区,事项编码,事项名称,要素,结果', ...rows].join('\r\n'));
  const { plan } = must(await services['import.plan']({ files: [handles.issue(path, 'read')], job: 'plan' }));
  if (what === 'previews') {
    must(await services['import.preview']({ plan, job: 'preview' }));
    writeSync(1, `previewed ${next}\n`);
    continue;
  }
  if (next % 2 === 0) {
    must(await services['import.preview']({ plan, job: 'preview' }));
    for (const include of [false, true])
      must(await services['import.change-sheet']({ plan, file: 0, sheet: 0, include }));
  }
  const { batch } = must(await services['import.commit']({ plan, job: 'commit' }));
  writeSync(1, `committed ${batch}\n`);
}
