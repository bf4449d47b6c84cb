// Part of npm run check: folders of the product import each other in one direction only. Lists each cycle with its imports.
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { folderCycles } from './folders/folder-cycles.ts';

const files = globSync('{shared,electron,renderer,scripts}/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));
const known = new Set(files);
const imports = files.flatMap((from) =>
  ts
    .preProcessFile(readFileSync(from, 'utf8'))
    .importedFiles.map(({ fileName }) => posix.join(posix.dirname(from), fileName))
    .filter((to) => known.has(to))
    .map((to) => ({ from, to })),
);
const cycles = folderCycles(imports);
for (const cycle of cycles) console.log(cycle);
if (imports.length === 0) console.log('no imports were found: run from the root of the repository');
process.exitCode = cycles.length > 0 || imports.length === 0 ? 1 : 0;
