import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createProjectSession } from '../../../electron/services/app/project-session.ts';
import { fileIdentity } from '../../../electron/storage/connection/connection.ts';
import { openProject } from '../../../electron/storage/project-file.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { operations } from '../../../shared/contract/operations.ts';
import { isWritingOperation } from '../../../shared/contract/writing-operations.ts';
import { createDisk, readCalls } from './folder-states.ts';
import type { FileCall, Folder } from './folder-states.ts';

/** Points of each operation at which its process is killed, spread over its calls; `npm run test:faults` takes 40. */
const points = Number(process.env['WORKBENCH_KILL_POINTS'] ?? 3);
const cuts = Number(process.env['WORKBENCH_POWER_CUTS'] ?? 60);

const child = fileURLToPath(new URL('./write-everything.ts', import.meta.url));
const source = fileURLToPath(new URL('./file-calls.c', import.meta.url));
const compiler = ['gcc', 'cc', 'g++'].find((name) => spawnSync(name, ['--version']).status === 0);
// Preloading is Linux's; a machine without a compiler says so in the test's name.
const able = process.platform === 'linux' && compiler !== undefined;

interface Step {
  readonly name: string;
  /** Calls before it began, and up to its acknowledgement. */
  readonly from: number;
  readonly to: number;
  /** What the projects of the folder say before and after. */
  readonly before: string;
  readonly after: string;
}

let work = '';
let calls: readonly FileCall[] = [];
let steps: readonly Step[] = [];

function run(folder: string, log: string, inputs: string, killAt: number | null): NodeJS.Signals | null {
  const ended = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', child, folder, inputs], {
    encoding: 'utf8',
    env: {
      ...process.env,
      LD_PRELOAD: join(work, 'file-calls.so'),
      FAULT_FOLDER: folder,
      FAULT_LOG: log,
      ...(killAt === null ? {} : { FAULT_KILL: String(killAt) }),
    },
  });
  if (killAt === null && ended.status !== 0) throw new Error(ended.stderr);
  return ended.signal;
}

function folders(name: string): { readonly folder: string; readonly inputs: string; readonly log: string } {
  const folder = join(work, name);
  const inputs = join(work, `${name}-inputs`);
  for (const made of [folder, inputs]) mkdirSync(made);
  return { folder, inputs, log: join(work, `${name}.log`) };
}

const noteSchema = z.looseObject({ file: z.string() });

/** Null for what is no JSON: half a note. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** All that is in it as a text: how the engine happens to hold a number doesn't count, as it does in what `serialize` gives. */
function written(kept: unknown): string {
  return JSON.stringify(kept, (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    return value instanceof Map || value instanceof Set || value instanceof Float64Array || value instanceof Uint8Array
      ? [...value]
      : value;
  });
}

/** The folder on disk, opened as the next start of the program would open it: what each project says, or why it can't be opened. */
function said(state: Folder): string {
  const folder = join(work, 'state');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of state) writeFileSync(join(folder, name), bytes);
  // The note beside a project names its file by its number on the disk, which is the same after a kill.
  for (const [name, bytes] of state) {
    const project = name.replace(/\.lock$/, '');
    if (name === project || !state.has(project) || bytes.length === 0) continue;
    const note = noteSchema.safeParse(parsed(bytes.toString()));
    if (note.success)
      writeFileSync(join(folder, name), JSON.stringify({ ...note.data, file: fileIdentity(join(folder, project)) }));
  }
  const projects = [...state.keys()].filter((name) => name.endsWith('.ewb')).sort();
  return JSON.stringify(
    projects.map((name) => {
      const opened = openProject(join(folder, name), { now: '2026-05-02T08:00:00Z', takeOver: true });
      if (!opened.ok) return [name, opened.error.code];
      try {
        const session = createProjectSession(name, opened.value);
        const { store } = session;
        const { warnings: _warnings, project: _project, file: _file, revision, ...shown } = session.snapshot();
        const kept = [shown, store.aliases(), store.mappings(), store.settings(), revision];
        return [name, createHash('sha256').update(written(kept)).digest('hex')];
      } finally {
        opened.value.close();
      }
    }),
  );
}

/** States of the folder after each of some numbers of calls, in rising order. */
function states(at: readonly number[]): readonly Folder[] {
  const disk = createDisk();
  let taken = 0;
  return at.map((count) => {
    for (; taken < count; taken += 1) disk.take(calls[taken]!);
    return disk.now();
  });
}

