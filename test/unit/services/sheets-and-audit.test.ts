import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { codeOf, must, startServices } from './service-bench.ts';

describe('sheets for the offices', () => {
  test('an empty template of every kind imports without a question and without a problem', async () => {
    const bench = startServices();
    await bench.newProject();
    const paths: string[] = [];
    for (const kind of recordKinds) {
      const path = join(bench.folder, `${kind}.xlsx`);
      must(await bench.services['import.template']({ kind, target: bench.write(path), language: 'zh' }));
      paths.push(path);
    }
    const { plan, files } = must(await bench.services['import.plan']({ files: paths.map(bench.read), job: 'p' }));
    expect(files.map((file) => [file.sheets[0]?.kind, file.sheets[0]?.status, file.sheets[0]?.include])).toEqual(
      recordKinds.map((kind) => [kind, 'ready', true]),
    );
    const outcome = must(await bench.services['import.commit']({ plan, job: 'c' }));
    expect(
      outcome.files.flatMap((file) => file.sheets).reduce((sum, sheet) => sum + sheet.problems + sheet.records, 0),
    ).toBe(0);
  });

  test('a file with problems comes back coloured and commented; mended, the copy imports', async () => {
    const bench = startServices();
    await bench.newProject();
    const sent = bench.csv('评分.csv', [
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '甲', 90],
      ['火星', 'A6-2.1', '甲', 70],
      ['天津', 'A6-2.1', '甲', '很好'],
    ]);
    const copy = join(bench.folder, '退回.xlsx');
    must(
      await bench.services['import.annotated-copy']({
        file: bench.read(sent),
        target: bench.write(copy),
        language: 'zh',
        job: 'a',
      }),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(copy);
    const sheet = workbook.worksheets.find((one) => one.getCell('A1').value === '地区')!;
    const marked: string[] = [];
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.note !== undefined && cell.fill?.type === 'pattern') marked.push(cell.address);
      }),
    );
    expect(marked).toEqual(expect.arrayContaining(['A3', 'D4']));
    expect(marked).not.toContain('D2');
    expect(must(await bench.services['project.snapshot']({}))?.batches).toEqual([]);
    sheet.getCell('A3').value = '河北';
    sheet.getCell('D4').value = 60;
    await workbook.xlsx.writeFile(copy);
    const outcome = await bench.importFiles(copy);
    expect(outcome.files[0]?.sheets.find((one) => one.kind === 'expert_ratings')).toMatchObject({
      imported: 3,
      problems: 0,
      records: 3,
    });
  });
});

