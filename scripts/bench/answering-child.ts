// How small calls are answered during one long job, as the browser host opens the services; prints JSON. Arguments: the module that exports
// openWorkbench (another checkout's for a comparison), a folder to work in, the job, and for `import` the sheet file.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { basisOf } from '../../shared/contract/project-basis.ts';
import type { ProjectBasis } from '../../shared/contract/project-basis.ts';
import { withBasis } from '../../shared/contract/with-basis.ts';
import type * as Opening from '../../electron/hosts/service-process/open-workbench.ts';

const [module = '', folder = '', job = '', sheets = '', file = ''] = process.argv.slice(2);
const { openWorkbench }: typeof Opening = await import(pathToFileURL(module).href);
const workbench = openWorkbench('browser', join(folder, 'user'), (fault) => console.error(fault));
let basis: ProjectBasis | null = null;
const meant = async (name: string, input: unknown): Promise<unknown> => {
  const answer = await workbench.dispatcher(name, withBasis(name, input, basis));
  basis = basisOf(answer) ?? basis;
  return answer;
};
const call = async (name: string, input: unknown): Promise<unknown> => {
  const answer = z
    .object({ ok: z.boolean(), value: z.unknown(), error: z.unknown() })
    .partial({ value: true, error: true });
  const { ok, value, error } = answer.parse(await meant(name, input));
  if (!ok) throw new Error(`${name}: ${JSON.stringify(error)}`);
  return value;
};
const opened = z.object({
  baseline: z.looseObject({ weights: z.record(z.string(), z.number()) }),
  framework: z.object({ indicators: z.array(z.object({ code: z.string(), level: z.number() })) }),
});
const { baseline, framework } = opened.parse(
  file === ''
    ? await call('project.open-sample', { template: 'province-2021', job: 'sample' })
    : await call('project.open', { file: workbench.handles.issue(file, 'read') }),
);
const code = framework.indicators.find(({ level }) => level === 1)?.code ?? '';
const write = (name: string): string => workbench.handles.issue(join(folder, name), 'write');
const exported = (what: string, format: string) => () =>
  call('export.write', {
    what,
    format,
    target: write(`${what}.${format}`),
    language: 'zh',
    overwrite: true,
    job: 'long',
  });
const planned = z.object({ plan: z.string() });
const jobs: Readonly<Record<string, () => Promise<unknown>>> = {
  // What the machine itself makes of it: compare the others with this.
  nothing: () => new Promise((resolve) => setTimeout(resolve, 10_000)),
  zip: exported('all', 'zip'),
  report: exported('report', 'docx'),
  verify: () => call('project.verify', {}),
  'what-if': () => call('what-if.run', { book: null, draws: 200_000, noise: 0.2, seed: 1, job: 'long' }),
  sample: () =>
    call('sample.generate', {
      template: 'province-2021',
      target: write('sheets'),
      records: 100_000,
      seed: 1,
      job: 'long',
    }),
  import: async () => {
    const { plan } = planned.parse(
      await call('import.plan', { files: [workbench.handles.issue(sheets, 'read')], job: 'plan' }),
    );
    await call('import.preview', { plan, job: 'long' });
    // The commit is of the revision that stands when it is asked for: an edit under way would have it refused.
    editing = false;
    await edited;
    await call('import.commit', { plan, job: 'long' });
  },
};

let edit = 0;
let editing = true;
let edited: Promise<unknown> = Promise.resolve();
const small: Readonly<Record<string, () => Promise<unknown>>> = {
  'app.info': () => workbench.dispatcher('app.info', {}),
  'data.lineage': () =>
    workbench.dispatcher('data.lineage', { unit: '110000', measure: 'A6-2.1', offset: 0, limit: 50 }),
  'scenario.list': () => workbench.dispatcher('scenario.list', {}),
  'a weight edit': () => {
    if (!editing) return workbench.dispatcher('app.info', {});
    edit += 1;
    const weights = { [code]: (baseline.weights[code] ?? 0) + (edit % 2) };
    return (edited = meant('method.edit', { label: '合成示例数据', patch: { weights } }));
  },
};
const times = new Map<string, number[]>(Object.keys(small).map((name) => [name, []]));
const probe = async (over: () => boolean): Promise<void> => {
  const turn = Object.entries(small);
  for (let at = 0; !over(); at += 1) {
    const [name, ask] = turn[at % turn.length]!;
    const began = performance.now();
    await ask();
    times.get(name)?.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
// The first call of each kind compiles what it needs.
let warm = 0;
await probe(() => (warm += 1) > 40);
for (const each of times.values()) each.length = 0;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
let over = false;
const began = performance.now();
const long = jobs[job]?.().finally(() => {
  over = true;
});
await Promise.all([long, probe(() => over)]);
const seconds = (performance.now() - began) / 1000;
delay.disable();
await workbench.close();
rmSync(folder, { recursive: true, force: true });
const figures = (taken: readonly number[]): Readonly<Record<string, number>> => {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { calls: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
};
console.log(
  JSON.stringify({
    seconds,
    hostMax: delay.max / 1e6,
    ...figures([...times.values()].flat()),
    each: Object.fromEntries([...times].map(([name, taken]) => [name, figures(taken)])),
  }),
);
process.exit(0);
