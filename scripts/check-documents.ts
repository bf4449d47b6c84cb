// Part of npm run check: what documents, READMEs and comments cite is there. Lists each fault as path:line.
import { fileURLToPath } from 'node:url';
import { documentFaults } from './documents/document-faults.ts';
import { readRepository } from './documents/read-repository.ts';

const faults = documentFaults(readRepository(fileURLToPath(new URL('..', import.meta.url))));
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
