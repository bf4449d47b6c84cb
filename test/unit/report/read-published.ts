import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

/** Rows of a table of resources/published, as printed in the 2022 report: the expected side of these tests. */
export function readPublished(name: string): readonly Readonly<Record<string, string>>[] {
  const path = fileURLToPath(new URL(`../../../resources/published/${name}.csv`, import.meta.url));
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
}
