// A merge as the browser host does it, with small calls asked all the while; prints JSON. Arguments: a folder to work in, our project, theirs.
import { join } from 'node:path';
import { z } from 'zod';
import { openWorkbench } from '../../electron/hosts/service-process/open-workbench.ts';
import { basisOf } from '../../shared/contract/project-basis.ts';
import type { ProjectBasis } from '../../shared/contract/project-basis.ts';
import { withBasis } from '../../shared/contract/with-basis.ts';

const [folder = '', mine = '', theirs = ''] = process.argv.slice(2);
const workbench = openWorkbench('browser', join(folder, 'user'), (fault) => console.error(fault));
let basis: ProjectBasis | null = null;
const answered = z.object({ ok: z.boolean(), error: z.unknown() }).partial({ error: true });
const call = async (name: string, input: unknown): Promise<unknown> => {
  const answer = await workbench.dispatcher(name, withBasis(name, input, basis));
  basis = basisOf(answer) ?? basis;
  const { ok, error } = answered.parse(answer);
  if (!ok) throw new Error(`${name}: ${JSON.stringify(error)}`);
  return answer;
};
await call('project.open', { file: workbench.handles.issue(mine, 'read') });
const small = [
  ['app.info', {}],
  ['data.lineage', { unit: '110000', measure: 'E-1', offset: 0, limit: 50 }],
  ['scenario.list', {}],
] as const;

const probe = async (over: () => boolean, times: number[]): Promise<void> => {
  for (let at = 0; !over(); at += 1) {
    const [name, input] = small[at % small.length]!;
    const began = performance.now();
    await call(name, input);
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
// The first call of each kind compiles what it needs.
let warm = 0;
await probe(() => (warm += 1) > 40, []);

async function during(work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const times: number[] = [];
  let over = false;
  const [began, used] = [performance.now(), process.cpuUsage()];
  const long = work().finally(() => {
    over = true;
  });
  await Promise.all([long, probe(() => over, times)]);
  const { user, system } = process.cpuUsage(used);
  const sorted = times.sort((a, b) => a - b);
  return {
    seconds: (performance.now() - began) / 1000,
    cpu: (user + system) / 1e6,
    calls: sorted.length,
    p99: sorted[Math.min(sorted.length - 1, Math.floor(0.99 * sorted.length))] ?? 0,
    max: sorted.at(-1) ?? 0,
  };
}

const file = workbench.handles.issue(theirs, 'read');
const chosen = { file, lines: {}, prefer: 'theirs' };
const look = await during(() => call('merge.look', { ...chosen, job: 'look' }));
const effect = await during(() => call('merge.effect', { ...chosen, job: 'effect' }));
const apply = await during(() => call('merge.apply', { ...chosen, job: 'apply' }));
await workbench.close();
console.log(JSON.stringify({ megabytes: process.resourceUsage().maxRSS / 1024, look, effect, apply }));
process.exit(0);
