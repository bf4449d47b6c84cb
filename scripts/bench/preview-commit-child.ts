// One preview and its commit in a process of its own, by the services of the tree given: prints seconds, the longest turn of the host in each, peak MB and the batch.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Handles from '../../electron/hosts/handles.ts';
import type * as Services from '../../electron/services/create-services.ts';
import type * as Dispatch from '../../shared/contract/dispatch.ts';
import { basisOf } from '../../shared/contract/project-basis.ts';
import type { ProjectBasis } from '../../shared/contract/project-basis.ts';
import type * as WithBasis from '../../shared/contract/with-basis.ts';

const [root = '', project = '', file = ''] = process.argv.slice(2);
const from = (path: string): string => pathToFileURL(join(root, path)).href;
const { createHandleStore }: typeof Handles = await import(from('electron/hosts/handles.ts'));
const { createServices }: typeof Services = await import(from('electron/services/create-services.ts'));
const { dispatch }: typeof Dispatch = await import(from('shared/contract/dispatch.ts'));

const handles = createHandleStore();
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
/** What an operation is meant for, as that tree's contract asks for it; the oldest ones ask for nothing. */
let basis: ProjectBasis | null = null;
const { withBasis }: typeof WithBasis = existsSync(join(root, 'shared/contract/with-basis.ts'))
  ? await import(from('shared/contract/with-basis.ts'))
  : { withBasis: (_name, input) => input };
const call = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
  const answer = await dispatch(services, name, withBasis(name, input, basis));
  basis = basisOf(answer) ?? basis;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return Object(answer.value);
};

/** Processor time of this thread: what other programs of the machine take is none of its own. */
const ownTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
let longestTurn = 0;
let lastBeat = ownTime();
const heart = setInterval(() => {
  const now = ownTime();
  longestTurn = Math.max(longestTurn, now - lastBeat);
  lastBeat = now;
}, 1);
const timed = async (name: string, input: unknown) => {
  longestTurn = 0;
  lastBeat = ownTime();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const answer = await call(name, input);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  // The last turn is counted by the beat after it.
  await new Promise((resolve) => setTimeout(resolve, 10));
  return { answer, seconds, cpuSeconds: (user + system) / 1e6, longestTurn };
};

await call('project.new', { template: 'province-2021', target: handles.issue(project, 'write') });
const { plan } = await call('import.plan', { files: [handles.issue(file, 'read')], job: 'plan' });
const preview = await timed('import.preview', { plan, job: 'preview' });
const commit = await timed('import.commit', { plan, job: 'commit' });
clearInterval(heart);
const [batch] = Object(commit.answer['changed'] ?? commit.answer['snapshot']).batches;
await call('project.close', {});
console.log(
  JSON.stringify({
    preview: preview.seconds,
    commit: commit.seconds,
    cpu: preview.cpuSeconds + commit.cpuSeconds,
    previewTurnMs: preview.longestTurn,
    commitTurnMs: commit.longestTurn,
    peakMB: process.resourceUsage().maxRSS / 1024,
    records: batch.records,
  }),
);
