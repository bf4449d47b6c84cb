import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditSentences } from '../../../shared/report/audit/audit-sentences.ts';
import { zipEntries } from '../exporting/zip-entries.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

/**
 * A project whose words are all its own: tides (潮汐) of islets (岛) in atolls (群岛) are given stars (星) in five swells (浪级) by a beacon office.
 * None of the words of the published reports, nor of the program's own defaults, may stand in what it prints.
 */
const named = {
  indexName: { zh: '星', en: 'Star score' },
  words: {
    subject: { zh: '潮汐', en: 'tide' },
    unit: { zh: '岛', en: 'islet' },
    group: { zh: '群岛', en: 'archipelago', several: 'archipelagos' },
    tier: { zh: '浪级', en: 'swell' },
    issuer: { zh: '灯塔署', en: 'Beacon Office' },
  },
  tiers: [
    { name: '巨浪', english: 'Giant' },
    { name: '大浪', english: 'Great' },
    { name: '中浪', english: 'Fair' },
    { name: '小浪', english: 'Small' },
    { name: '微浪', english: 'Faint' },
  ],
};
const fixed = {
  zh: /一体化|政务服务|省级|重点城市|城市|能力|水平|指数|地区|区域|评估对象|非常高/,
  en: /integrated government|provinc|key cit|overall index|\bregion|very high|government services/i,
};
const own = {
  zh: ['潮汐', '星', '岛', '群岛', '浪级', '巨浪', '微浪', '灯塔署'],
  en: ['tide', 'Star score', 'islet', 'archipelago', 'swell', 'Giant', 'Faint', 'Beacon Office'],
};

const indicators = [
  ['Code', 'Name', 'Parent', 'Weight', 'Normalisation', 'Name (English)'],
  ['A', '涨', '', 2, '', 'Flood'],
  ['B', '落', '', 1, '', 'Ebb'],
  ['X', '奖', '', 0, '', 'Prize'],
  ['a1', '高', 'A', 1, 'identity', 'Height'],
  ['a2', '速', 'A', 1, 'identity', 'Speed'],
  ['b1', '时', 'B', 1, 'identity', 'Span'],
  ['X1', '新', 'X', 1, 'identity', 'New'],
];
const units = [
  ['Code', 'Name', 'Group', 'Name (English)', 'Group (English)'],
  ...[...'甲乙丙丁戊己庚辛'].map((name, at) => [
    `u${at}`,
    `${name}屿`,
    at < 4 ? '东礁' : '西礁',
    `Isle ${at}`,
    at < 4 ? 'East reef' : 'West reef',
  ]),
];

function data(year: number): (string | number)[][] {
  const shift = year - 2020;
  return [
    ['Unit', 'a1', 'a2', 'b1', 'X1'],
    ...units
      .slice(1)
      .map(([code = ''], at) => [
        code,
        96 - 6 * at + shift,
        91 - 5 * at,
        at === 7 ? '' : 88 - 4 * ((at * 3) % 8),
        at % 2,
      ]),
  ];
}

async function project(work: TestWorkbench, year: number): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const method = [
    ['Key', 'Value'],
    ['minimum_availability', 0.7],
    ['bonus', 'X1:2'],
  ];
  for (const [sheet, rows] of Object.entries({
    Indicators: indicators,
    Units: units,
    Data: data(year),
    Method: method,
  }))
    workbook.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  const book = join(work.folder, `潮${year}.xlsx`);
  await workbook.xlsx.writeFile(book);
  const path = join(work.folder, `潮汐${year}.ewb`);
  await work.call('project.new', { template: 'blank', target: work.write(path), title: '潮汐', year, named });
  await work.call('project.fill-from-book', { file: work.read(book), year, reason: '建' });
  return path;
}

let work: TestWorkbench;
let earlier = '';
beforeAll(async () => {
  work = startWorkbench();
  earlier = await project(work, 2020);
  await work.call('project.close', {});
  await project(work, 2021);
  await work.call('history.import-project', { file: work.read(earlier), reason: '往年' });
  await work.call('scenario.save', {
    ...{ name: '另一', note: '', locked: false, previousName: null },
    method: { ...(await work.snapshot()).baseline, weights: { ...(await work.snapshot()).baseline.weights, A: 5 } },
  });
}, 300_000);
afterAll(() => work.end());

test('a blank project keeps the words that it was given, with the book that fills it', async () => {
  const { baseline } = await work.snapshot();
  expect(baseline.words).toEqual(named.words);
  expect(baseline.indexName).toEqual(named.indexName);
  // Five tiers begin with even lines; the team sets them.
  expect(baseline.tiers.map(({ lower, name }) => [name, lower])).toEqual([
    ['巨浪', 90],
    ['大浪', 80],
    ['中浪', 70],
    ['小浪', 60],
    ['微浪', null],
  ]);
});

test('an edit of the words is one step: told in the log with both sides, and taken back whole', async () => {
  await work.call('method.edit', { label: '项目用语', patch: { words: { ...named.words, unit: { zh: '礁' } } } });
  const [entry] = (await work.call('audit.page', { offset: 0, limit: 1 })).entries;
  if (entry === undefined) throw new Error('no entry');
  const { details } = auditSentences(entry, { names: { nodes: [], measures: [], units: [] }, lang: 'zh' });
  expect(details.join(' ')).toMatch(/项目用语：.*unit=岛\|islet; .* → .*unit=礁; /);
  await work.call('project.undo', {});
  expect((await work.snapshot()).draft).toBeNull();
  expect(await work.refusal('method.edit', { label: 'x', patch: { words: { unit: { zh: '年度' } } } })).toBe(
    'OWN_WORD_HEADING',
  );
});

