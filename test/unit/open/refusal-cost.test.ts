import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';
import { corpus, writeCase } from '../../fixtures/workbooks/make-corpus.ts';

const reader = fileURLToPath(new URL('../../fixtures/workbooks/read-measured.ts', import.meta.url));
const outcome = z.object({ code: z.string(), milliseconds: z.number(), megabytes: z.number() });
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bombs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function measured(path: string): Promise<z.infer<typeof outcome>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', reader, path],
    { timeout: 60_000 },
  );
  return outcome.parse(JSON.parse(stdout));
}

/** The files built to cost the most; the rest of the corpus is refused within milliseconds. */
const bombs = [
  'a sheet of 1 GiB in 1 MB',
  'a sheet of 64 MiB that declares 1,000 bytes',
  'two million and one strings',
  'a string part of 300 MiB',
  '60,000 rows that reach column XFD',
  '42 million cells in two sheets',
  'a million merged ranges',
  'two million nested tags',
  'nested tags in the workbook part',
  'five megabytes without a tag',
  'parts that together declare more than 2 GiB',
  '3,000 parts',
  'billion laughs in a sheet',
  'a cell of two megabytes',
  '80 million empty records in a binary sheet',
];

describe('what a refusal costs, in a process of its own', () => {
  for (const name of bombs) {
    it(`refuses ${name} in under 2 s and 300 MB`, { timeout: 90_000 }, async () => {
      const one = corpus.find((known) => known.name === name);
      if (!one || !('refusal' in one.expect)) throw new Error(`no such case: ${name}`);
      const cost = await measured(writeCase(one, folder));
      expect(cost.code).toBe(one.expect.refusal);
      expect(cost.milliseconds).toBeLessThan(2000);
      expect(cost.megabytes).toBeLessThan(300);
    });
  }

  it(
    'refuses an OpenDocument sheet of five million empty cells in under 2 s and 300 MB',
    { timeout: 90_000 },
    async () => {
      const path = join(folder, 'empty.ods');
      const row = `<t:table-row>${'<t:table-cell/>'.repeat(1000)}</t:table-row>`;
      const content = `<?xml version="1.0"?><o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><o:body><o:spreadsheet><t:table t:name="a">${row.repeat(5000)}</t:table></o:spreadsheet></o:body></o:document-content>`;
      const type = 'application/vnd.oasis.opendocument.spreadsheet';
      writeFileSync(
        path,
        zipOf([
          { name: 'mimetype', data: type, method: 0 },
          { name: 'content.xml', data: content },
        ]),
      );
      const cost = await measured(path);
      expect(cost.code).toBe('CELLS');
      expect(cost.milliseconds).toBeLessThan(2000);
      expect(cost.megabytes).toBeLessThan(300);
    },
  );

  it('refuses a workbook of more than 256 MiB by its size', async () => {
    const path = join(folder, 'large.xlsx');
    writeFileSync(path, 'PK\u0003\u0004');
    truncateSync(path, 256 * 1024 * 1024 + 1);
    const cost = await measured(path);
    expect(cost.code).toBe('FILE_TOO_BIG');
    expect(cost.milliseconds).toBeLessThan(2000);
  });

  it('says so when a path leads nowhere or to a folder', async () => {
    expect((await measured(join(folder, 'nowhere.xlsx'))).code).toBe('FILE_MISSING');
    expect((await measured(folder)).code).toBe('FILE_IS_FOLDER');
  });
});
