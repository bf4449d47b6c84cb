import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import { openProject } from '../../../electron/storage/project-file.ts';
import { openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { codeOf, freshProject, NOW, reopen, temporaryFolder, valueOf } from './small-project.ts';

const child = fileURLToPath(new URL('./copied-child.ts', import.meta.url));
const copies = Number(process.env['WORKBENCH_COPIES'] ?? 12);
const warned = (path: string): readonly string[] => {
  const store = reopen(path);
  const codes = store.meta().warnings.map(({ code }) => code);
  valueOf(store.close());
  return codes;
};
const copyOf = (path: string, ...suffixes: readonly string[]): string => {
  const copy = join(temporaryFolder(), 'copy.ewb');
  for (const suffix of ['', ...suffixes]) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
  return copy;
};

/** In pieces, as a slow stick takes them, the log before the file, after it, or not at all. */
async function copySlowly(path: string, random: () => number): Promise<string> {
  const copy = join(temporaryFolder(), 'copy.ewb');
  const slow = random() < 0.5;
  const order = random();
  const files = order < 0.4 ? [''] : order < 0.7 ? ['', '-wal'] : ['-wal', ''];
  for (const suffix of files) {
    if (!existsSync(path + suffix)) continue;
    const from = openSync(path + suffix, 'r');
    const piece = Buffer.alloc(slow ? 8192 : 1_048_576);
    writeFileSync(copy + suffix, '');
    for (let taken = readSync(from, piece); taken > 0; taken = readSync(from, piece)) {
      appendFileSync(copy + suffix, piece.subarray(0, taken));
      if (slow) await new Promise((resolve) => setTimeout(resolve, random() * 8));
    }
    closeSync(from);
  }
  return copy;
}

describe('the one file of an open project', () => {
  it('holds everything just after the project was made', () => {
    const store = freshProject();
    const copy = copyOf(store.meta().path);
    expect(warned(copy)).toEqual([]);
    expect(reopen(copy).units()).toEqual(store.units());
  });

  it('holds everything once it is made whole, and again after later edits', () => {
    const store = freshProject();
    for (const text of ['一', '二', '三']) {
      valueOf(store.saveAlias('A', text, NOW));
      store.makeWhole();
      const copy = copyOf(store.meta().path);
      expect(warned(copy)).toEqual([]);
      expect(reopen(copy).aliases()).toEqual({ A: text });
    }
  });

  it('holds everything right after the method is saved as the baseline', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A', '备注', NOW));
    valueOf(store.saveBaseline(store.baselineMethod(), '定稿', NOW));
    const copy = copyOf(store.meta().path);
    expect(warned(copy)).toEqual([]);
    expect(reopen(copy).aliases()).toEqual({ A: '备注' });
  });

  it('stays locked while it is whole', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A', '备注', NOW));
    store.makeWhole();
    const script = `import { openProject } from ${JSON.stringify(new URL('../../../electron/storage/project-file.ts', import.meta.url).href)};
      const opened = openProject(${JSON.stringify(store.meta().path)}, { now: '${NOW}' });
      console.log(opened.ok ? 'opened' : opened.error.code);`;
    const said = execFileSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
      { encoding: 'utf8' },
    );
    expect(said.trim()).toBe('PROJECT_LOCKED');
  });
});

