import { bytesHash } from '../../../shared/base/content-hash.ts';
import { png } from '../model/pictures.ts';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { operations } from '../../../shared/contract/operations.ts';
import type { AnnotationDraft } from '../../../shared/model/annotation.ts';
import type { OperationRequest, WritingOperation } from '../../../shared/contract/operations.ts';
import { auditActions, auditSubjects } from '../../../shared/model/audit-entry.ts';
import type { AuditEntry } from '../../../shared/model/audit-entry.ts';
import { auditSentences } from '../../../shared/report/audit/audit-sentences.ts';
import { openProject } from '../../../electron/storage/project-file.ts';
import { goalposts, indicator, measure, unitDraft } from '../framework/edits.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const reason = '专家会';
const made = new Set<string>();
async function write<N extends WritingOperation>(name: N, input: OperationRequest<N>) {
  made.add(name);
  return work.call(name, input);
}

/** Every operation that writes, and of the framework and the method every kind of edit. */
async function doEverything(): Promise<void> {
  const { earlier } = await makeTwoYears(work);
  made.add('project.fill-from-book');
  const read = (file: string): string => work.read(join(work.folder, file));
  await work.call('project.save-as', { target: work.write(join(work.folder, '副本.ewb')) });
  const copy = openProject(join(work.folder, '副本.ewb'), { now: '2026-03-01T08:00:00Z', who: '张三' });
  if (!copy.ok || !copy.value.saveAlias('东方', 'u1', '2026-03-01T08:00:00Z').ok) throw new Error('no copy');
  copy.value.close();
  await write('merge.apply', { file: read('副本.ewb'), lines: {}, prefer: null, job: 'm' });
  await write('data.override', { unit: 'u1', measure: 'a1', value: 70.5, reason });
  await write('data.override', { unit: 'u1', measure: 'a1', value: null, reason });
  await write('data.remove-override', { unit: 'u1', measure: 'a1', reason });
  await write('project.undo', {});
  await write('project.redo', {});
  await write('alias.save', { text: '东部', unit: 'u1' });
  await work.call('alias.export', { target: work.write(join(work.folder, '别名.json')) });
  await write('alias.remove', { text: '东部' });
  await write('alias.import', { file: read('别名.json') });

  const sheet = await work.sheet('更正.xlsx', [
    ['地区', 'd', 'c1'],
    ['东', '约九成', 55],
    ['西', 40, 45],
  ]);
  const { plan, files } = await work.call('import.plan', { files: [work.read(sheet)], job: 'p' });
  const mapping = files[0]?.sheets[0]?.mapping;
  if (!mapping) throw new Error('no mapping');
  await write('mapping.save', { name: '更正表', mapping });
  await write('mapping.save', { name: '更正表', mapping: { ...mapping, year: 2021, dayUnit: '工作日' } });
  await write('mapping.remove', { name: '更正表' });
  await write('import.commit', { plan, job: 'c', note: '更正' });
  await write('batch.withdraw', { batch: 2, reason });
  await write('batch.restore', { batch: 2, reason });
  const { items } = await work.call('worklist.list', {});
  const rejected = items.filter(({ kind }) => kind === 'rejected_row').map(({ id }) => id);
  expect(rejected).toHaveLength(1);
  await write('worklist.settle', { ids: rejected, state: 'accepted', reason });
  await write('worklist.settle', { ids: rejected, state: 'open', reason });
  const slips = join(work.folder, 'slips');
  await write('worklist.write-slips', { target: work.write(slips), format: 'folder', language: 'zh', ids: rejected });
  const [slip = ''] = readdirSync(slips).filter((file) => file.endsWith('.xlsx'));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(slips, slip));
  workbook.worksheets[0]?.eachRow((row) => {
    if (row.getCell(6).text === 'B2') row.getCell(8).value = 91;
  });
  await workbook.xlsx.writeFile(join(work.folder, '回单.xlsx'));
  await write('worklist.import-slip', { file: read('回单.xlsx') });

  const { round } = await write('experts.open', {
    ...{ kind: 'rating', title: '第一轮', previous: null, items: ['A', 'B'], scale: 5, authority: false, due: null },
    ...{ experts: ['E01', 'E02'], answers: [{ expert: 'E02', values: [5, 4] }] },
  });
  const forms = join(work.folder, 'forms');
  await work.call('experts.invite', { round: round.id, target: work.write(forms), format: 'folder', language: 'zh' });
  const [form = ''] = readdirSync(forms).filter((file) => file.includes('E01'));
  await write('experts.import', { files: [work.read(join(forms, form))], accept: ['unfinished'], job: 'e' });
  const decided = { round: round.id, code: 'A', reason };
  await write('experts.decide', { ...decided, fate: 'reworded', name: '新名' });
  await write('experts.decide', { ...decided, fate: null, name: null });
  await write('experts.remove', { round: round.id, reason });
  const { note } = await write('notes.write', { about: { kind: 'indicator', indicator: 'A' }, text: '口径待核' });
  await write('notes.edit', { note, text: '口径待核实' });
  await write('notes.answer', { notes: [note], act: 'reply', text: '已问过' });
  await write('notes.answer', { notes: [note], act: 'resolve', text: '' });
  await write('notes.answer', { notes: [note], act: 'reopen', text: '' });
  await write('notes.remove', { notes: [note], reason });
  const arrow: AnnotationDraft = {
    ...{ picture: 'ranking', kind: 'arrow', text: '升得最快', shift: [40, -30] },
    anchor: { kind: 'unit', unit: 'u1', at: '' },
  };
  const { annotation } = await write('annotations.add', { draft: arrow });
  await write('annotations.change', { annotation, draft: { ...arrow, text: '两年升 9 名' } });
  await write('annotations.change', { annotation, draft: { ...arrow, shift: [60, -30], text: '两年升 9 名' } });
  await write('annotations.remove', { annotations: [annotation] });

  const parked = { group: 'R', weights: { A: 3, B: 2, C: 1, D: 1 }, proposer: '李四', reason: '办事更要紧' };
  const { proposal } = await write('meeting.park', parked);
  await write('meeting.vote', { proposal, choice: 'for' });
  await write('meeting.unvote', { proposal, choice: 'for' });
  await write('meeting.keep', { proposal, name: '会议情景' });
  await write('meeting.decide', { proposal, outcome: 'accepted', reason });
  for (let step = 0; step < 5; step += 1) await write('project.undo', {});
  for (let step = 0; step < 5; step += 1) await write('project.redo', {});
  await write('meeting.park', { ...parked, weights: { A: 1, B: 2, C: 3, D: 1 } });

  const change = (asked: OperationRequest<'framework.change'>['change']) =>
    write('framework.change', { change: asked, reason });
  await change({ kind: 'rename', title: '自有指数二', year: 2021 });
  await change({
    ...{ kind: 'add-indicator', parent: 'R', indicator: indicator('E', '戊'), weight: 2 },
    measure: null,
  });
  await change({ kind: 'edit-indicator', indicator: { code: 'E', name: '戊级', definition: '新的' } });
  const e1 = measure('e1', '戊一', { ...goalposts(0, 10), parameters: {} });
  const draft = (asked: typeof e1) => JSON.parse(JSON.stringify(asked));
  await change({ kind: 'add-measure', parent: 'E', measure: draft(e1), weight: 1 });
  await change({
    kind: 'edit-measure',
    measure: draft({
      ...e1,
      ...{ name: '戊项', note: '口径', unit: '%', base: '常住人口', domain: '0..100', months: 6 },
      source: { record: 'annual_statistics', aggregation: 'sum' },
      method: { ...e1.method, direction: 'lower', normalisation: 'z_score', lower: null, upper: null },
    }),
  });
  const lake = join(work.folder, '湖.csv');
  writeFileSync(lake, '地区,采集项,数值\r\n东,e1,50\r\n西,e1,40');
  await write('source.add', { name: '湖', connection: { engine: 'duckdb', file: work.read(lake) }, job: 's' });
  await write('source.run', { name: '湖', job: 's' });
  await write('source.run', { name: '湖', job: 's' });
  await write('source.pin', { name: '湖', unit: 'u1', measure: 'e1', job: 's' });
  await write('source.unpin', { unit: 'u1', measure: 'e1' });
  const [kept] = await work.call('source.list', {});
  await write('source.save', { name: '湖', isNew: false, tables: kept?.binding.tables ?? [], timeout: 60 });
  await write('source.remove', { name: '湖' });
  await change({ kind: 'move', code: 'E', by: -1 });
  await change({ kind: 'add-indicator', parent: 'R', indicator: indicator('F', '己'), weight: null, measure: null });
  await change({ kind: 'move-under', code: 'E', parent: 'F' });
  await change({ kind: 'remove', code: 'F' });
  const { dataset, baseline } = await work.snapshot();
  const units = dataset.units.map(({ code, name }) => unitDraft(code, name));
  await change({
    kind: 'units',
    units: [...units.slice(1), { ...unitDraft('u9', '另'), group: '东部', fullName: '另区' }],
  });
  await write('project.undo', {});

  const said = (text: string) => ({ kind: 'text', id: 'text-1', shown: null, text }) as const;
  const photo = png(4, 3);
  const shown = { hash: bytesHash(photo), type: 'png', width: 4, height: 3, caption: '大厅' } as const;
  const box = { id: 'box-1', title: '做法', unit: '', region: '', chapter: 'holders', text: '', source: '' } as const;
  const boxes = [{ ...box, year: null, shown: null, picture: shown }];
  await write('plan.save', { plan: { version: 1, items: [said('加强统筹。')], boxes }, pictures: [photo] });
  await work.call('plan.export', { target: work.write(join(work.folder, '结构.json')) });
  await write('plan.save', { plan: { version: 1, items: [said('加强协同。')], boxes: [] } });
  await write('plan.import', { file: read('结构.json'), mode: 'replace' });

  const edit = (patch: OperationRequest<'method.edit'>['patch']) => write('method.edit', { label: '方法', patch });
  await edit({ weights: { A: 3, a1: 0 } });
  await edit({ scale: { lower: 10, upper: 90 }, z: { mean: 50, sd: 10, population: true } });
  await edit({ missing: { policy: 'strict', minimumAvailability: 0.5, imputation: 'median', incomplete: 'scale' } });
  await edit({ yearBasis: { kind: 'base_year', year: 2021 } });
  await edit({ yearBasis: { kind: 'pooled' } });
  await edit({ ties: 'average', rankRounding: 2, tierRounding: 1, winsoriseMax: 3 });
  await edit({
    tiers: [
      { tier: 'high', lower: 60, name: '优秀', english: 'Excellent' },
      { tier: 'medium', lower: 40 },
      { tier: 'low', lower: null },
    ],
  });
  await edit({ aggregation: { nodes: { A: { id: 'power', p: 2, rescale: 'min_max' }, B: { id: 'geometric' } } } });
  await edit({
    measures: {
      a1: {
        direction: 'lower',
        normalisation: 'steps',
        parameters: {
          steps: [
            [0, 0],
            [50, 100],
          ],
        },
      },
      d: { treatment: 'winsorise', imputation: 'mean', winsoriseMax: 2, lower: 1, upper: 99 },
    },
  });
  await edit({
    excludedUnits: ['u5'],
    weights: { D: 0 },
    adjustments: [{ kind: 'bonus', measure: 'd', cap: 5 }],
  });
  const { draft: working } = await work.snapshot();
  const method = JSON.parse(JSON.stringify(working ?? baseline));
  const scenario = { previousName: null, name: '情景一', note: '试', locked: false, method };
  await write('scenario.save', scenario);
  await write('scenario.save', { ...scenario, previousName: '情景一', name: '情景二', locked: true, note: '' });
  await work.call('scenario.export', { name: '情景二', target: work.write(join(work.folder, '情景.json')) });
  await write('scenario.import', { file: read('情景.json') });
  await write('scenario.remove', { name: '情景二 (2)', reason });
  await write('method.save', { reason });
  await edit({ excludedUnits: [], weights: { D: 1 }, adjustments: [] });
  await edit({ missing: { policy: 'omit', minimumAvailability: 0 } });
  await write('method.save', { reason, scenario: '情景二' });
  await write('project.undo', {});
  await write('project.redo', {});
  await write('analysis.save', {
    kind: 'uncertainty',
    label: '不确定性',
    scenario: null,
    settings: { draws: 100, seed: 1 },
    result: { ranks: [1, 2] },
  });
  await write('history.import-project', { file: work.read(earlier), reason });
  await write('run.save', { scenario: null, note: '试算', released: false });
}

