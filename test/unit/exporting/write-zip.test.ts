import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeZip } from '../../../electron/exporting/zip/write-zip.ts';
import { zipEntries } from './zip-entries.ts';

const folder = mkdtempSync(join(tmpdir(), 'zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const contents: Readonly<Record<string, Buffer>> = {
  '分组表_001_表 2-1.csv': Buffer.from('\ufeff"北京","=1+1"\r\n'.repeat(2000)),
  'empty.svg': Buffer.alloc(0),
  'picture.png': randomBytes(300_000),
  'noise.csv': randomBytes(70_000),
};
const entries = Object.entries(contents).map(([name, bytes]) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { name, path };
});
const at = new Date(2026, 4, 1, 13, 30, 42);

it('gives every file back to the bit, under its Chinese name, and packs what can be packed', async () => {
  const path = join(folder, 'all.zip');
  expect((await writeZip(entries, at, path)).ok).toBe(true);
  const read = zipEntries(path);
  expect([...read.keys()]).toEqual(Object.keys(contents));
  for (const [name, bytes] of Object.entries(contents)) expect(read.get(name)?.equals(bytes), name).toBe(true);
  // 50 kB of one line repeated are as good as nothing; the random ones stay whole.
  expect(readFileSync(path).length).toBeLessThan(300_000 + 70_000 + 3000);
});

it('carries the time of the export (MS-DOS: 2026-05-01 13:30:42) and marks names as UTF-8', async () => {
  const path = join(folder, 'time.zip');
  await writeZip(entries, at, path);
  const bytes = readFileSync(path);
  expect(bytes.readUInt16LE(6) & 0x0800).toBe(0x0800);
  // Hour 13, minute 30, second 42/2; year 46 after 1980, month 5, day 1.
  expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([13 * 2048 + 30 * 32 + 21, 46 * 512 + 5 * 32 + 1]);
});

it('leaves an existing archive as it was unless told to overwrite, and nothing half-written after a failure', async () => {
  const path = join(folder, 'kept.zip');
  writeFileSync(path, 'old');
  expect(await writeZip(entries, at, path)).toMatchObject({ ok: false, error: { code: 'EXPORT_EXISTS' } });
  // A file that went away meanwhile.
  expect(
    await writeZip([...entries, { name: 'gone.svg', path: join(folder, 'gone.svg') }], at, path, { overwrite: true }),
  ).toMatchObject({ ok: false, error: { code: 'EXPORT_FAILED' } });
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect((await writeZip(entries, at, path, { overwrite: true })).ok).toBe(true);
  expect(zipEntries(path).size).toBe(4);
});
