import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createJobs } from '../../../electron/services/app/jobs.ts';
import { sampleCodeHash } from '../../../electron/services/projects/sample-fingerprint.ts';
import { makeSampleProject } from '../../../electron/services/projects/make-sample-project.ts';
import { readShippedSample, writeShippedSample } from '../../../electron/services/projects/shipped-samples.ts';
import { runSteps } from '../../../electron/storage/connection/steps.ts';
import { openProject } from '../../../electron/storage/project-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-shipped-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a sample made beforehand is taken only while program and resources are the same', () => {
  const content = Buffer.from('SQLite format 3\0 and more');
  writeShippedSample('province-2021', 'aaaa', content, folder);
  expect(readShippedSample('province-2021', 'aaaa', folder)).toEqual(content);
  expect(readShippedSample('province-2021', 'bbbb', folder)).toBeNull();
  expect(readShippedSample('key-city-2021', 'aaaa', folder)).toBeNull();
});

test('one whose making was cut short is never taken', () => {
  writeShippedSample('province-2021', 'aaaa', Buffer.from('whole'), folder);
  rmSync(join(folder, 'province-2021.json'));
  expect(readShippedSample('province-2021', 'aaaa', folder)).toBeNull();
  writeFileSync(join(folder, 'province-2021.json'), '{}');
  expect(readShippedSample('province-2021', 'aaaa', folder)).toBeNull();
});

test('the fingerprint of the program changes with any of its sources, not with line ends or other files', () => {
  const folders = [
    'electron/exporting/sample',
    'electron/importing',
    'electron/storage',
    'electron/services',
    'shared/base',
    'shared/model',
    'shared/scoring',
  ];
  for (const part of folders) mkdirSync(join(folder, part), { recursive: true });
  const source = join(folder, 'electron/importing/read.ts');
  writeFileSync(source, 'a\nb\n');
  const first = sampleCodeHash(folder);
  writeFileSync(source, 'a\r\nb\r\n');
  writeFileSync(join(folder, 'electron/importing/README.md'), 'words');
  expect(sampleCodeHash(folder)).toBe(first);
  writeFileSync(source, 'a\nc\n');
  expect(sampleCodeHash(folder)).not.toBe(first);
});

test('the sample project names no account of the machine that made it, and its cells lead to files and cells', async () => {
  const environment = {
    host: 'cli' as const,
    userData: null,
    handles: { resolve: () => null, issue: () => '' },
    now: () => new Date('2026-05-01T08:00:00Z'),
    emit: () => undefined,
    onFault: () => undefined,
  };
  const made = await createJobs(() => undefined).run('sample', (job) =>
    makeSampleProject({ environment }, 'key-city-2021', job),
  );
  if (!made.ok) throw new Error(made.error.code);
  const path = join(folder, 'sample.ewb');
  writeFileSync(path, made.value);
  const opened = openProject(path, { now: '2026-05-02T08:00:00.000Z', who: '某人' });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  expect([...new Set(store.audit().entries.map((entry) => entry.by))]).toEqual(['合成示例数据']);
  expect(store.meta().synthetic).toBe(true);
  const sources = runSteps(store.cellSources());
  // Every one of the 32 cities is traced to a cell of a named spreadsheet.
  expect(new Set(sources.map(({ unit }) => unit)).size).toBe(32);
  expect(
    sources.filter(
      ({ file, sheet, cells }) => !/\.(xlsx|csv)$/.test(file) || sheet === '' || !/^[A-Z]+\d+/.test(cells),
    ),
  ).toEqual([]);
  store.close();
});
