import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type * as ProjectFile from '../../../electron/storage/project-file.ts';
import { workbench } from './run.ts';

const opening = vi.hoisted(() => ({ instead: null as (() => unknown) | null }));
vi.mock('../../../electron/storage/project-file.ts', async (original) => {
  const real = await original<typeof ProjectFile>();
  const openProject: typeof real.openProject = (path, options) => {
    const answer: unknown = opening.instead?.();
    return answer === undefined ? real.openProject(path, options) : (answer as ReturnType<typeof real.openProject>);
  };
  return { ...real, openProject };
});

const folder = mkdtempSync(join(tmpdir(), 'workbench-verify-fault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a fault of the program’s own while the project is opened is no finding about the project: 2, and no list', async () => {
  const path = join(folder, 'p.ewb');
  expect((await workbench('new', path, '--template', 'blank')).code).toBe(0);
  opening.instead = () => {
    throw new TypeError('a bug');
  };
  const { code, out, err: said } = await workbench('verify', path, '--json');
  expect([code, JSON.parse(out).error.code]).toEqual([2, 'INTERNAL']);
  expect(said.trim().split('\n')).toHaveLength(1);
  // Damage of the same file is one.
  opening.instead = () => err(appError('PROJECT_DAMAGED', { path, detail: 'framework' }));
  const damaged = await workbench('verify', path, '--json');
  expect(JSON.parse(damaged.out)).toMatchObject({ ok: true, findings: [] });
  expect(damaged.err).toContain('已损坏（指标体系）');
});
