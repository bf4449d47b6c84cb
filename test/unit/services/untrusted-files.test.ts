import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../../shared/base/result.ts';
import { corpus, writeCase } from '../../fixtures/workbooks/make-corpus.ts';
import { codeOf, must, startServices } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

/** Every operation that reads a file which isn't this project: what a hostile one does must be the same for all. */
const readers: Readonly<Record<string, (bench: ServiceBench, file: string) => Promise<Result<unknown>>>> = {
  'a score book to score': ({ services }, book) => services['score.json']({ book, weights: null }),
  'a score book to look at': ({ services }, file) => services['book.open']({ file }),
  'a score book to fill a project from': ({ services }, file) =>
    services['project.fill-from-book']({ file, year: 2021, reason: 'r' }),
  'an earlier project': ({ services }, file) => services['history.import-project']({ file, reason: 'r' }),
  'a scenario': ({ services }, file) => services['scenario.import']({ file }),
  settings: ({ services }, file) => services['app.import-settings']({ file }),
  'learnt names': ({ services }, file) => services['alias.import']({ file }),
  'a column mapping': ({ services }, file) => services['mapping.read']({ file }),
  'a sheet to annotate': ({ services, folder, write }, file) =>
    services['import.annotated-copy']({ file, target: write(join(folder, 'copy.xlsx')), language: 'zh', job: 'copy' }),
};

describe('files from elsewhere', () => {
  test.each(Object.keys(readers))('%s: a pipe and a link are refused at once', async (name) => {
    const bench = startServices();
    await bench.newProject();
    const path = (file: string): string => join(bench.folder, file);
    execFileSync('mkfifo', [path('pipe')]);
    writeFileSync(path('file'), '{}');
    symlinkSync(path('file'), path('link'));
    const codes: string[] = [];
    for (const file of ['pipe', 'link']) codes.push(codeOf(await readers[name]!(bench, bench.read(path(file)))));
    expect(codes).toEqual(['FILE_NOT_PLAIN', 'FILE_IS_LINK']);
  });

  test.each(['a score book to score', 'an earlier project', 'a scenario'])(
    '%s: sixteen million brackets leave the services alive',
    async (name) => {
      const bench = startServices();
      await bench.newProject();
      const file = join(bench.folder, 'brackets.json');
      writeFileSync(file, '['.repeat(16 * 1024 * 1024));
      expect(codeOf(await readers[name]!(bench, bench.read(file)))).not.toBe('ok');
      expect(must(await bench.services['project.snapshot']({}))?.batches).toEqual([]);
    },
  );

  test('a score book of 60,000 rows that reach column XFD is refused, and the services live', async () => {
    const bench = startServices();
    await bench.newProject();
    const xfd = corpus.find((one) => one.name === '60,000 rows that reach column XFD')!;
    const file = bench.read(writeCase(xfd, bench.folder));
    expect(codeOf(await bench.services['score.json']({ book: file, weights: null }))).toBe('CELLS');
    expect(codeOf(await bench.services['project.snapshot']({}))).toBe('ok');
  });
});
