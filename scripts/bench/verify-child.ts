// Proves one project file in a process of its own and prints findings, seconds and peak memory: node verify-child.ts FILE
import { verifyFile } from '../../electron/services/projects/verify-file.ts';
import { peakMemory } from '../../test/fixtures/workbooks/peak-memory.ts';

const [path = ''] = process.argv.slice(2);
const started = performance.now();
const findings = verifyFile(path, new Date().toISOString());
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ findings: findings.length, seconds, megabytes: peakMemory() }));