const told = ({ kind, name, bytes }: FileCall): string => (kind === 'w' && name === 'told' ? bytes.toString() : '');

beforeAll(() => {
  if (!able) return;
  work = mkdtempSync(join(tmpdir(), 'workbench-faults-'));
  execFileSync(compiler, ['-shared', '-fPIC', '-O1', '-o', join(work, 'file-calls.so'), source, '-ldl', '-lpthread']);
  const { folder, inputs, log } = folders('whole');
  run(folder, log, inputs, null);
  calls = readCalls(readFileSync(log));
  const begun = calls.flatMap((call, at) => (told(call).startsWith('begin ') ? [at + 1] : []));
  const done = calls.flatMap((call, at) => (told(call).startsWith('done ') ? [at + 1] : []));
  const ends = states(done).map(said);
  steps = done.map((to, at) => ({
    name: told(calls[to - 1]!)
      .slice('done '.length)
      .trim(),
    from: begun[at] ?? 0,
    to,
    before: ends[at - 1] ?? '[]',
    after: ends[at] ?? '',
  }));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.runIf(able)('a process that writes everything', () => {
  test('every writing operation of the contract is among what it does, and changes something', () => {
    const writing = Object.entries(operations).flatMap(([name, operation]) => ('writes' in operation ? [name] : []));
    expect(writing.filter((name) => !isWritingOperation(name))).toEqual([]);
    expect(writing.filter((name) => !steps.some((step) => step.name === name))).toEqual([]);
    expect(steps.filter((step) => isWritingOperation(step.name) && step.before === step.after)).toEqual([]);
    expect(steps.filter(({ after }) => /[A-Z]{3}/.test(after))).toEqual([]);
  });

  test('the calls written down make the very files that it left', () => {
    const [last] = states([calls.length]);
    const folder = join(work, 'whole');
    expect(readdirSync(folder).sort()).toEqual([...(last?.keys() ?? [])].sort());
    for (const name of readdirSync(folder))
      expect([name, readFileSync(join(folder, name)).equals(last?.get(name) ?? Buffer.alloc(0))]).toEqual([name, true]);
  });

  test('killed for real at a call, it leaves what the calls before make', { timeout: 300_000 }, () => {
    const { folder, inputs, log } = folders('killed');
    const at = steps.find(({ name }) => name === 'import.commit')?.to ?? 0;
    expect(run(folder, log, inputs, at - 4)).toBe('SIGKILL');
    const disk = createDisk();
    for (const call of readCalls(readFileSync(log))) disk.take(call);
    for (const [name, bytes] of disk.now())
      expect([name, readFileSync(join(folder, name)).equals(bytes)]).toEqual([name, true]);
    expect(existsSync(join(folder, 'a.ewb'))).toBe(true);
  });

  test(
    `killed at ${points} points of each operation: before or after, never between, and every project opens`,
    { timeout: 1_200_000 },
    () => {
      const wrong: string[] = [];
      for (const { name, from, to, before, after } of steps) {
        const count = Math.min(points, to - from);
        const at = Array.from({ length: count }, (_, point) => from + Math.floor((point * (to - from)) / count));
        for (const [point, state] of states(at).entries()) {
          const found = said(state);
          if (found !== before && found !== after) wrong.push(`${name} at call ${at[point]}: ${found}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  test(`${cuts} power cuts: nothing acknowledged is lost, and every project opens`, { timeout: 1_800_000 }, () => {
    const random = createRandom(20260501);
    const at = Array.from({ length: cuts }, () => Math.floor(random.next() * calls.length)).sort((a, b) => a - b);
    const disk = createDisk();
    const wrong: string[] = [];
    let taken = 0;
    for (const count of at) {
      for (; taken < count; taken += 1) disk.take(calls[taken]!);
      const acknowledged = steps.findLast(({ to }) => to <= count);
      const next = steps[acknowledged === undefined ? 0 : steps.indexOf(acknowledged) + 1];
      const allowed = [acknowledged?.after ?? '[]', ...(next !== undefined && next.from <= count ? [next.after] : [])];
      const found = said(disk.afterPowerCut(random));
      if (!allowed.includes(found)) wrong.push(`${next?.name ?? 'the end'} at call ${count}: ${found}`);
    }
    expect(wrong).toEqual([]);
  });
});
