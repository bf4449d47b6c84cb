import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { writeElementCsv, writeElementWorkbook } from './element-check-files.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number | null;
}

const childSchema = z.object({
  preview: z.number(),
  commit: z.number(),
  cpu: z.number(),
  previewTurnMs: z.number(),
  commitTurnMs: z.number(),
  peakMB: z.number(),
  records: z.number(),
});
type Measured = z.infer<typeof childSchema>;

/**
 * A preview and its commit into an empty project. With `base`, the tree of an earlier state with its packages installed,
 * the same is measured there in turn with this one, and the share of its time is told: medians of `runs`.
 */
export async function benchPreviewCommit(rows: number, runs: number, base: string | null): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  try {
    const files = { csv: join(folder, 'elements.csv'), xlsx: join(folder, 'elements.xlsx') };
    writeElementCsv(files.csv, rows);
    await writeElementWorkbook(files.xlsx, rows, 3);
    return Object.entries(files).flatMap(([format, file]) => {
      const roots = [resolve('.'), ...(base === null ? [] : [resolve(base)])];
      const measured = roots.map((): Measured[] => []);
      for (let run = 0; run < runs; run += 1)
        roots.forEach((root, r) =>
          measured[r]?.push(once(root, join(folder, `${format}-${r}-${run}.ewb`), file, rows)),
        );
      return figures(`${format}, ${rows.toLocaleString('en')} rows`, measured[0] ?? [], measured[1] ?? null);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figures(what: string, here: readonly Measured[], base: readonly Measured[] | null): Figure[] {
  const both = ({ preview, commit }: Measured): number => preview + commit;
  const told = (name: string, value: number, unit: string, budget: number | null): Figure => ({
    name: `${name} ${what}`,
    value,
    unit,
    budget,
  });
  const shares =
    base === null
      ? []
      : [
          told('preview + commit at the base:', median(base, both), 's', null),
          told('preview + commit, share of the base:', (100 * median(here, both)) / median(base, both), '%', 55),
          told(
            'preview + commit, share of its processor time:',
            (100 * median(here, (one) => one.cpu)) / median(base, (one) => one.cpu),
            '%',
            55,
          ),
        ];
  return [
    told(
      'preview:',
      median(here, (one) => one.preview),
      's',
      null,
    ),
    told(
      'commit:',
      median(here, (one) => one.commit),
      's',
      null,
    ),
    ...shares,
    told(
      'preview, longest turn of the host, processor time:',
      median(here, (one) => one.previewTurnMs),
      'ms',
      50,
    ),
    told(
      'commit, longest turn of the host, processor time:',
      median(here, (one) => one.commitTurnMs),
      'ms',
      50,
    ),
    told('preview + commit, peak memory:', Math.max(...here.map((one) => one.peakMB)), 'MB', 600),
  ];
}

function median(measured: readonly Measured[], pick: (one: Measured) => number): number {
  return measured.map(pick).sort((a, b) => a - b)[Math.floor(measured.length / 2)]!;
}

function once(root: string, project: string, file: string, rows: number): Measured {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/bench/preview-commit-child.ts', root, project, file],
    { encoding: 'utf8' },
  );
  rmSync(project, { force: true });
  if (run.status !== 0) throw new Error(run.stderr);
  const measured = childSchema.parse(JSON.parse(run.stdout));
  if (measured.records !== rows) throw new Error(`imported ${measured.records} of ${rows} rows`);
  return measured;
}