/** Everything readable in a file; of the parts of an archive without their markup, but with what attributes say. */
function textsOf(path: string): string {
  if (!['.xlsx', '.docx', '.zip'].includes(extname(path))) return readFileSync(path, 'utf8');
  return [...zipEntries(path)]
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .map(([, bytes]) => bytes.toString('utf8').replaceAll(/<[^>]*>/g, (tag) => (/"/.test(tag) ? tag : '')))
    .join('\n');
}

/**
 * Without what are no words of an assessment: the name of the program, which files give as their creator; the names of statistics; the tags that
 * name the facts of a report, and the sheets of a score book, by which both are read back; what the log says that the index was called before.
 */
const said = (path: string): string =>
  `${basename(path)}\n${textsOf(path)}`
    .replaceAll(/政务服务能力评估工作台|Evaluation Workbench|泰尔指数|综合发展指数/g, '')
    .replaceAll(/ewb:[a-z-]+:[^"]*/g, '')
    .replaceAll(/(?<=baseType="lpstr">指标体系|<sheet sheetId="2" name=")评估对象/g, '')
    .replaceAll(/评估对象(?=键值)/g, '')
    .replaceAll(/(?:指数名称：|name of the index: )[^→]*→/g, '');

const wanted = [
  ['all', 'folder', {}],
  ['all', 'folder', { audience: 'internal' }],
  ['report', 'docx', {}],
  ['report', 'docx', { audience: 'internal' }],
  ['profiles', 'docx', {}],
  ['profiles', 'xlsx', {}],
  ['live', 'xlsx', {}],
  ['workbook', 'xlsx', {}],
  ['tables', 'docx', {}],
  ['rankings', 'xlsx', {}],
  ['coherence', 'docx', {}],
  ['analysis', 'xlsx', {}],
  ['analysis', 'docx', {}],
  ['years', 'xlsx', {}],
  ['years', 'docx', {}],
  ['score-book', 'xlsx', {}],
  ['comparison', 'xlsx', { compared: [{ kind: 'baseline' }, { kind: 'scenario', name: '另一' }] }],
  ['year-change', 'docx', { earlier: true }],
  ['year-change', 'xlsx', { earlier: true }],
] as const;

async function outputs(language: 'zh' | 'en'): Promise<readonly string[]> {
  const files: string[] = [];
  for (const [at, [what, format, more]] of wanted.entries()) {
    const {
      audience,
      compared,
      earlier: since,
    } = { audience: undefined, compared: undefined, earlier: false, ...more };
    const path = join(work.folder, `${language}-${at}${format === 'folder' ? '' : `.${format}`}`);
    if (format === 'folder') mkdirSync(path);
    await work.call('export.write', {
      ...{ what, format, target: work.write(path), language, job: 'e' },
      ...(audience === undefined ? {} : { audience }),
      ...(compared === undefined ? {} : { compared: [...compared] }),
      ...(since ? { earlier: work.read(earlier) } : {}),
    });
    files.push(...(format === 'folder' ? readdirSync(path).map((name) => join(path, name)) : [path]));
  }
  for (const kind of ['measure_table', 'index_history'] as const) {
    const path = join(work.folder, `${language}-${kind}.xlsx`);
    await work.call('import.template', { kind, target: work.write(path), language });
    files.push(path);
  }
  const { items } = await work.call('worklist.list', {});
  const slips = join(work.folder, `${language}-slips.zip`);
  const ids = items.filter(({ unit }) => unit !== null).map(({ id }) => id);
  await work.call('worklist.write-slips', { ids, target: work.write(slips), format: 'zip', language });
  for (const [name, bytes] of zipEntries(slips)) {
    const slip = join(work.folder, `${language}-${name}`);
    writeFileSync(slip, bytes);
    files.push(slip);
  }
  return files;
}

describe.each(['zh', 'en'] as const)('what a project of its own words writes, in %s', (language) => {
  test('has every one of its words and none of the fixed ones', async () => {
    const files = await outputs(language);
    expect(files.length).toBeGreaterThanOrEqual(40);
    const found = files.flatMap((file) => {
      const text = said(file);
      return [...text.matchAll(new RegExp(fixed[language], `g${fixed[language].flags}`))].map(
        ({ index }) => `${basename(file)}: ${text.slice(Math.max(0, index - 40), index + 40).replaceAll('\n', ' ')}`,
      );
    });
    expect([...new Set(found)]).toEqual([]);
    const together = files.map(said).join('\n');
    // Tables and figures are numbered without gaps: the published numbers have places for a second cohort.
    const labels = [
      ...together.matchAll(language === 'zh' ? /(表|图) ([\dA]+)-(\d+)/g : /(Table|Figure) ([\dA]+)-(\d+)/g),
    ];
    const places = Map.groupBy(labels, ([, kind, chapter]) => `${kind} ${chapter}`);
    for (const [chapter, found] of places) {
      const used = [...new Set(found.map(([, , , place]) => Number(place)))].sort((a, b) => a - b);
      expect([chapter, used]).toEqual([chapter, used.map((_, at) => at + 1)]);
    }
    expect(places.size).toBeGreaterThan(4);
    for (const word of own[language]) expect(together).toContain(word);
    expect(together).not.toMatch(/\{(?:unit|group|area|tier|index|subject)\w*\}/);
  }, 300_000);
});
