import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createProject, openProject } from '../../electron/storage/project-file.ts';
import type { ProjectStore } from '../../electron/storage/project-store.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CollectedRecord } from '../../shared/model/collected-record.ts';
import type { Framework, Measure } from '../../shared/model/framework.ts';
import { standardMethod } from '../../shared/model/method.ts';
import type { Unit } from '../../shared/model/unit.ts';

export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number;
}

const outcome = z.object({ findings: z.number(), seconds: z.number(), megabytes: z.number() });
const verifier = fileURLToPath(new URL('./verify-child.ts', import.meta.url));

const NOW = '2022-03-01T08:00:00.000Z';
const ELEMENTS = 15;
const UNITS = 32;

const elements: readonly string[] = Array.from({ length: ELEMENTS }, (_, e) => `要素${e + 1}`);
export const elementUnits: readonly Unit[] = Array.from({ length: UNITS }, (_, u) => ({
  code: String(110_000 + u * 10_000),
  name: `地区${u + 1}`,
  fullName: `地区${u + 1}`,
  order: u,
  group: '',
}));
const measures: readonly Measure[] = elements.map((element, e) => ({
  code: `E-${e + 1}`,
  indicator: 'E',
  name: element,
  kind: 'pass_share',
  unit: '%',
  base: null,
  levels: '省',
  source: '',
  period: '',
  note: '',
  rule: {
    record: 'element_checks',
    where: [{ field: '要素', equals: element }],
    value: null,
    passWhen: { field: '结果', op: '=', operand: '1' },
    aggregation: 'share',
    inner: null,
    levelWeights: null,
  },
}));
export const elementFramework: Framework = {
  id: 'bench',
  title: 'bench',
  cohort: 'custom',
  year: 2021,
  inferredWeights: false,
  measures,
  indicators: [{ code: 'E', name: 'E', parent: null, level: 1 }],
  baseline: { ...standardMethod, weights: {}, measures: {} },
};

/** 合成数据: element checks as an importer gives them, unit by unit, item by item, a slice at a time. */
export function* elementChecks(count: number): Generator<CollectedRecord[]> {
  const perUnit = Math.ceil(count / UNITS / ELEMENTS);
  let slice: CollectedRecord[] = [];
  let row = 1;
  for (const unit of elementUnits) {
    for (let item = 0; item < perUnit; item += 1) {
      row += 1;
      const code = `${unit.code}${String(item).padStart(12, '0')}`;
      const shared = {
        unit: unit.code,
        row,
        item: code,
        itemName: `事项名称${item}`,
        person: `核查人${item % 40}`,
        date: `2021-0${1 + (item % 9)}-15`,
      };
      for (let e = 0; e < ELEMENTS; e += 1)
        slice.push({
          ...shared,
          selector: elements[e] ?? '',
          column: 4 + e,
          value: (item * 7 + e * 3) % 10 < 8 ? 1 : 0,
        });
      if (slice.length >= 5_000) {
        yield slice;
        slice = [];
      }
    }
  }
  if (slice.length > 0) yield slice;
}

/** Storage's part of docs/ARCHITECTURE "Budgets" at 2.6 million records. Insertion is counted without making the records. */
export async function benchStorage(count = 2_600_000): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ewb-bench-'));
  try {
    const path = join(folder, 'bench.ewb');
    const store = must(
      createProject(path, {
        framework: elementFramework,
        units: elementUnits,
        template: 'bench',
        createdAt: NOW,
        synthetic: true,
      }),
    );
    const batch = must(store.beginBatch({ now: NOW, files: [{ name: 'bench.csv', contentHash: 'bench', size: 0 }] }));
    const sheet = must(batch.sheet({ file: 0, name: 'bench', kind: 'element_checks', hidden: false }));
    let records = 0;
    let insertion = 0;
    for (const slice of elementChecks(count)) {
      records += slice.length;
      insertion += seconds(() => must(sheet.add(slice)));
    }
    insertion += seconds(() =>
      must(
        sheet.finish({
          sheet: 'bench',
          hidden: false,
          kind: 'element_checks',
          rows: records,
          imported: records,
          skipped: 0,
          problems: 0,
          records,
          issues: [],
        }),
      ),
    );
    const aggregation = seconds(() => must(batch.preview()));
    const commit = seconds(() => must(batch.commit()));
    const peak = process.memoryUsage().rss / 1_048_576;
    const closing = seconds(() => must(store.close()));
    let again: ProjectStore | null = null;
    const opening = seconds(() => {
      again = must(openProject(path, { now: NOW }));
      again.measureTable();
    });
    const withdrawing = seconds(() => again && must(again.withdrawBatch(1, 'bench', NOW)));
    // What counts is verified, too.
    seconds(() => again && must(again.restoreBatch(1, 'bench', NOW)));
    again = closed(again);
    const verified = outcome.parse(
      JSON.parse(
        execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', verifier, path], { encoding: 'utf8' }),
      ),
    );
    if (verified.findings > 0) throw new Error(`verify found ${verified.findings} differences`);
    const size = statSync(path).size / 1_048_576;
    return [
      {
        name: `storage: insert ${records.toLocaleString('en')} element checks`,
        value: insertion,
        unit: 's',
        budget: 3,
      },
      { name: 'storage: aggregate after import', value: aggregation, unit: 's', budget: 1 },
      { name: 'storage: commit', value: commit, unit: 's', budget: 3 },
      { name: 'storage: close (checkpoint)', value: closing, unit: 's', budget: 3 },
      { name: 'storage: project file', value: size, unit: 'MB', budget: 300 },
      { name: 'storage: open and read the measure table', value: opening, unit: 's', budget: 1 },
      { name: 'storage: withdraw the batch', value: withdrawing, unit: 's', budget: 1 },
      { name: 'storage: verify', value: verified.seconds, unit: 's', budget: 15 },
      { name: 'storage: peak memory of verify', value: verified.megabytes, unit: 'MB', budget: 600 },
      { name: 'storage: resident memory after commit', value: peak, unit: 'MB', budget: 600 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function closed(store: ProjectStore | null): null {
  if (store) must(store.close());
  return null;
}

function seconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