describe('a file copied alone between an edit and the idle moment', () => {
  it('says until when it holds the changes, on every opening and in every copy', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A', '备注', NOW));
    const copy = copyOf(store.meta().path);
    for (const _ of [1, 2, 3]) expect(warned(copy)).toEqual(['PROJECT_WAL_MISSING']);
    const opened = reopen(copy);
    expect(opened.meta().warnings[0]?.params).toMatchObject({ until: NOW });
    expect(opened.aliases()).toEqual({});
    const saved = join(temporaryFolder(), 'saved.ewb');
    valueOf(opened.saveAs(saved));
    expect(warned(saved)).toEqual(['PROJECT_WAL_MISSING']);
  });

  it('goes with its log where that was copied too', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A', '备注', NOW));
    const copy = copyOf(store.meta().path, '-wal', '.lock');
    expect(warned(copy)).toEqual(['PROJECT_RECOVERED']);
    expect(reopen(copy).aliases()).toEqual({ A: '备注' });
  });

  it.each([
    ['an earlier state', (earlier: string, later: string, copy: string) => [earlier, later, copy]],
    ['a later state', (earlier: string, later: string, copy: string) => [later, earlier, copy]],
  ])('is not mixed with the log of another state: beside the file of %s', (_, arrange) => {
    const store = freshProject();
    const { path } = store.meta();
    const states = temporaryFolder();
    for (const [name, text] of [
      ['first', '一'],
      ['second', '二'],
    ] as const) {
      valueOf(store.saveAlias('A', text, NOW));
      copyFileSync(path, join(states, name));
      copyFileSync(`${path}-wal`, join(states, `${name}-wal`));
      store.makeWhole();
    }
    const [file = '', log = '', copy = ''] = arrange('first', 'second', join(temporaryFolder(), 'copy.ewb'));
    copyFileSync(join(states, file), copy);
    copyFileSync(join(states, `${log}-wal`), `${copy}-wal`);
    expect(warned(copy)).toEqual(['PROJECT_LOG_FOREIGN', 'PROJECT_WAL_MISSING']);
    expect(readFileSync(`${copy}-wal.aside`).equals(readFileSync(join(states, `${log}-wal`)))).toBe(true);
    expect(warned(copy)).toEqual(['PROJECT_WAL_MISSING']);
    expect(reopen(copy).verify()).toEqual([]);
  });

  it('is not mixed with a log that lies beside a file that was closed', () => {
    const store = freshProject();
    const { path } = store.meta();
    valueOf(store.saveAlias('A', '备注', NOW));
    const log = readFileSync(`${path}-wal`);
    valueOf(store.close());
    writeFileSync(`${path}-wal`, log);
    expect(warned(path)).toEqual(['PROJECT_LOG_FOREIGN', 'PROJECT_WAL_MISSING']);
    expect(reopen(path).aliases()).toEqual({ A: '备注' });
  });

  it.each(['bytes', 'a link', 'a folder'])('is whole where what is named like its log is no log but %s', (what) => {
    const path = join(temporaryFolder(), 'p.ewb');
    valueOf(freshProject(path).close());
    const log = `${path}-wal`;
    if (what === 'bytes') writeFileSync(log, 'no log'.repeat(1000));
    else if (what === 'a link') symlinkSync('/etc/passwd', log);
    else mkdirSync(log);
    expect(warned(path)).toEqual(['PROJECT_LOG_STRAY']);
    expect(lstatSync(`${log}.aside`).isFile()).toBe(what === 'bytes');
    expect(warned(path)).toEqual([]);
  });

  it('is no database of another program when only its first page was there', () => {
    const path = join(temporaryFolder(), 'p.ewb');
    // As earlier versions made a project: in the log, the file itself being one empty page.
    const sql = openSqlite(path, { create: true });
    sql.pragma('journal_mode = WAL');
    sql.exec('CREATE TABLE texts (id)');
    const stub = copyOf(path);
    sql.close();
    expect(readFileSync(stub)).toHaveLength(4096);
    expect(codeOf(openProject(stub, { now: NOW }))).toBe('PROJECT_STUB');
  });
});

describe('a log that goes away under an open project', () => {
  it('costs nothing: what it held goes into the file first', () => {
    const store = freshProject();
    const { path } = store.meta();
    valueOf(store.saveAlias('A', '一', NOW));
    rmSync(`${path}-wal`);
    valueOf(store.saveAlias('B', '二', NOW));
    valueOf(store.close());
    expect(readdirSync(join(path, '..'))).toEqual(['p.ewb']);
    expect(reopen(path).aliases()).toEqual({ A: '一', B: '二' });
  });
});

describe('copies taken by another process at random moments', () => {
  it(
    `open with what was saved by then or say that something is missing, ${copies} times`,
    { timeout: 600_000 },
    async () => {
      const random = createRandom(20260501);
      const made = freshProject();
      const { path } = made.meta();
      valueOf(made.close());
      const editor = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      editor.stdout.on('data', (part) => (said += String(part)));
      const acknowledged = (): number => Number(said.split('\n').at(-2) ?? 0);
      while (acknowledged() === 0) await once(editor.stdout, 'data');
      const became = new Map<string, number>();
      for (let at = 0; at < copies; at += 1) {
        await new Promise((resolve) => setTimeout(resolve, random.next() * 300));
        // The log goes into the file after every tenth edit, once that was acknowledged: what was said before the last of them was in the file.
        const due = Math.max(0, Math.floor((acknowledged() - 1) / 10) * 10);
        const copy = await copySlowly(path, () => random.next());
        const opened = openProject(copy, { now: NOW });
        if (!opened.ok) {
          // Torn by the copying itself; named as damage, never as another program's.
          expect(opened.error.code).toBe('PROJECT_DAMAGED');
          became.set('damaged', (became.get('damaged') ?? 0) + 1);
          continue;
        }
        const last = Number(opened.value.aliases()['count'] ?? 0);
        const codes = opened.value.meta().warnings.map(({ code }) => code);
        const complete = !codes.includes('PROJECT_WAL_MISSING') && !codes.includes('PROJECT_LOG_FOREIGN');
        const findings = opened.value.verify();
        const words = findings.length > 0 ? 'named by verify' : codes.join(' ') || 'whole';
        if (complete && findings.length === 0) expect(last).toBeGreaterThanOrEqual(due);
        became.set(words, (became.get(words) ?? 0) + 1);
        valueOf(opened.value.close());
      }
      const gone = once(editor, 'exit');
      editor.kill('SIGKILL');
      await gone;
      if (copies > 100) process.stdout.write(`${JSON.stringify(Object.fromEntries(became))}\n`);
    },
  );
});
