import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf, must, startServices } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

/** 合成数据: element checks, many enough that an import of them can be interrupted. */
function* manyChecks(rows: number): Generator<readonly (string | number)[]> {
  yield ['地区', '事项编码', '事项名称', '要素', '结果'];
  for (let row = 0; row < rows; row += 1) yield ['北京', `1100${row}`, `事项${row}`, '法定时限', row % 2];
}

/** Resolves when the import has given its first records. */
function underWay(bench: ServiceBench): Promise<void> {
  return new Promise((resolve) =>
    bench.onEvent((event) => {
      if (event.name === 'progress' && event.phase === 'import' && event.done > 0) resolve();
    }),
  );
}

const workers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

describe('progress of an import', () => {
  test('goes towards an end that is estimated from the bytes read, and known once it was previewed', async () => {
    const bench = startServices();
    await bench.newProject();
    const { plan } = must(
      await bench.services['import.plan']({
        files: [bench.read(bench.csv('many.csv', manyChecks(40_000)))],
        job: 'plan',
      }),
    );
    must(await bench.services['import.preview']({ plan, job: 'preview' }));
    must(await bench.services['import.commit']({ plan, job: 'commit' }));
    const told = (job: string) =>
      bench.events.flatMap((event) =>
        event.name === 'progress' && event.job === job && event.phase === 'import' ? [event] : [],
      );
    expect(told('preview').filter(({ done, total }) => done > (total ?? 0))).toEqual([]);
    // 40,001 rows of nearly equal length; bytes are read some thousand rows ahead.
    expect(Math.abs((told('preview').at(-1)?.total ?? 0) - 40_001)).toBeLessThan(8_000);
    expect(new Set(told('commit').map(({ total }) => total))).toEqual(new Set([40_001]));
  });
});

describe('an import that is broken off', () => {
  test('leaves the project as it was, its worker gone, and the next import works', async () => {
    const bench = startServices();
    const before = await bench.newProject();
    const idle = workers();
    const { plan } = must(
      await bench.services['import.plan']({
        files: [bench.read(bench.csv('many.csv', manyChecks(60_000)))],
        job: 'plan',
      }),
    );
    const started = underWay(bench);
    const commit = bench.services['import.commit']({ plan, job: 'commit' });
    await started;
    expect(workers()).toBeGreaterThan(idle);
    // Other writes wait for the end of an import.
    expect(
      codeOf(await bench.services['data.override']({ unit: '110000', measure: 'A6-2.1', value: 1, reason: '补' })),
    ).toBe('PROJECT_IMPORT_RUNNING');
    await bench.services['job.cancel']({ job: 'commit' });
    expect(codeOf(await commit)).toBe('CANCELLED');
    expect(workers()).toBe(idle);
    const after = must(await bench.services['project.snapshot']({}));
    expect(after).toEqual(before);
    expect(
      must(await bench.services['audit.page']({ offset: 0, limit: 10 })).entries.map((entry) => entry.subject),
    ).not.toContain('batch');
    // The plan is still there: what was cancelled by mistake can be done at once.
    must(await bench.services['import.commit']({ plan, job: 'again' }));
    expect((await bench.snapshot()).batches.map((batch) => batch.imported)).toEqual([60_000]);
    expect(must(await bench.services['project.verify']({})).filter((finding) => !finding.ok)).toEqual([]);
  });

  test('a cancelled preview leaves nothing either', async () => {
    const bench = startServices();
    const before = await bench.newProject();
    const { plan } = must(
      await bench.services['import.plan']({
        files: [bench.read(bench.csv('many.csv', manyChecks(60_000)))],
        job: 'plan',
      }),
    );
    const started = underWay(bench);
    const preview = bench.services['import.preview']({ plan, job: 'preview' });
    await started;
    await bench.services['job.cancel']({ job: 'preview' });
    expect(codeOf(await preview)).toBe('CANCELLED');
    expect(must(await bench.services['project.snapshot']({}))).toEqual(before);
  });

  test.each(['project.close', 'project.new'] as const)(
    '%s while it runs ends it first; the file holds nothing of it',
    async (operation) => {
      const bench = startServices();
      await bench.newProject();
      const { plan } = must(
        await bench.services['import.plan']({
          files: [bench.read(bench.csv('many.csv', manyChecks(60_000)))],
          job: 'plan',
        }),
      );
      const started = underWay(bench);
      const commit = bench.services['import.commit']({ plan, job: 'commit' });
      await started;
      if (operation === 'project.close') must(await bench.services['project.close']({}));
      else
        must(
          await bench.services['project.new']({
            template: 'blank',
            target: bench.write(join(bench.folder, 'other.ewb')),
          }),
        );
      expect(codeOf(await commit)).toBe('CANCELLED');
      const again = await bench.reopen();
      expect(again.batches).toEqual([]);
      expect(again.warnings).toEqual([]);
      expect(existsSync(join(bench.folder, 'project.ewb-wal'))).toBe(false);
    },
  );

  test('a project that was opened while closing waited for its end stays open', async () => {
    const bench = startServices();
    const { project } = await bench.newProject();
    const { plan } = must(
      await bench.services['import.plan']({
        files: [bench.read(bench.csv('many.csv', manyChecks(60_000)))],
        job: 'plan',
      }),
    );
    const started = underWay(bench);
    const commit = bench.services['import.commit']({ plan, job: 'commit' });
    await started;
    const target = bench.write(join(bench.folder, 'other.ewb'));
    const opening = bench.door['project.new']({ template: 'blank', target, title: '别的' });
    const closing = bench.door['project.close']({ project });
    expect([codeOf(await commit), codeOf(await opening), codeOf(await closing)]).toEqual([
      'CANCELLED',
      'ok',
      'PROJECT_CHANGED',
    ]);
    expect((await bench.snapshot()).title).toBe('别的');
  });
});
