import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPlainFile, readPlainFile } from '../../../electron/files/open-plain-file.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import type { Result } from '../../../shared/base/result.ts';

const codeOf = (result: Result<unknown>): string => (result.ok ? 'opened' : result.error.code);

describe('only plain files are opened', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-plain-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('a file is, and read as it is', () => {
    const path = join(folder, 'a.json');
    writeFileSync(path, '{}');
    const opened = openPlainFile(path);
    if (opened.ok) closeSync(opened.value.fd);
    expect(opened.ok ? opened.value.stats.size : opened.error).toBe(2);
    const whole = readPlainFile(path, 2);
    expect(whole.ok ? whole.value.toString() : whole.error).toBe('{}');
  });

  test('one beyond the limit is refused unread', () => {
    const path = join(folder, 'a.json');
    writeFileSync(path, '{} ');
    expect(readPlainFile(path, 2)).toEqual({
      ok: false,
      error: { code: 'FILE_TOO_BIG', params: { size: 3, limit: 2 }, place: { file: 'a.json' } },
    });
  });

  test('folders, links and what is not there are named as such', () => {
    mkdirSync(join(folder, 'sheets'));
    writeFileSync(join(folder, 'a.csv'), '1');
    symlinkSync(join(folder, 'a.csv'), join(folder, 'link.csv'));
    symlinkSync(join(folder, 'gone.csv'), join(folder, 'dangling.csv'));
    const codes = ['sheets', 'link.csv', 'dangling.csv', 'gone.csv'].map((name) =>
      codeOf(openPlainFile(join(folder, name))),
    );
    expect(codes).toEqual(['FILE_IS_FOLDER', 'FILE_IS_LINK', 'FILE_IS_LINK', 'FILE_MISSING']);
  });

  test.skipIf(process.platform === 'win32')(
    'a pipe without a writer, a device and a socket are refused at once',
    async () => {
      const pipe = join(folder, 'pipe.xlsx');
      execFileSync('mkfifo', [pipe]);
      const socket = join(folder, 'socket.xlsx');
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(socket, resolve));
      const codes = [pipe, '/dev/zero', '/dev/null', socket].flatMap((path) => [
        codeOf(openPlainFile(path)),
        codeOf(openWorkbook(path)),
      ]);
      await new Promise((resolve) => server.close(resolve));
      expect(codes).toEqual(Array(8).fill('FILE_NOT_PLAIN'));
    },
  );
});
