// Opens, plans and parses one file in a process of its own, as the parsing worker does, and keeps nothing: prints records, seconds and peak memory. node parsing-child.ts FILE
import { openWorkbook } from '../../electron/importing/open/open-workbook.ts';
import { parseSheet, planFile } from '../../electron/importing/import-file.ts';
import { createDuplicateTracker } from '../../electron/importing/parse/duplicate-tracker.ts';
import { encodeRecords } from '../../electron/importing/worker/record-block.ts';
import { loadTemplate } from '../../electron/services/app/resources.ts';
import { peakMemory } from '../../test/fixtures/workbooks/peak-memory.ts';

const [path = ''] = process.argv.slice(2);
const template = loadTemplate('province-2021');
if (!template.ok) throw new Error(template.error.code);
const { framework, units } = template.value;
const context = { framework, units, aliases: {}, year: framework.year };
const started = performance.now();
const opened = openWorkbook(path);
if (!opened.ok) throw new Error(opened.error.code);
const plan = await planFile(opened.value, context);
if (!plan.ok) throw new Error(plan.error.code);
const duplicates = createDuplicateTracker();
let records = 0;
for (const sheet of plan.value.sheets) {
  const parsed = await parseSheet(
    opened.value,
    sheet,
    context,
    (some) => {
      records += encodeRecords(some).count;
    },
    { duplicates },
  );
  if (!parsed.ok) throw new Error(parsed.error.code);
}
opened.value.close();
console.log(JSON.stringify({ records, seconds: (performance.now() - started) / 1000, megabytes: peakMemory() }));