describe('the audit log as a file', () => {
  test.each(['xlsx', 'csv'] as const)(
    'tells in %s when, what in sentences, why and who, oldest first',
    async (format) => {
      const bench = startServices();
      const { project, baseline, framework } = await bench.newProject();
      must(await bench.services['method.edit']({ project, label: 'A 的权重', patch: { weights: { A: 40 } } }));
      must(await bench.services['method.save']({ project, reason: '专家会 2022-03' }));
      must(await bench.services['data.override']({ unit: '110000', measure: 'A6-2.1', value: 70, reason: '=补报' }));
      must(await bench.services['project.undo']({}));
      const path = join(bench.folder, `log.${format}`);
      must(
        await bench.services['export.write']({
          what: 'audit',
          format,
          target: bench.write(path),
          language: 'zh',
          job: 'x',
        }),
      );
      const rows = format === 'csv' ? csvRows(readFileSync(path, 'utf8')) : await sheetRows(path);
      // A field of a CSV stands on one line.
      const lines = (text: string): string => (format === 'csv' ? text.replaceAll('\n', ' ') : text);
      const at = rows.findIndex((row) => row[0] === '序号');
      expect(rows[at]).toEqual(['序号', '时间（UTC）', '类别', '内容', '理由', '操作人']);
      const body = rows.slice(at + 1).filter((row) => /^\d+$/.test(row[0] ?? ''));
      expect(body.map((row) => Number(row[0]))).toEqual([...body.keys()].map((position) => position + 1));
      // The framework that the project began with is told by its beginning and its hash: whole it would not fit a cell.
      expect(body[1]?.[2]).toBe('指标体系');
      expect(body[1]?.[3]?.startsWith(lines('录入指标体系\n'))).toBe(true);
      expect(body[1]?.[3]).toContain(`全文的内容哈希 ${contentHash(toJson(framework))}`);
      const [edit, method, gone, override, undone] = body.slice(-5);
      const change = `A 服务成效度的权重：${baseline.weights['A'] ?? ''} → 40`;
      expect(edit?.slice(2, 5)).toEqual(['草稿', lines(`修改方法：A 的权重\n${change}`), '']);
      // Only what differs of a method with hundreds of settings.
      expect(method?.slice(1, 5)).toEqual([
        '2026-05-01 08:00:00',
        '基准方法',
        lines(`保存为基准方法\n${change}`),
        '专家会 2022-03',
      ]);
      expect(gone?.slice(2, 4)).toEqual(['草稿', '草稿结束']);
      const name = framework.measures.find(({ code }) => code === 'A6-2.1')?.name ?? '';
      expect(override?.slice(2, 4)).toEqual(['覆盖值', `北京的“A6-2.1 ${name}（2021 年）”改用 70`]);
      expect(override?.[4]).toBe(format === 'csv' ? "'=补报" : '=补报');
      expect(undone?.[3]).toMatch(new RegExp(`^撤销第 ${override?.[0] ?? ''} 条（覆盖值“北京 A6-2.1 ${name} 2021”）`));
    },
  );

  test('is shown in part: by kind, by person, by what it is about', async () => {
    const bench = startServices();
    const { project, framework } = await bench.newProject();
    must(await bench.services['method.edit']({ project, label: 'A 的权重', patch: { weights: { A: 40 } } }));
    must(await bench.services['method.save']({ project, reason: '专家会' }));
    must(await bench.services['data.override']({ unit: '110000', measure: 'A6-2.1', value: 70, reason: '补报' }));
    await bench.importFiles(
      bench.csv('评分.csv', [
        ['地区', '采集项', '专家', '得分'],
        ['天津', 'A6-2.1', '甲', 90],
      ]),
    );
    const shown = async (filter: object): Promise<readonly string[]> => {
      const page = must(await bench.services['audit.page']({ offset: 0, limit: 100, ...filter }));
      expect(page.entries).toHaveLength(page.total);
      expect(page.people).toHaveLength(1);
      return page.entries.map(({ subject, action }) => `${subject} ${action}`).reverse();
    };
    const made = ['framework create', 'units create', 'history create'];
    expect(await shown({ subject: 'override' })).toEqual(['override create']);
    expect(await shown({ by: '谁也不是' })).toEqual([]);
    // A unit: its own rows, and imports with records of it.
    expect(await shown({ about: ['110000'] })).toEqual([...made.slice(1), 'override create']);
    expect(await shown({ about: ['120000'] })).toEqual([...made.slice(1), 'batch import']);
    // An indicator: edits of the method and the framework; with what stands below it the values too.
    expect(await shown({ about: ['A'] })).toEqual([...made.slice(0, 1), 'draft create', 'baseline create']);
    const below = framework.measures.map(({ code }) => code);
    expect(await shown({ about: ['A', ...below] })).toEqual([
      ...made.slice(0, 1),
      'draft create',
      'baseline create',
      'override create',
      'batch import',
    ]);
    const second = must(await bench.services['audit.page']({ offset: 1, limit: 1, about: ['A'] }));
    expect(second).toMatchObject({ total: 3, entries: [{ subject: 'draft' }] });
  });

  test.each(['xlsx', 'csv'] as const)(
    'is written in part to %s: what each filter shows, and that it is a part',
    async (format) => {
      const bench = startServices();
      const { project } = await bench.newProject();
      must(await bench.services['method.edit']({ project, label: 'A 的权重', patch: { weights: { A: 40 } } }));
      must(await bench.services['data.override']({ unit: '110000', measure: 'A6-2.1', value: 70, reason: '补报' }));
      must(await bench.services['data.override']({ unit: '120000', measure: 'E2-1.1', value: 60, reason: '补报' }));
      const { people } = must(await bench.services['audit.page']({ offset: 0, limit: 1 }));
      let files = 0;
      const written = async (audit: object): Promise<readonly string[]> => {
        files += 1;
        const path = join(bench.folder, `part${files}.${format}`);
        must(
          await bench.services['export.write']({
            ...{ what: 'audit', format, target: bench.write(path), language: 'zh', job: 'x', audit },
          }),
        );
        const rows = format === 'csv' ? csvRows(readFileSync(path, 'utf8')) : await sheetRows(path);
        const body = rows.filter((row) => /^\d+$/.test(row[0] ?? ''));
        expect(rows.flat().some((text) => text.includes(`只有筛选出的 ${body.length} 条`))).toBe(true);
        return body.map((row) => row[2] ?? '');
      };
      expect(await written({ subject: 'override' })).toEqual(['覆盖值', '覆盖值']);
      expect(await written({ subject: 'override', about: ['120000'] })).toEqual(['覆盖值']);
      expect(await written({ subject: 'draft', about: ['A'] })).toEqual(['草稿']);
      expect(await written({ about: ['E2-1.1'], subject: 'override', by: people[0] })).toEqual(['覆盖值']);
      expect(await written({ by: '谁也不是' })).toEqual([]);
    },
  );

  test('is refused as a document, and does not overwrite unasked', async () => {
    const bench = startServices();
    await bench.newProject();
    const request = { what: 'audit', language: 'en', job: 'x' } as const;
    expect(
      codeOf(
        await bench.services['export.write']({
          ...request,
          format: 'docx',
          target: bench.write(join(bench.folder, 'a.docx')),
        }),
      ),
    ).toBe('EXPORT_UNSUPPORTED');
    const target = (): string => bench.write(join(bench.folder, 'a.csv'));
    expect(codeOf(await bench.services['export.write']({ ...request, format: 'csv', target: target() }))).toBe('ok');
    expect(codeOf(await bench.services['export.write']({ ...request, format: 'csv', target: target() }))).toBe(
      'EXPORT_EXISTS',
    );
  });
});

/** Every field is quoted; quotes inside are doubled. */
function csvRows(text: string): string[][] {
  return text
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => (match[1] ?? '').replaceAll('""', '"')),
    );
}

async function sheetRows(path: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    rows.push(Array.from({ length: 6 }, (_, at) => String(row.getCell(at + 1).value ?? '')));
  });
  return rows;
}
