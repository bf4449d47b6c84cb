import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareMessageText, messageText } from '../../../shared/messages/message-text.ts';
import { auditSentences } from '../../../shared/report/audit/audit-sentences.ts';
import { workbench } from '../cli/run.ts';
import { zipEntries } from '../exporting/zip-entries.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

/**
 * Two years of an index of two tops under `total`, called 营商便利度 or Ease score by the book's own word. 丙 has no value in B, half of the weight:
 * it is listed as without enough evidence. X1 is a bonus.
 */
function bookSheets(year: number, named: boolean) {
  return {
    Indicators: [
      ['Code', 'Name', 'Parent', 'Weight', 'Normalisation'],
      ['A', '准入', '', 1, ''],
      ['B', '退出', '', 1, ''],
      ['X', '加分项', '', 0, ''],
      ['a1', '开办', 'A', 1, 'identity'],
      ['a2', '许可', 'A', 1, 'identity'],
      ['b1', '注销', 'B', 1, 'identity'],
      ['X1', '创新', 'X', 1, 'identity'],
    ],
    Units: [
      ['Code', 'Name', 'Group'],
      ['u1', '甲', '东'],
      ['u2', '乙', '东'],
      ['u3', '丙', '西'],
      ['u4', '丁', '西'],
    ],
    Data: [
      ['Unit', 'a1', 'a2', 'b1', 'X1'],
      ['u1', year - 1930, 82, 84, 2],
      ['u2', 70, 66, 61, 0],
      ['u3', 55, 60, '', 0],
      ['u4', 95, 93, 91, 1],
    ],
    Method: [
      ['Key', 'Value'],
      ['minimum_availability', 0.65],
      ['bonus', 'X1:2'],
      ...(named ? [['index_name', '营商便利度|Ease score']] : []),
    ],
  };
}

async function project(work: TestWorkbench, year: number, named: boolean): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(bookSheets(year, named)))
    workbook.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  const book = join(work.folder, `book${year}${named ? '-own' : ''}.xlsx`);
  await workbook.xlsx.writeFile(book);
  const path = join(work.folder, `${year}${named ? '-own' : ''}.ewb`);
  await work.call('project.new', { template: 'blank', target: work.write(path) });
  await work.call('project.fill-from-book', { file: work.read(book), year, reason: '建' });
  return path;
}

