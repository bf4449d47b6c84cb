import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createRandom } from '../../../shared/base/random.ts';
import { basisOf } from '../../../shared/contract/project-basis.ts';
import type { ProjectBasis } from '../../../shared/contract/project-basis.ts';
import { withBasis } from '../../../shared/contract/with-basis.ts';
import { contractHosts } from '../../contract/hosts.ts';
import type { RunningHost } from '../../contract/hosts.ts';

/** `npm run test:faults` does 5,000 and looks after each 50. */
const count = Number(process.env['WORKBENCH_OPERATIONS'] ?? 60);
const lookAfter = Number(process.env['WORKBENCH_LOOK_AFTER'] ?? 30);
/** Bytes that an operation may add to the file on average; megabytes that all of them may add to the process. */
const BYTES_EACH = 12_000;
const MEMORY_MB = 500;

const cli = fileURLToPath(new URL('../../../electron/hosts/cli/main.ts', import.meta.url));
const answered = z
  .object({ ok: z.boolean(), value: z.unknown(), error: z.unknown() })
  .partial({ value: true, error: true });
const answerOf = z.object({ plan: z.string() });

let folder = '';
let host: RunningHost;
let basis: ProjectBasis | null = null;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-random-'));
  const loopback = contractHosts.find(({ name }) => name === 'loopback');
  if (loopback === undefined) throw new Error('no loopback host');
  host = await loopback.start();
});
afterAll(async () => {
  await host.invoke('project.close', { project: null });
  await host.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Any answer will do here but a fault: a refusal is one as well. */
async function ask(name: string, input: unknown): Promise<unknown> {
  const answer = answered.parse(await host.invoke(name, withBasis(name, input, basis)));
  basis = basisOf(answer) ?? basis;
  const code = z.object({ code: z.string() }).safeParse(answer.error);
  if (code.success && (code.data.code.startsWith('INTERNAL') || code.data.code === 'PROJECT_CHANGED'))
    throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.ok ? answer.value : null;
}

test(
  `${count} random operations through the loopback host: a fresh process scores the same to the bit`,
  { timeout: 3_600_000 },
  async () => {
    const random = createRandom(20260502);
    const below = (most: number): number => Math.floor(random.next() * most);
    const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
    const project = join(folder, 'project.ewb');
    const opened = z
      .object({ dataset: z.object({ units: z.array(z.object({ code: z.string(), name: z.string() })) }) })
      .parse(await ask('project.new', { template: 'province-2021', target: host.handle(project, 'write') }));
    const { units } = opened.dataset;
    const measures = ['E2-1.1', 'E2-2.1', 'A6-2.1'];
    const names = ['情景一', '情景二', '情景三'];
    const reason = '随机';
    let files = 0;
    const csv = (): string => {
      const rows = units.map(({ name }) => [name, ...measures.slice(0, 2).map(() => below(100))].join(','));
      const path = join(folder, `${(files += 1)}.csv`);
      writeFileSync(path, ['地区,E2-1.1,E2-2.1', ...rows].join('\r\n'));
      return path;
    };
    const imported = async (): Promise<unknown> => {
      const planned = answerOf.safeParse(await ask('import.plan', { files: [host.handle(csv(), 'read')], job: 'p' }));
      return planned.success ? ask('import.commit', { plan: planned.data.plan, job: 'c' }) : null;
    };
    const baseline = z
      .object({ baseline: z.looseObject({ weights: z.record(z.string(), z.number()) }) })
      .parse(await ask('project.snapshot', {})).baseline;
    const operations: readonly (() => Promise<unknown>)[] = [
      () => ask('method.edit', { label: '占比', patch: { weights: { [pick(['A', 'B', 'C', 'D', 'E'])]: below(60) } } }),
      () => ask('method.edit', { label: '占比', patch: { weights: { [pick(['A', 'B', 'C', 'D', 'E'])]: below(60) } } }),
      () => ask('project.undo', {}),
      () => ask('project.undo', {}),
      () => ask('project.redo', {}),
      () => ask('method.save', { reason }),
      () => ask('data.override', { unit: pick(units).code, measure: pick(measures), value: below(100), reason }),
      () => ask('data.remove-override', { unit: pick(units).code, measure: pick(measures), reason }),
      imported,
      () => ask('batch.withdraw', { batch: 1 + below(Math.max(1, files)), reason }),
      () => ask('batch.restore', { batch: 1 + below(Math.max(1, files)), reason }),
      () => ask('alias.save', { text: `别名${below(20)}`, unit: pick(units).code }),
      () => ask('alias.remove', { text: `别名${below(20)}` }),
      () => {
        const weights = { ...baseline.weights, A: below(60) };
        const method = { ...baseline, weights };
        return ask('scenario.save', { previousName: null, name: pick(names), note: '', method, locked: false });
      },
      () => ask('scenario.remove', { name: pick(names), reason }),
      () => ask('method.save', { scenario: pick(names), reason }),
      () => ask('run.save', { scenario: null, note: '', released: false }),
      () =>
        ask('export.write', {
          what: 'tables',
          format: 'csv',
          target: host.handle(join(folder, 'tables'), 'write'),
          language: 'zh',
          overwrite: true,
          job: 'e',
        }),
    ];
    await imported();
    const size = statSync(project).size;
    const memory = process.memoryUsage().rss;
    const differing: number[] = [];
    for (let done = 1; done <= count; done += 1) {
      await pick(operations)();
      if (done % lookAfter !== 0) continue;
      const copy = join(folder, 'copy.ewb');
      rmSync(copy, { force: true });
      await ask('project.save-as', { target: host.handle(copy, 'write') });
      const fresh = spawnSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', cli, 'score', copy, '--json'],
        {
          encoding: 'utf8',
          maxBuffer: 64 * 1024 * 1024,
        },
      );
      const live = await ask('score.json', { book: null, weights: null });
      if (fresh.status !== 0) throw new Error(fresh.stderr);
      const { draft: _draft, ...scored } = z.looseObject({}).parse(JSON.parse(fresh.stdout));
      if (JSON.stringify(scored) !== JSON.stringify(live)) differing.push(done);
    }
    expect(differing).toEqual([]);
    expect(statSync(project).size - size).toBeLessThan(200_000 + count * BYTES_EACH);
    expect((process.memoryUsage().rss - memory) / 1_048_576).toBeLessThan(MEMORY_MB);
  },
);
