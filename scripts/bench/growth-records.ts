import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { loadTemplate } from '../../electron/services/app/resources.ts';
import { createCollectedSource } from '../../electron/sources/collected-source.ts';
import { openEngine } from '../../electron/sources/open-source.ts';
import { proposeTable } from '../../electron/sources/propose-binding.ts';
import { openProject } from '../../electron/storage/project-file.ts';
import { writeElementCsv } from './element-check-files.ts';
import { cost } from './growth-cost.ts';
import type { Cost, Growth } from './growth-cost.ts';
import { must, NOW } from './large-project.ts';

/** Records of one import at most: a file of twenty million is 1.7 GB, near to what is read at all. */
const IMPORTED_MOST = 10_000_000;

const child = z.object({ processorSeconds: z.number(), imported: z.number() });

/** Import from CSV, opening, saving a copy and a source run over Parquet, by records: a decade and its threefold at a time. */
export async function recordCosts(folder: string, most: number): Promise<readonly Growth[]> {
  const sizes = [1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8].filter((size) => size <= most);
  const imported: Cost[] = [];
  const opened: Cost[] = [];
  const copied: Cost[] = [];
  for (const size of sizes.filter((one) => one <= IMPORTED_MOST)) {
    const [csv, project, copy] = ['elements.csv', 'elements.ewb', 'copy.ewb'].map((name) => join(folder, name));
    if (csv === undefined || project === undefined || copy === undefined) continue;
    writeElementCsv(csv, size);
    imported.push({ size, seconds: importOnce(project, csv, size) });
    rmSync(csv);
    opened.push(
      await cost(size, 3, () => {
        const store = must(openProject(project, { now: NOW }));
        store.measureTable();
        must(store.close());
      }),
    );
    const store = must(openProject(project, { now: NOW }));
    copied.push(await cost(size, 1, async () => must(await store.copyTo(copy, new AbortController().signal))));
    must(store.close());
    for (const path of [project, copy]) rmSync(path);
  }
  const ran: Cost[] = [];
  for (const size of sizes) ran.push(await sourceRun(folder, size));
  return [
    { work: 'import CSV', by: 'records', costs: imported },
    { work: 'open a project', by: 'records', costs: opened },
    { work: 'copy a project', by: 'records', costs: copied },
    { work: 'run a source over Parquet by DuckDB', by: 'records', costs: ran },
  ];
}

function importOnce(project: string, csv: string, records: number): number {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/bench/import-child.ts', project, csv],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const { imported, processorSeconds } = child.parse(JSON.parse(run.stdout));
  if (imported !== records) throw new Error(`imported ${imported} of ${records} rows`);
  return processorSeconds;
}

/** Element checks as in `writeElementCsv`, written by the engine itself. */
async function sourceRun(folder: string, records: number): Promise<Cost> {
  const loaded = must(loadTemplate('province-2021'));
  const { framework, units } = loaded;
  const context = { framework, units, aliases: {}, year: framework.year };
  const path = join(folder, 'elements.parquet');
  await writeParquet(
    path,
    records,
    units.map(({ name }) => name),
  );
  const connection = { engine: 'duckdb', path } as const;
  const engine = must(await openEngine({ connection, timeout: 600 }, undefined));
  const source = createCollectedSource(engine, context);
  try {
    const { tables } = must(await source.describe());
    const proposed = await Promise.all(tables.map((table) => proposeTable(engine, table, context)));
    const bound = proposed.flatMap((one) => must(one).binding ?? []);
    if (bound.length !== 1) throw new Error('the table of element checks was not recognised');
    const binding = { version: 1, connection, timeout: 600, tables: bound } as const;
    return await cost(records, 2, async () => {
      const { cells } = must(await source.aggregate(binding));
      if (cells.length === 0) throw new Error('the run gave no cell');
    });
  } finally {
    await source.close();
    rmSync(path);
  }
}

async function writeParquet(path: string, records: number, units: readonly string[]): Promise<void> {
  const elements = ['法定时限', '承诺时限', '材料来源', '办理环节', '审批标准', '办理结果', '到场次数', '空白表格'];
  const listed = (texts: readonly string[]): string => `[${texts.map((text) => `'${text}'`).join(', ')}]`;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT ${listed(units)}[1 + (r * ${units.length} // ${records})::INT] AS 地区,
      printf('11%020d', r // ${elements.length}) AS 事项编码, '合成事项' || (r // ${elements.length}) AS 事项名称,
      ${listed(elements)}[1 + (r % ${elements.length})::INT] AS 要素, CASE WHEN r * 7 % 10 < 9 THEN '1' ELSE '0' END AS 结果,
      '核查员' || (r % 60) AS 核查人, '2021-03-15' AS 核查日期
    FROM range(${records}) t(r)) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}
