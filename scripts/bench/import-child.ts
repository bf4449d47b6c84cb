// One import in a process of its own, so that its peak memory is its own: prints seconds, processor seconds, peak MB, records and the file's size.
import { statSync } from 'node:fs';
import { createHandleStore } from '../../electron/hosts/handles.ts';
import { createServices } from '../../electron/services/create-services.ts';
import { dispatch } from '../../shared/contract/dispatch.ts';
import { basisOf } from '../../shared/contract/project-basis.ts';
import type { ProjectBasis } from '../../shared/contract/project-basis.ts';
import { withBasis } from '../../shared/contract/with-basis.ts';

const [project = '', ...files] = process.argv.slice(2);
const handles = createHandleStore();
let longestGap = 0;
let lastBeat = performance.now();
const heart = setInterval(() => {
  const now = performance.now();
  longestGap = Math.max(longestGap, now - lastBeat - 10);
  lastBeat = now;
}, 10);
const services = createServices({
  host: 'cli',
  userData: null,
  handles,
  now: () => new Date(),
  emit: () => undefined,
  onFault: (fault) => {
    throw fault;
  },
});
let basis: ProjectBasis | null = null;
const call = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
  const answer = await dispatch(services, name, withBasis(name, input, basis));
  basis = basisOf(answer) ?? basis;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return Object(answer.value);
};
await call('project.new', { template: 'province-2021', target: handles.issue(project, 'write') });
const started = performance.now();
const processor = process.cpuUsage();
const { plan } = await call('import.plan', { files: files.map((file) => handles.issue(file, 'read')), job: 'plan' });
const outcome = await call('import.commit', { plan, job: 'commit' });
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(processor);
clearInterval(heart);
await call('project.close', {});
const reports = Object(outcome.files).flatMap(
  (file: { sheets: { rows: number; imported: number; skipped: number; problems: number }[] }) => file.sheets,
);
const imported = reports.reduce((sum: number, sheet: { imported: number }) => sum + sheet.imported, 0);
const whole = reports.every(
  (sheet: { rows: number; imported: number; skipped: number; problems: number }) =>
    sheet.rows === sheet.imported + sheet.skipped + sheet.problems,
);
console.log(
  JSON.stringify({
    seconds,
    processorSeconds: (user + system) / 1e6,
    peakMB: process.resourceUsage().maxRSS / 1024,
    imported,
    whole,
    projectMB: statSync(project).size / 1024 ** 2,
    longestGapMs: longestGap,
  }),
);
