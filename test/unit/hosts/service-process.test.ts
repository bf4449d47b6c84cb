import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openWorkbench } from '../../../electron/hosts/service-process/open-workbench.ts';
import type { Workbench } from '../../../electron/hosts/service-process/open-workbench.ts';
import { connectServices } from '../../../electron/hosts/service-process/service-connection.ts';
import type { FromServices, ServiceProcess } from '../../../electron/hosts/service-process/service-messages.ts';
import { startServiceThread } from '../../../electron/hosts/service-process/start-service-thread.ts';
import { superviseServices } from '../../../electron/hosts/service-process/supervise-services.ts';
import { forkServices } from '../../../electron/main/fork-services.ts';
import { basisOf } from '../../../shared/contract/project-basis.ts';
import type { ProjectBasis } from '../../../shared/contract/project-basis.ts';
import { withBasis } from '../../../shared/contract/with-basis.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';

const serviceWorker = fileURLToPath(
  new URL('../../../electron/hosts/service-process/service-worker.ts', import.meta.url),
);
const transports = [
  { name: 'a thread (browser)', host: 'browser', start: startServiceThread },
  { name: 'a utility process (Electron)', host: 'electron', start: () => forkServices(serviceWorker) },
] as const;

const snapshot = z.object({
  revision: z.number(),
  file: z.string(),
  batches: z.array(z.object({ id: z.number(), rows: z.number(), imported: z.number() })),
  overrides: z.array(z.object({ unit: z.string(), measure: z.string(), value: z.number().nullable() })),
});
const plan = z.object({ plan: z.string() });
const answered = z.object({ ok: z.literal(true), value: z.unknown() });
const refusedWith = z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) });

const ROWS = 20_000;

describe.each(transports)('services in $name that end unasked', ({ host, start }) => {
  let folder: string;
  let running: ServiceProcess[];
  let events: WorkbenchEvent[];
  let workbench: Workbench;
  let started: number;
  let basis: ProjectBasis | null = null;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-services-end-'));
    running = [];
    events = [];
    started = 0;
    workbench = openWorkbench(host, join(folder, 'user'), () => undefined, {
      startProcess: () => {
        started += 1;
        const process = start();
        running.push(process);
        return process;
      },
      patience: { beat: 50, missed: 1_000_000 },
    });
    workbench.events.subscribe((event) => events.push(event));
    await call('project.new', { template: 'province-2021', target: file('project.ewb', 'write') }, z.unknown());
  });
  afterEach(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string, mode: 'read' | 'write'): string => workbench.handles.issue(join(folder, name), mode);
  const call = async <T>(name: string, input: unknown, schema: z.ZodType<T>): Promise<T> => {
    const answer = await workbench.dispatcher(name, withBasis(name, input, basis));
    basis = basisOf(answer) ?? basis;
    return schema.parse(answered.parse(answer, { error: () => `${name}: ${JSON.stringify(answer)}` }).value);
  };
  const override = (value: number): Promise<unknown> =>
    call('data.override', { unit: '110000', measure: 'A6-2.1', value, reason: '核对' }, z.unknown());
  const planImport = async (): Promise<string> => {
    const rows = Array.from({ length: ROWS }, (_, row) => `北京,${row},第${row}项,法定时限,${row % 2}`);
    writeFileSync(join(folder, 'checks.csv'), ['地区,事项编码,事项名称,要素,结果', ...rows].join('\r\n'));
    return (await call('import.plan', { files: [file('checks.csv', 'read')], job: 'plan' }, plan)).plan;
  };
  const event = (matches: (event: WorkbenchEvent) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const end = workbench.events.subscribe((told) => {
        if (!matches(told)) return;
        end();
        resolve();
      });
    });
  const kill = (): void => running.at(-1)?.kill();
  const notices = (): readonly string[] =>
    events.flatMap((told) =>
      told.name === 'notice' ? [`${told.message.code} ${told.message.params?.count ?? ''}`] : [],
    );

  test('idle: the next call finds the project open again with all that was saved, and a message says so', async () => {
    await override(42);
    const before = await call('project.snapshot', {}, snapshot);
    const restarted = event((told) => told.name === 'project-changed' && told.cause === 'restart');
    kill();
    await restarted;
    const after = await call('project.snapshot', {}, snapshot);
    // The revision is the audit's: the same, as nothing was lost, and one that a screen missed is higher than what it shows.
    expect(after).toEqual(before);
    expect(after.overrides).toEqual([{ unit: '110000', measure: 'A6-2.1', value: 42 }]);
    expect(notices()).toEqual(['SERVICE_REOPENED 0']);
    expect(await call('project.verify', {}, z.array(z.unknown()))).toEqual([]);
    expect(started).toBe(2);
  });

  test('in a preview and in a commit: the call is answered, nothing of it is left, the import can be done again', async () => {
    for (const operation of ['import.preview', 'import.commit']) {
      const made = await planImport();
      const underWay = event((told) => told.name === 'progress' && told.phase === 'import');
      const asked = workbench.dispatcher(operation, withBasis(operation, { plan: made, job: 'import' }, basis));
      await underWay;
      const restarted = event((told) => told.name === 'project-changed' && told.cause === 'restart');
      kill();
      expect(refusedWith.parse(await asked).error.code).toBe('SERVICE_ENDED');
      await restarted;
      expect((await call('project.snapshot', {}, snapshot)).batches).toEqual([]);
      expect(await call('project.verify', {}, z.array(z.unknown()))).toEqual([]);
    }
    expect(notices()).toEqual(['SERVICE_REOPENED 1', 'SERVICE_REOPENED 1']);
    await call('import.commit', { plan: await planImport(), job: 'again' }, z.unknown());
    const { batches } = await call('project.snapshot', {}, snapshot);
    expect(batches).toEqual([{ id: 1, rows: ROWS + 1, imported: ROWS }]);
  });

  test('in an export: the call is answered, no half file bears the name that was chosen', async () => {
    await override(42);
    const underWay = event((told) => told.name === 'progress' && told.phase === 'export');
    const target = file('all.zip', 'write');
    const asked = workbench.dispatcher('export.write', {
      what: 'all',
      format: 'zip',
      target,
      language: 'zh',
      job: 'export',
    });
    await underWay;
    kill();
    expect(refusedWith.parse(await asked).error.code).toBe('SERVICE_ENDED');
    expect((await call('project.snapshot', {}, snapshot)).file).toBe('project.ewb');
    await call(
      'export.write',
      {
        what: 'tables',
        format: 'xlsx',
        target: file('tables.xlsx', 'write'),
        language: 'zh',
        job: 'again',
      },
      z.unknown(),
    );
  });

  test('calls that come while it is started again wait for the project', async () => {
    await override(7);
    kill();
    const answers = await Promise.all([1, 2, 3].map(() => workbench.dispatcher('project.snapshot', {})));
    // Those sent to the process that was dying are refused; none hangs, and what is asked afterwards is answered.
    for (const answer of answers) expect(answer).toHaveProperty('ok');
    expect((await call('project.snapshot', {}, snapshot)).overrides).toHaveLength(1);
  });

  test('a project that is gone from the disk is said to be closed, and another can be opened', async () => {
    rmSync(join(folder, 'project.ewb'));
    const closed = event((told) => told.name === 'project-closed');
    kill();
    await closed;
    expect(notices()).toEqual(['SERVICE_NOT_REOPENED ', 'PROJECT_MISSING ']);
    expect(await call('project.snapshot', {}, z.null())).toBeNull();
    await call('project.new', { template: 'blank', target: file('other.ewb', 'write') }, z.unknown());
  });

  test('after close nothing runs, and a call is refused rather than left waiting', async () => {
    await workbench.close();
    expect(refusedWith.parse(await workbench.dispatcher('app.info', {})).error.code).toBe('SERVICE_ENDED');
    expect(started).toBe(1);
    expect(events.map(({ name }) => name)).toEqual(['project-closed']);
  });
});

