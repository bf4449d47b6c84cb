import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { must, startServices } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const notices = (bench: ServiceBench) =>
  bench.events.flatMap((event) =>
    event.name === 'notice' ? [{ severity: event.severity, message: event.message }] : [],
  );

async function closedProject(bench: ServiceBench): Promise<string> {
  await bench.newProject();
  must(await bench.services['project.close']({}));
  return join(bench.folder, 'project.ewb');
}

test('a project that was closed properly opens at once; what is damaged in it is told in an idle moment', async () => {
  const bench = startServices();
  const path = await closedProject(bench);
  const sql = openSqlite(path);
  sql.pragma('foreign_keys = OFF');
  sql.exec('INSERT INTO sheet_facets (sheet, facet, records) VALUES (77, 88, 1)');
  sql.close();
  must(await bench.services['project.open']({ file: bench.read(path) }));
  expect(notices(bench)).toEqual([]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(notices(bench)).toMatchObject([
    {
      severity: 'error',
      message: {
        code: 'VERIFY_REFERENCE',
        params: { table: 'sheet_facets', parent: expect.stringMatching(/sheets|facets/) },
      },
    },
  ]);
});

test('a sound project gives no notice, and one that is closed meanwhile is left alone', async () => {
  const bench = startServices();
  const path = await closedProject(bench);
  must(await bench.services['project.open']({ file: bench.read(path) }));
  await vi.advanceTimersByTimeAsync(1_000);
  must(await bench.services['project.close']({}));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(notices(bench)).toEqual([]);
});