/** What no reader should see: JSON, names of fields and their paths, values that were not there. */
const unreadable: readonly (readonly [string, RegExp])[] = [
  ['JSON', /[{}[\]]|"\w+":/],
  ['a value that is none', /\b(?:undefined|null|NaN|true|false|object)\b/],
  ['a field’s name', /[a-z][A-Z]|[a-z]_[a-z]/],
  ['a path', /\b[a-z]+\.[a-z]+\b| · /i],
];
/** File names and hashes are told as they are. */
const asItIs = /[\p{L}\d（）()_ -]+\.(?:xlsx|json|ewb|csv)|\b[0-9a-f]{16,}\b/gu;

test('every operation that writes is told in sentences, in both languages', { timeout: 300_000 }, async () => {
  made.clear();
  await doEverything();
  const writing = Object.entries(operations).flatMap(([name, operation]) => ('writes' in operation ? [name] : []));
  expect([...made].sort()).toEqual(writing.sort());

  const entries = await wholeAudit();
  const later = await faults(entries);
  // The project of the next year begins with a name and with what it was begun on.
  await work.call('project.next-year', { from: null, target: work.write(join(work.folder, '2022.ewb')), year: 2022 });
  const begun = await wholeAudit();
  const all = [...entries, ...begun];
  // Notes are written by no operation any more.
  expect(auditSubjects.filter((subject) => all.every((entry) => entry.subject !== subject))).toEqual([]);
  expect(auditActions.filter((action) => all.every((entry) => entry.action !== action))).toEqual([]);
  expect([...later, ...(await faults(begun))]).toEqual([]);
});

async function wholeAudit(): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const page = await work.call('audit.page', { offset: entries.length, limit: 200 });
    entries.push(...page.entries);
    if (entries.length >= page.total) return entries;
  }
}

async function faults(entries: readonly AuditEntry[]): Promise<readonly string[]> {
  const { framework, dataset } = await work.snapshot();
  const names = { nodes: framework.indicators, measures: framework.measures, units: dataset.units };
  return (['zh', 'en'] as const).flatMap((lang) =>
    entries.flatMap((entry) => {
      const { headline, details } = auditSentences(entry, { names, lang });
      return [headline, ...details].flatMap((sentence) => {
        const bare = sentence.replace(asItIs, '');
        const found = unreadable.filter(([, fault]) => fault.test(bare)).map(([name]) => name);
        if (lang === 'zh' && /[a-z]{3,}/.test(bare)) found.push('a word that is no Chinese');
        return found.map((fault) => `${lang} ${entry.subject} ${entry.action}: ${fault}: ${sentence}`);
      });
    }),
  );
}
