import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { makeScratchFolder, scratchFolder } from '../../../electron/files/scratch-folder.ts';

afterEach(() => vi.unstubAllEnvs());

test('a folder of its own in the temporary folder', () => {
  const made = makeScratchFolder('workbench-test-');
  if (!made.ok) throw new Error(made.error.code);
  expect(dirname(made.value)).toBe(tmpdir());
  rmSync(made.value, { recursive: true });
});

test.skipIf(process.platform === 'win32')('a temporary folder that is missing is said with its name', () => {
  vi.stubEnv('TMPDIR', '/nowhere/at/all');
  expect(makeScratchFolder('workbench-test-')).toEqual({
    ok: false,
    error: { code: 'SCRATCH_FOLDER', params: { folder: '/nowhere/at/all', reason: 'ENOENT' }, place: {} },
  });
  expect(() => scratchFolder('workbench-test-')).toThrow('ENOENT /nowhere/at/all');
});
