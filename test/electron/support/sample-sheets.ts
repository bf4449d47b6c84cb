import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSample } from '../../../electron/exporting/sample/generate-sample.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';

export interface SampleSheets {
  /** Anyone may read them. */
  readonly paths: readonly string[];
  remove(): void;
}

/** The sample's collected spreadsheets of the provinces: some 200,000 rows, enough to be quit in the middle of. */
export async function makeSheets(): Promise<SampleSheets> {
  const template = loadTemplate('province-2021');
  if (!template.ok) throw new Error(template.error.code);
  const out = mkdtempSync(join(tmpdir(), 'workbench-sheets-'));
  const made = await generateSample({ template: template.value, out, records: 0, seed: 1 });
  if (!made.ok) throw new Error(made.error.code);
  // A temporary folder is its maker's alone, and Electron may run under another user.
  chmodSync(out, 0o755);
  return {
    paths: readdirSync(out).map((name) => join(out, name)),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}