describe('services that hang', () => {
  /** Answers each call by its name after `silent` calls of it, and beats only while it isn't stuck. */
  function standInProcess(stuckBy: string): { process: ServiceProcess; killed: () => boolean; beats: () => number } {
    let take: (message: FromServices) => void = () => undefined;
    let end: (detail: string) => void = () => undefined;
    let stuck = false;
    let killed = false;
    let beats = 0;
    return {
      killed: () => killed,
      beats: () => beats,
      process: {
        listen: (onMessage, ended) => {
          take = onMessage;
          end = ended;
        },
        post: (message) => {
          if (message.type === 'call' && message.name === stuckBy) stuck = true;
          if (stuck) return;
          if (message.type === 'beat') beats += 1;
          if (message.type === 'beat') take({ type: 'beat' });
          if (message.type === 'call' && !message.name.startsWith('long'))
            take({ type: 'answer', call: message.call, answer: message.name });
        },
        kill: () => {
          killed = true;
          end('SIGKILL');
        },
      },
    };
  }

  test('are ended after so many beats without a word; all calls are answered, and another process takes the next', async () => {
    const first = standInProcess('stuck');
    const second = standInProcess('-');
    const processes = [first.process, second.process];
    const told: WorkbenchEvent[] = [];
    const services = superviseServices({
      host: 'browser',
      userData: null,
      takesPaths: false,
      startProcess: () => processes.shift() ?? first.process,
      emit: (event) => void told.push(event),
      onFault: () => undefined,
      patience: { beat: 1, missed: 3 },
    });
    expect(await services.dispatcher('small', {})).toBe('small');
    const answers = await Promise.all([services.dispatcher('long', {}), services.dispatcher('stuck', {})]);
    expect(answers.map((answer) => refusedWith.parse(answer).error.code)).toEqual(['SERVICE_ENDED', 'SERVICE_ENDED']);
    expect(first.killed()).toBe(true);
    expect(await services.dispatcher('small', {})).toBe('small');
    expect(told).toMatchObject([{ name: 'notice', message: { code: 'SERVICE_RESTARTED', params: { count: 2 } } }]);
    await services.close();
    expect(second.killed()).toBe(true);
  });

  test('are not confused with those that work long and still beat', async () => {
    const working = standInProcess('-');
    const connection = connectServices(working.process, () => undefined, { beat: 1, missed: 3 });
    const long = connection.call('long', {});
    await expect.poll(working.beats).toBeGreaterThan(20);
    expect(working.killed()).toBe(false);
    connection.kill();
    expect(refusedWith.parse(await long).error.code).toBe('SERVICE_ENDED');
  });

  test('a process that never starts is not started over and over: each call tries once and is told', async () => {
    let started = 0;
    const services = superviseServices({
      host: 'browser',
      userData: null,
      takesPaths: false,
      startProcess: () => {
        started += 1;
        return {
          post: () => undefined,
          kill: () => undefined,
          listen: (_take, ended) => setTimeout(ended, 0, 'exit 1'),
        };
      },
      emit: () => undefined,
      onFault: () => undefined,
    });
    for (const calls of [1, 2, 3]) {
      expect(refusedWith.parse(await services.dispatcher('app.info', {})).error.code).toBe('SERVICE_ENDED');
      expect(started).toBe(calls);
    }
  });
});
