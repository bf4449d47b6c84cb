import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../app/program-folder.ts';

/** Put in by the build (electron.vite.config.ts), where the sources are no longer at hand. */
declare const SAMPLE_CODE: string | undefined;

/** All that the sample project depends on: what makes its spreadsheets, reads, stores and computes them. */
const code = [
  'electron/exporting/sample',
  'electron/importing',
  'electron/storage',
  'electron/services',
  'shared/base',
  'shared/model',
  'shared/scoring',
];
const resources = ['resources/frameworks', 'resources/entities', 'resources/published', 'resources/sample'];

/** Says of a sample project made earlier whether this program, with these resources, would make the same; 16 hex digits. */
export function sampleFingerprint(): string {
  known ??= fingerprint();
  return known;
}

let known: string | null = null;

function fingerprint(): string {
  const program = typeof SAMPLE_CODE === 'string' ? SAMPLE_CODE : sampleCodeHash(programFolder);
  return createHash('sha256').update(program).update(hashFiles(programFolder, resources)).digest('hex').slice(0, 16);
}

/** SHA-256 over the names and contents of the sources; `project` is the folder that holds electron/ and shared/. */
export function sampleCodeHash(project: string): string {
  return hashFiles(project, code);
}

function hashFiles(project: string, folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of folders.flatMap((folder) => filesIn(project, folder))) {
    // Line ends may differ by checkout.
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(project, path), 'utf8').replaceAll('\r\n', '\n'))
      .update('\0');
  }
  return hash.digest('hex');
}

/** In order, with / whatever the system. Step by step: not every archive reader lists recursively. */
function filesIn(project: string, folder: string): readonly string[] {
  return readdirSync(join(project, folder))
    .sort()
    .flatMap((name): readonly string[] => {
      const path = `${folder}/${name}`;
      if (/\.(ts|csv)$/.test(name)) return [path];
      return statSync(join(project, path)).isDirectory() ? filesIn(project, path) : [];
    });
}
