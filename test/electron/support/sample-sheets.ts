import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSample } from '../../../electron/exporting/sample/generate-sample.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { handOver } from './unprivileged.ts';
import type { Person } from './person.ts';

export interface SampleSheets {
  /** Gives a person the spreadsheets; their paths. */
  give(person: Person): readonly string[];
  remove(): void;
}

/** The sample's collected spreadsheets of the provinces: some 100,000 rows, enough to be quit in the middle of. */
export async function makeSheets(): Promise<SampleSheets> {
  const template = loadTemplate('province-2021');
  if (!template.ok) throw new Error(template.error.code);
  const out = mkdtempSync(join(tmpdir(), 'workbench-sheets-'));
  const made = await generateSample({ template: template.value, out, records: 0, seed: 1 });
  if (!made.ok) throw new Error(made.error.code);
  return {
    give: (person) =>
      readdirSync(out).map((name) => {
        const path = join(person.files, name);
        cpSync(join(out, name), path);
        handOver(path);
        return path;
      }),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}
