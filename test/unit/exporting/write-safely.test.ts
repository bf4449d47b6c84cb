import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportFileName, safeFileStem } from '../../../electron/exporting/file-names.ts';
import { writeSafely } from '../../../electron/files/write-safely.ts';

const folder = mkdtempSync(join(tmpdir(), 'write-safely-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const content =
  (text: string) =>
  (temporary: string): Promise<void> =>
    writeFile(temporary, text);

describe('writeSafely', () => {
  it('writes a new file, tells its size and leaves nothing else', async () => {
    const inside = join(folder, 'new');
    mkdirSync(inside);
    const path = join(inside, '结果.csv');
    expect(await writeSafely(path, content('一'))).toEqual({ ok: true, value: { path, bytes: 3 } });
    expect(readdirSync(inside)).toEqual(['结果.csv']);
  });

  it('does not overwrite unasked, and does when asked', async () => {
    const path = join(folder, 'there.csv');
    writeFileSync(path, 'old');
    expect(await writeSafely(path, content('new'))).toMatchObject({ ok: false, error: { code: 'EXPORT_EXISTS' } });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect((await writeSafely(path, content('new'), { overwrite: true })).ok).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('leaves a read-only file as it was, even for an administrator', async () => {
    const path = join(folder, 'read-only.csv');
    writeFileSync(path, 'old');
    chmodSync(path, 0o444);
    expect(await writeSafely(path, content('new'), { overwrite: true })).toMatchObject({
      ok: false,
      error: { code: 'EXPORT_READ_ONLY' },
    });
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it.each(['.~lock.open.xlsx#', '~$open.xlsx'])(
    'leaves a file alone that %s says is open in another program',
    async (owner) => {
      const inside = mkdtempSync(join(folder, 'open-'));
      const path = join(inside, 'open.xlsx');
      writeFileSync(path, 'old');
      writeFileSync(join(inside, owner), 'somebody');
      expect(await writeSafely(path, content('new'), { overwrite: true })).toMatchObject({
        ok: false,
        error: { code: 'EXPORT_OPEN_ELSEWHERE' },
      });
      expect(readFileSync(path, 'utf8')).toBe('old');
    },
  );

  it('keeps the old file and removes its temporary when writing fails half-way', async () => {
    const inside = mkdtempSync(join(folder, 'half-'));
    const path = join(inside, 'half.csv');
    writeFileSync(path, 'old');
    const full = async (temporary: string): Promise<void> => {
      await writeFile(temporary, 'ha');
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    expect(await writeSafely(path, full, { overwrite: true })).toMatchObject({
      ok: false,
      error: { code: 'EXPORT_DISK_FULL' },
    });
    expect(readdirSync(inside)).toEqual(['half.csv']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('says that a folder is missing or that the target is a folder', async () => {
    expect(await writeSafely(join(folder, 'nowhere', 'x.csv'), content(''))).toMatchObject({
      ok: false,
      error: { code: 'EXPORT_NO_FOLDER' },
    });
    expect(await writeSafely(folder, content(''), { overwrite: true })).toMatchObject({
      ok: false,
      error: { code: 'EXPORT_IS_FOLDER' },
    });
  });
});

describe('file names', () => {
  it('sort in the order of the deliverables, and parts in administrative order', () => {
    const names = [
      exportFileName('province-2021', 'results', 'zh', 'xlsx'),
      exportFileName('province-2021', 'tables', 'zh', 'docx'),
      exportFileName('province-2021', 'profiles', 'zh', 'docx', { number: 7, name: '吉林' }),
      exportFileName('province-2021', 'profiles', 'zh', 'docx', { number: 10, name: '江苏' }),
    ];
    expect(names[2]).toBe('province-2021_05_对象分析_007_吉林.docx');
    expect([...names].sort()).toEqual(names);
  });
  it('hold no character that a file system refuses', () => {
    expect(safeFileStem('a<b>:"/\\|?*c\u0000\n.')).toBe('a-b-c');
    expect(safeFileStem('CON')).toBe('_CON');
    expect([...safeFileStem('名'.repeat(100))]).toHaveLength(60);
    expect(safeFileStem('...')).toBe('_');
  });
});
