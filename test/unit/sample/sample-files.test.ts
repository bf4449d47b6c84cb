import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSample } from '../../../electron/exporting/sample/generate-sample.ts';
import { sizeSample } from '../../../electron/exporting/sample/plan/size-sample.ts';
import { encodeGbk } from '../../../electron/exporting/sample/encode-gbk.ts';
import { openWorkbook } from '../../../electron/importing/open/open-workbook.ts';
import { parseSheet, planFile } from '../../../electron/importing/import-file.ts';
import { createDuplicateTracker } from '../../../electron/importing/parse/duplicate-tracker.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { SampleManifest } from '../../../electron/exporting/sample/generate-sample.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import type { Template, TemplateId } from '../../../shared/model/template.ts';

const folder = mkdtempSync(join(tmpdir(), 'sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

function template(id: TemplateId): Template {
  const loaded = loadTemplate(id);
  if (!loaded.ok) throw new Error(loaded.error.code);
  return loaded.value;
}

/** The cities of two regions: the same files on a smaller scale. */
function fewCities(): Template {
  const whole = template('key-city-2021');
  return { ...whole, units: whole.units.filter((unit) => ['华南', '华中'].includes(unit.group)) };
}

async function generate(from: Template, name: string, records: number, seed: number): Promise<SampleManifest> {
  const made = await generateSample({ template: from, out: join(folder, name), records, seed });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

async function importFile(path: string, id: TemplateId): Promise<readonly SheetReport[]> {
  const { framework, units } = template(id);
  const context = { framework, units, aliases: {}, year: 2021 };
  const opened = openWorkbook(path);
  if (!opened.ok) throw new Error(opened.error.code);
  const plan = await planFile(opened.value, context);
  if (!plan.ok) throw new Error(plan.error.code);
  const duplicates = createDuplicateTracker();
  const reports: SheetReport[] = [];
  for (const sheet of plan.value.sheets) {
    const parsed = await parseSheet(opened.value, sheet, context, () => true, { duplicates });
    if (!parsed.ok) throw new Error(parsed.error.code);
    reports.push(parsed.value);
  }
  return reports;
}

describe('the files of the province sample', () => {
  let manifest: SampleManifest;
  beforeAll(async () => {
    manifest = await generate(template('province-2021'), 'p', 0, 3);
  });

  it('import without a problem or a warning, each record counted as the manifest counts it', async () => {
    for (const file of manifest.files) {
      const reports = await importFile(join(folder, 'p', file.file), 'province-2021');
      const seen = reports.map((report) => ({
        kind: report.kind,
        imported: report.imported,
        records: report.records,
        problems: report.problems,
      }));
      expect([file.file, seen]).toEqual([
        file.file,
        file.sheets.map((sheet) => ({ kind: sheet.kind, imported: sheet.rows, records: sheet.records, problems: 0 })),
      ]);
      expect([
        file.file,
        reports.flatMap((report) => report.issues.filter((issue) => issue.severity !== 'skipped')),
      ]).toEqual([file.file, []]);
    }
  }, 300_000);

  it('hold every kind but the table of ready measure values', () => {
    const kinds = new Set(manifest.files.flatMap((file) => file.sheets.map((sheet) => sheet.kind)));
    expect(recordKinds.filter((kind) => !kinds.has(kind))).toEqual(['measure_table']);
  });

  it('say in every file name, and in every sheet, that they are synthetic', () => {
    expect(manifest.files.map((file) => file.file).filter((name) => !name.startsWith('合成示例数据_'))).toEqual([]);
    expect(readdirSync(join(folder, 'p')).sort()).toEqual(manifest.files.map((file) => file.file).sort());
    const csv = manifest.files.find((file) => file.file.endsWith('华北.csv'))?.file ?? '';
    expect(readFileSync(join(folder, 'p', csv), 'utf8').split('\r\n')[0]).toContain('合成示例数据');
  });

  it('include a GBK and a UTF-8 CSV', () => {
    const heads = manifest.files
      .filter((file) => file.file.endsWith('.csv'))
      .map((file) => readFileSync(join(folder, 'p', file.file)));
    expect(
      heads.map((bytes) =>
        new TextDecoder(bytes[0] === 0xef ? 'utf-8' : 'gbk', { fatal: true }).decode(bytes).includes('地区'),
      ),
    ).toEqual([true, true]);
    expect(heads.map((bytes) => bytes[0] === 0xef).sort()).toEqual([false, true]);
  });
});

describe('the generator', () => {
  it('makes the same contents of the same seed, the fewest records when fewer are asked for, and reports progress up to the whole', async () => {
    let last: readonly [number, number] = [0, 0];
    const made = await generateSample({
      template: fewCities(),
      out: join(folder, 'a'),
      records: 1_000,
      seed: 5,
      onProgress: (done, total) => {
        last = [done, total];
      },
    });
    if (!made.ok) throw new Error(made.error.code);
    const second = await generate(fewCities(), 'b', 0, 5);
    expect(second).toEqual(made.value);
    expect(made.value.records).toBe(made.value.minimum);
    expect(last).toEqual([made.value.records, made.value.records]);
  }, 300_000);

  it('makes other values of another seed', () => {
    const [first, other] = [1, 2].map((seed) =>
      JSON.stringify([...sizeSample(fewCities(), 0, seed).plans[0]!.statistics]),
    );
    expect(first).not.toBe(other);
  });

  it('makes exactly the number of records asked for, most of them element checks', async () => {
    const more = await generate(fewCities(), 'more', 70_000, 1);
    expect(more.records).toBe(70_000);
    const elements = more.files
      .flatMap((file) => file.sheets)
      .filter((sheet) => sheet.kind === 'element_checks')
      .reduce((sum, sheet) => sum + sheet.records, 0);
    expect(elements).toBeGreaterThan(35_000);
  }, 300_000);

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const made = await generateSample({
      template: fewCities(),
      out: join(folder, 'cancelled'),
      records: 0,
      seed: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(made).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(readdirSync(join(folder, 'cancelled')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('refuses a blank template, a number that is none, and a folder that is a file', async () => {
    const request = { template: fewCities(), out: join(folder, 'x'), records: 0, seed: 1 };
    expect(await generateSample({ ...request, template: template('blank') })).toMatchObject({
      ok: false,
      error: { code: 'SAMPLE_TEMPLATE_BLANK' },
    });
    expect(await generateSample({ ...request, records: 1.5 })).toMatchObject({
      ok: false,
      error: { code: 'SAMPLE_RECORDS' },
    });
    writeFileSync(join(folder, 'file'), '');
    expect(await generateSample({ ...request, out: join(folder, 'file') })).toMatchObject({
      ok: false,
      error: { code: 'SAMPLE_FOLDER' },
    });
  });
});

describe('GBK', () => {
  it('encodes what the decoder reads back, and refuses what GBK has not', () => {
    const text = '地区,“好差评”（0–5）—√×、新疆生产建设兵团,1.5\r\n';
    expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text);
    // 中 is D6 D0 in GB 2312.
    expect([...encodeGbk('A中')]).toEqual([0x41, 0xd6, 0xd0]);
    expect(() => encodeGbk('😀')).toThrow('GBK');
  });
});