/** Everything readable in a file: the parts of what is an archive, but its pictures; of a svg what it says beside its outlines. */
function textsOf(path: string): string {
  if (!['.xlsx', '.docx', '.zip'].includes(extname(path))) return readFileSync(path, 'utf8');
  return [...zipEntries(path)]
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .map(([, bytes]) => bytes.toString('utf8').replaceAll(/<[^>]*>/g, (tag) => (/"/.test(tag) ? tag : '')))
    .join('\n');
}

let work: TestWorkbench;
let earlier = '';
let own = '';
beforeAll(async () => {
  work = startWorkbench();
  earlier = await project(work, 2020, false);
  await work.call('project.close', {});
  own = await project(work, 2021, true);
  await work.call('history.import-project', { file: work.read(earlier), reason: '往年' });
  await work.call('scenario.save', {
    name: '另一',
    note: '',
    method: (await work.snapshot()).baseline,
    locked: false,
    previousName: null,
  });
}, 300_000);
afterAll(() => work.end());

const usual = /总体指数|overall index/i;
const names = { zh: '营商便利度', en: 'Ease score' } as const;

describe.each(['zh', 'en'] as const)('files of a project with a name of its own for its index, in %s', (language) => {
  const wanted = [
    ['all', 'folder', {}],
    ['profiles', 'docx', {}],
    ['profiles', 'xlsx', {}],
    ['live', 'xlsx', {}],
    ['rankings', 'xlsx', {}],
    ['coherence', 'docx', {}],
    ['analysis', 'xlsx', {}],
    ['score-book', 'xlsx', {}],
    ['comparison', 'xlsx', { compared: [{ kind: 'baseline' }, { kind: 'scenario', name: '另一' }] }],
  ] as const;
  test.each(wanted)('%s as %s says it and never the usual one', async (what, format, more) => {
    const path = join(work.folder, `${language}-${what}${format === 'folder' ? '' : `.${format}`}`);
    if (format === 'folder') mkdirSync(path);
    const { compared } = { compared: undefined, ...more };
    await work.call('export.write', {
      ...{ what, format, target: work.write(path), language, job: 'e' },
      ...(compared === undefined ? {} : { compared: [...compared] }),
    });
    const files = format === 'folder' ? readdirSync(path).map((name) => join(path, name)) : [path];
    if (what === 'all') expect(files.length).toBeGreaterThan(8);
    const found = files.flatMap((file) => {
      // The log says what it was called before.
      const at = usual.exec(textsOf(file).replaceAll(/(?:指数名称：|name of the index: )[^→]*→/g, ''));
      return at === null ? [] : [`${file}: ${at.input.slice(Math.max(0, at.index - 60), at.index + 60)}`];
    });
    expect(found).toEqual([]);
    expect(files.some((file) => textsOf(file).includes(names[language]))).toBe(true);
    expect(files.map(textsOf).join('')).not.toMatch(/\{index(Name|Label|Word)\}/);
  });

  test('a change since an earlier year', async () => {
    const path = join(work.folder, `${language}-change.docx`);
    await work.call('export.write', {
      ...{ what: 'year-change', format: 'docx', target: work.write(path), language, job: 'e' },
      earlier: work.read(earlier),
    });
    expect(textsOf(path)).not.toMatch(usual);
    expect(textsOf(path)).toContain(names[language]);
  });

  test('return slips', async () => {
    const { items } = await work.call('worklist.list', {});
    const path = join(work.folder, `${language}-slips.zip`);
    const ids = items.filter(({ unit }) => unit !== null).map(({ id }) => id);
    await work.call('worklist.write-slips', { ids, target: work.write(path), format: 'zip', language });
    for (const [name, bytes] of zipEntries(path)) {
      const slip = join(work.folder, name);
      writeFileSync(slip, bytes);
      expect(textsOf(slip)).not.toMatch(usual);
    }
  });
});

test('a line of the worklist, an error and the steps of a score say it in the reader’s language', async () => {
  const { items } = await work.call('worklist.list', {});
  const line = items.find(({ kind }) => kind === 'insufficient_evidence');
  expect(line?.unit).toBe('u3');
  if (line === undefined) return;
  expect(bareMessageText(line.message, 'zh')).toContain('没有营商便利度。');
  expect(bareMessageText(line.message, 'en')).toContain('there is no Ease score.');
  const why = await work.call('data.why', { unit: 'u1', code: 'total', offset: 0, limit: 5 });
  expect(why.steps[0]).toMatchObject({ code: 'total', name: '营商便利度' });
});

test('score --json has it under index_name, and nothing where there is none', async () => {
  expect((await work.call('score.json', { book: null, weights: null })).method.index_name).toEqual({
    zh: '营商便利度',
    en: 'Ease score',
  });
  const { code, out } = await workbench('score', earlier, '--json');
  expect(code).toBe(0);
  expect(out).not.toContain('index_name');
});

test('an edit of the name is one step: said in the log in both languages, moving nobody, taken back whole; a bad one is refused', async () => {
  const before = await work.call('score.json', { book: null, weights: null });
  await work.call('method.edit', {
    label: '指数名称',
    patch: { indexName: { zh: '便利度', en: 'Ease' } },
  });
  const after = await work.call('score.json', { book: null, weights: null });
  expect(after.units).toEqual(before.units);
  expect(after.inputHash).toBe(before.inputHash);
  const { entries } = await work.call('audit.page', { offset: 0, limit: 1 });
  const entry = entries[0];
  if (entry === undefined) throw new Error('no entry');
  const said = (lang: 'zh' | 'en'): string =>
    auditSentences(entry, { names: { nodes: [], measures: [], units: [] }, lang }).details.join(' ');
  expect(said('zh')).toBe('指数名称：营商便利度 / Ease score → 便利度 / Ease');
  expect(said('en')).toBe('name of the index: 营商便利度 / Ease score → 便利度 / Ease');
  await work.call('project.undo', {});
  expect((await work.call('score.json', { book: null, weights: null })).method.index_name).toEqual({
    zh: '营商便利度',
    en: 'Ease score',
  });
  expect(await work.refusal('method.edit', { label: 'x', patch: { indexName: { zh: 'a|b' } } })).toBe(
    'INDEX_NAME_SIGNS',
  );
});

test('the usual name is no name of its own, whoever gives it', async () => {
  const kept = async (): Promise<unknown> =>
    (await work.call('score.json', { book: null, weights: null })).method.index_name;
  await work.call('method.edit', { label: 'x', patch: { indexName: { zh: '总体指数' } } });
  expect(await kept()).toBeUndefined();
  await work.call('project.undo', {});
  await work.call('method.edit', { label: 'x', patch: { indexName: { zh: ' 便利度 ', en: 'Overall index' } } });
  // In English 便利度 would stand otherwise: the usual word beside another Chinese name is one that was chosen.
  expect(await kept()).toEqual({ zh: '便利度', en: 'Overall index' });
  await work.call('project.undo', {});
  const { baseline } = await work.snapshot();
  await work.call('scenario.save', {
    ...{ name: '通常', note: '', locked: false, previousName: null },
    method: { ...baseline, indexName: { zh: '总体指数', en: 'overall index' } },
  });
  const saved = (await work.call('scenario.list', {})).find(({ name }) => name === '通常');
  expect(saved?.method.indexName).toBeUndefined();
  expect(await kept()).toEqual({ zh: '营商便利度', en: 'Ease score' });
});

test('the template of earlier results is headed by it, and is read back', async () => {
  const path = join(work.folder, 'history.xlsx');
  await work.call('import.template', { kind: 'index_history', target: work.write(path), language: 'zh' });
  expect(textsOf(path)).toContain('营商便利度');
  expect(textsOf(path)).not.toMatch(usual);
  const { sheets } = (await work.call('import.plan', { files: [work.read(path)], job: 'p' })).files[0] ?? {
    sheets: [],
  };
  expect(sheets[0]).toMatchObject({ kind: 'index_history' });
});

/** Words that a reader of sheets could take for something else, or that stand in the template as they are. */
test.each([
  ...['地区', '年度', '能力分组', '备注', '等级', '得分', '序号', '常住人口', '市县', 'Tier', 'Year', 'score'],
  ...[
    '100%',
    '%',
    '万人',
    '工作日',
    '3月',
    '2021',
    '2021年',
    '非常高',
    'very high',
    '低',
    '便利度 %',
    '景气指数',
    '合计',
  ],
  ...['开办', '准入', '企业数', '是', '指数', '总指数', '说明', '填报说明', '全国', '甲'],
])(
  'an index called %s: its template of earlier results is read back, or the name is refused with the reason',
  async (name) => {
    const target = work.write(join(work.folder, `h-${encodeURIComponent(name)}.xlsx`));
    const edited = await work
      .call('method.edit', { label: 'x', patch: { indexName: { zh: name } } })
      .then(() => 'kept', String);
    if (edited !== 'kept') {
      expect(edited).toMatch(/INDEX_NAME_(HEADING|WORDLESS|SIGNS)/);
      return;
    }
    try {
      const path = join(work.folder, `h-${encodeURIComponent(name)}.xlsx`);
      await work.call('import.template', { kind: 'index_history', target, language: 'zh' });
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(path);
      const sheet = workbook.worksheets[0]!;
      let top = 1;
      while (sheet.getRow(top).getCell(1).text !== '地区') top += 1;
      const at = [1, 2, 3, 4, 5].find((column) => sheet.getRow(top).getCell(column).text.startsWith(name)) ?? 0;
      for (const [r, [unit, value]] of (
        [
          ['甲', 71],
          ['乙', 62],
          ['丙', 53],
          ['丁', 84],
        ] as const
      ).entries()) {
        const row = sheet.getRow(top + 1 + r);
        row.getCell(1).value = unit;
        row.getCell(2).value = 2019;
        row.getCell(at).value = value;
        row.commit();
      }
      await workbook.xlsx.writeFile(path);
      const { plan, files } = await work.call('import.plan', { files: [work.read(path)], job: 'p' });
      expect(files[0]?.sheets[0]).toMatchObject({ kind: 'index_history', include: true, status: 'ready' });
      const preview = await work.call('import.preview', { plan, job: 'q' });
      expect(preview.files[0]?.sheets[0]).toMatchObject({ problems: 0, records: 4 });
    } finally {
      await work.call('project.undo', {});
    }
  },
);

test('a score book keeps it on the way out and back', async () => {
  const path = join(work.folder, 'out-book.xlsx');
  await work.call('export.write', {
    what: 'score-book',
    format: 'xlsx',
    target: work.write(path),
    language: 'zh',
    job: 'e',
  });
  const opened = await work.call('book.open', { file: work.read(path) });
  expect(opened.method.indexName).toEqual({ zh: '营商便利度', en: 'Ease score' });
  expect(own).not.toBe('');
  expect(messageText({ code: 'INDEX_NAME_LONG', params: { name: 'x', most: 30 } }, 'zh')).toContain('30');
});

test.each(['x\ud800y', '\ufffe甲', '甲\uffff', '\u2066甲'])(
  'a name with a character that a file would lose or nobody sees is refused: %j',
  async (zh) => {
    expect(await work.refusal('method.edit', { label: 'x', patch: { indexName: { zh } } })).toBe('INDEX_NAME_SIGNS');
  },
);
