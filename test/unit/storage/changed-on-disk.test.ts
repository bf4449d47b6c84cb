import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject, openProject } from '../../../electron/storage/project-file.ts';
import {
  codeOf,
  freshProject,
  importSheets,
  newProject,
  NOW,
  reopen,
  temporaryFolder,
  valueOf,
} from './small-project.ts';

const open = (path: string) => openProject(path, { now: NOW });

function closedProject(note = '备注'): string {
  const store = freshProject();
  importSheets(store, { annual_statistics: [{ unit: '110000', selector: 'rate', value: 98.5 }] });
  valueOf(store.saveAlias('A', note, NOW));
  valueOf(store.close());
  return store.meta().path;
}

describe('a file that another program changed while it was open', () => {
  const other = readFileSync(new URL(import.meta.url));
  it.each<readonly [string, (path: string) => void]>([
    ['written over by something else', (path) => writeFileSync(path, other)],
    ['written over by another project', (path) => writeFileSync(path, readFileSync(closedProject('别的')))],
    ['cut to half', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
    ['emptied', (path) => truncateSync(path, 0)],
    ['made longer', (path) => writeFileSync(path, 'x', { flag: 'a' })],
  ])('is not written to, nor mixed with what stands there now: %s', (_, change) => {
    const path = closedProject();
    const store = reopen(path);
    valueOf(store.saveAlias('B', '再一条', NOW));
    change(path);
    const there = readFileSync(path);
    expect(codeOf(store.saveAlias('C', '第三条', NOW))).toBe('PROJECT_CHANGED_ON_DISK');
    expect(store.meta().readOnly?.code).toBe('PROJECT_CHANGED_ON_DISK');
    expect(codeOf(store.saveAs(join(temporaryFolder(), 'copy.ewb')))).toBe('PROJECT_CHANGED_ON_DISK');
    store.makeWhole();
    expect(codeOf(store.close())).toBe('ok');
    expect(readFileSync(path).equals(there)).toBe(true);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });
});

describe('what is no plain file', () => {
  it('is refused at once: a link, a pipe, a device, a folder', () => {
    const folder = temporaryFolder();
    const path = closedProject();
    symlinkSync(path, join(folder, 'link.ewb'));
    execFileSync('mkfifo', [join(folder, 'pipe.ewb')]);
    expect(open(join(folder, 'link.ewb'))).toMatchObject({
      ok: false,
      error: { code: 'FILE_IS_LINK' },
    });
    expect(codeOf(open(join(folder, 'pipe.ewb')))).toBe('FILE_NOT_PLAIN');
    expect(codeOf(open('/dev/zero'))).toBe('FILE_NOT_PLAIN');
    expect(codeOf(open(folder))).toBe('PROJECT_NOT_A_DATABASE');
  });

  it('is not replaced by a new project', () => {
    const folder = temporaryFolder();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link.ewb'));
    expect(codeOf(createProject(join(folder, 'link.ewb'), newProject))).toBe('PROJECT_EXISTS');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});

describe('the note of who has it open', () => {
  it.each(['a link', 'a folder', 'a pipe'])('is never followed or written over where there is %s', (what) => {
    const path = closedProject();
    const lock = `${path}.lock`;
    const precious = join(temporaryFolder(), 'precious.txt');
    writeFileSync(precious, '重要');
    if (what === 'a link') symlinkSync(precious, lock);
    else if (what === 'a folder') mkdirSync(lock);
    else execFileSync('mkfifo', [lock]);
    const before = readFileSync(path);
    expect(open(path)).toMatchObject({ ok: false, error: { code: 'PROJECT_LOCK_LINK', params: { path: lock } } });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readFileSync(precious, 'utf8')).toBe('重要');
    expect(lstatSync(lock).isFile()).toBe(false);
  });

  it('needs a name that leaves room for it: one of 82 Chinese characters and .ewb is refused, for a new project, a copy and an old file alike', () => {
    const folder = temporaryFolder();
    const long = join(folder, `${'市'.repeat(82)}.ewb`);
    const refused = { ok: false, error: { code: 'PROJECT_NAME_TOO_LONG', params: { bytes: 250 } } };
    expect(createProject(long, newProject)).toMatchObject(refused);
    const store = freshProject(join(folder, 'p.ewb'));
    expect(store.saveAs(long)).toMatchObject(refused);
    valueOf(store.close());
    copyFileSync(join(folder, 'p.ewb'), long);
    expect(open(long)).toMatchObject(refused);
    const short = join(folder, `${'市'.repeat(78)}.ewb`);
    valueOf(valueOf(createProject(short, newProject)).close());
    valueOf(valueOf(open(short)).close());
  });

  it('is refused for a new project too, and nothing is left behind', () => {
    const folder = temporaryFolder();
    symlinkSync('/etc/passwd', join(folder, 'p.ewb.lock'));
    expect(codeOf(createProject(join(folder, 'p.ewb'), newProject))).toBe('PROJECT_LOCK_LINK');
    expect(existsSync(join(folder, 'p.ewb'))).toBe(false);
  });
});
