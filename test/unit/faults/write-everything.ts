// Runs every writing operation of the contract once, and what makes and copies projects, in the folder given; says in the file `told` there what it
// is about to do and what has been acknowledged. Arguments: the folder, and one for the files that it reads.
import { bytesHash } from '../../../shared/base/content-hash.ts';
import { png } from '../model/pictures.ts';
import { openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { createProject, openProject } from '../../../electron/storage/project-file.ts';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import type { AnnotationDraft } from '../../../shared/model/annotation.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { OperationRequest } from '../../../shared/contract/operations.ts';
import { sheetMappingSchema } from '../../../shared/model/sheet-mapping.ts';
import { bareServices, must } from '../services/bare-services.ts';
import { meantInput } from '../services/meant-services.ts';
import { writeSmallBook } from '../services/small-book.ts';

const [folder = '', inputs = ''] = process.argv.slice(2);
const { handles, door, services } = bareServices();
const read = (name: string): string => handles.issue(join(inputs, name), 'read');
const project = (name: string, mode: 'read' | 'write'): string => handles.issue(join(folder, name), mode);
const input = (name: string, content: string): string => {
  writeFileSync(join(inputs, name), content);
  return read(name);
};
const csv = (name: string, rows: readonly (readonly (string | number)[])[]): string =>
  input(name, rows.map((row) => row.join(',')).join('\r\n'));
const told = openSync(join(folder, 'told'), 'a');
const tell = (name: string, phase: 'begin' | 'done'): void => {
  writeSync(told, `${phase} ${name}\n`);
};
const step = async (name: string, request: unknown): Promise<void> => {
  tell(name, 'begin');
  must(await dispatch(door, name, await meantInput(door, name, request)));
  tell(name, 'done');
};
const snapshot = async (): Promise<ProjectSnapshot> => {
  const open = must(await services['project.snapshot']({}));
  if (open === null) throw new Error('no project is open');
  return open;
};
const values = [
  ['地区', 'E2-1.1', 'E2-2.1'],
  ['北京', 95, 95],
  ['天津', 60, 60],
];
const planned = async (file: string) => must(await services['import.plan']({ files: [file], job: 'plan' }));

// An earlier year's project, elsewhere.
const template = loadTemplate('province-2021');
if (!template.ok) throw new Error(template.error.code);
const { framework, units } = template.value;
const earlier = createProject(join(inputs, 'earlier.ewb'), {
  framework: { ...framework, year: 2020 },
  units,
  template: 'province-2021',
  createdAt: '2025-01-01T00:00:00Z',
});
if (!earlier.ok) throw new Error(earlier.error.code);
earlier.value.close();
must(await services['project.open']({ file: read('earlier.ewb') }));
const { plan: earlierPlan } = await planned(csv('2020.csv', values));
must(await services['import.commit']({ plan: earlierPlan, job: 'commit' }));
must(await services['project.close']({}));

const reason = '核对';
const cell = { unit: '110000', measure: 'E2-1.1' };
await step('project.new', { template: 'province-2021', target: project('a.ewb', 'write'), title: '甲' });
const { baseline, framework: shown } = await snapshot();
const { plan, files } = await planned(csv('2021.csv', values));
await step('import.commit', { plan, job: 'commit' });
const lake = csv('lake.csv', [
  ['地区', '采集项', '数值'],
  ['北京', 'A1-2.1', 98],
]);
await step('source.add', { name: '湖', connection: { engine: 'duckdb', file: lake }, job: 's' });
await step('source.run', { name: '湖', job: 's' });
const at = { unit: '110000', measure: 'A1-2.1' };
await step('source.pin', { name: '湖', ...at, job: 's' });
await step('source.unpin', at);
const [kept] = must(await services['source.list']({}));
await step('source.save', { name: '湖', isNew: false, tables: kept?.binding.tables ?? [], timeout: 60 });
await step('source.remove', { name: '湖' });
await step('batch.withdraw', { batch: 1, reason });
await step('batch.restore', { batch: 1, reason });
await step('data.override', { ...cell, value: 90, reason });
await step('data.remove-override', { ...cell, reason });
await step('alias.save', { text: '京', unit: '110000' });
await step('alias.remove', { text: '京' });
const aliases = units.flatMap(({ code, name }) => [1, 2, 3].map((at) => ({ text: `${name}${at}`, unit: code, name })));
await step('alias.import', {
  file: input('names.json', JSON.stringify({ kind: 'workbench-aliases', version: 1, aliases })),
});
const mapping = sheetMappingSchema.parse(files[0]?.sheets[0]?.mapping);
await step('mapping.save', { name: '某表', mapping });
await step('mapping.remove', { name: '某表' });
await step('method.edit', { label: '占比', patch: { weights: { A: 40 } } });
await step('method.save', { reason });
const scenario = { previousName: null, name: '情景一', note: '', method: baseline, locked: false };
await step('scenario.save', scenario);
// Renamed and changed at once.
await step('scenario.save', { ...scenario, previousName: '情景一', name: '情景二', note: '改' });
must(await services['scenario.export']({ name: '情景二', target: handles.issue(join(inputs, 's.json'), 'write') }));
await step('scenario.import', { file: read('s.json') });
await step('scenario.remove', { name: '情景二', reason });
const structure = (text: string): OperationRequest<'plan.save'> => ({
  plan: { version: 1, items: [{ kind: 'text', id: 'text-1', shown: null, text }], boxes: [] },
});
await step('plan.save', structure('加强统筹。'));
const photo = png(40, 30);
const described = { hash: bytesHash(photo), type: 'png', width: 40, height: 30, caption: '' } as const;
const box = { id: 'box-1', title: '做法', unit: '', region: '', chapter: 'holders', text: '', source: '' } as const;
const boxed = { ...structure('加强统筹。').plan!, boxes: [{ ...box, year: null, shown: null, picture: described }] };
await step('plan.save', { plan: boxed, pictures: [photo] });
must(await services['plan.export']({ target: handles.issue(join(inputs, 'structure.json'), 'write') }));
await step('plan.save', structure('加强协同。'));
await step('plan.import', { file: read('structure.json'), mode: 'replace' });
await step('run.save', { scenario: null, note: '', released: false });
await step('analysis.save', { kind: 'ahp', label: '', scenario: null, settings: null, result: { weights: [1, 2] } });
const lines = must(await services['worklist.list']({})).items.filter(
  ({ unit, state }) => unit !== null && state === 'open',
);
const [accepted, returned] = lines;
if (accepted === undefined || returned === undefined) throw new Error('the worklist has too few lines');
await step('worklist.settle', { ids: [accepted.id], state: 'accepted', reason });
const slips = join(inputs, 'slips');
await step('worklist.write-slips', {
  target: handles.issue(slips, 'write'),
  format: 'folder',
  language: 'zh',
  ids: [returned.id],
});
const slip = new ExcelJS.Workbook();
await slip.xlsx.readFile(join(slips, readdirSync(slips)[0] ?? ''));
const answer = slip.worksheets[0]?.getRow(5).getCell(8);
if (answer !== undefined) answer.value = '该项未开展';
await slip.xlsx.writeFile(join(inputs, 'slip.xlsx'));
await step('worklist.import-slip', { file: read('slip.xlsx') });
const asked = { kind: 'rating', title: '一', previous: null, items: ['A'], scale: 5, authority: false, due: null };
await step('experts.open', { ...asked, experts: ['E01', 'E02'] });
const [round] = must(await services['experts.list']({})).rounds;
if (round === undefined) throw new Error('no round was opened');
const forms = join(inputs, 'forms');
must(
  await services['experts.invite']({
    ...{ round: round.id, target: handles.issue(forms, 'write'), format: 'folder', language: 'zh' },
  }),
);
const [form = ''] = readdirSync(forms);
const filled = handles.issue(join(forms, form), 'read');
await step('experts.import', { files: [filled], accept: ['unfinished'], job: 'e' });
await step('experts.decide', { round: round.id, code: 'A', fate: 'kept', name: null, reason });
await step('experts.remove', { round: round.id, reason });
const weighed = Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((code, at) => [code, at + 1]));
await step('meeting.park', { group: 'total', weights: weighed, proposer: '张三', reason });
const [parked] = must(await services['meeting.list']({}));
if (parked === undefined) throw new Error('nothing was parked');
await step('meeting.vote', { proposal: parked.id, choice: 'for' });
await step('meeting.vote', { proposal: parked.id, choice: 'against' });
await step('meeting.unvote', { proposal: parked.id, choice: 'against' });
await step('meeting.keep', { proposal: parked.id, name: '会议' });
await step('meeting.decide', { proposal: parked.id, outcome: 'accepted', reason });
await step('notes.write', { about: { kind: 'indicator', indicator: 'A' }, text: '口径待核' });
const notes = (must(await services['project.snapshot']({}))?.notes ?? []).map(({ id }) => id);
const [noted = ''] = notes;
await step('notes.edit', { note: noted, text: '口径待核实' });
await step('notes.answer', { notes, act: 'resolve', text: '已核' });
await step('notes.remove', { notes, reason });
const annotation: AnnotationDraft = {
  ...{ picture: 'scatter', kind: 'text', text: '两极', shift: [0, 0] },
  anchor: { kind: 'place', x: 60, y: 70, axes: ['A', 'B'] },
};
await step('annotations.add', { draft: annotation });
const drawn = (must(await services['project.snapshot']({}))?.annotations ?? []).map(({ id }) => id);
await step('annotations.change', { annotation: drawn[0] ?? '', draft: { ...annotation, text: '两极分化' } });
await step('annotations.remove', { annotations: drawn });
await step('framework.change', {
  change: { kind: 'rename', title: `${shown.title}（修订）`, year: shown.year },
  reason,
});
must(await services['project.save-as']({ target: handles.issue(join(inputs, 'other.ewb'), 'write') }));
const other = openProject(join(inputs, 'other.ewb'), { now: '2026-03-01T08:00:00Z' });
if (!other.ok) throw new Error(other.error.code);
other.value.saveAlias('津', '120000', '2026-03-01T08:00:00Z');
other.value.close();
await step('merge.apply', { file: read('other.ewb'), lines: {}, prefer: null, job: 'merge' });
await step('history.import-project', { file: read('earlier.ewb'), reason });
await step('project.undo', {});
await step('project.redo', {});
await step('project.save-as', { target: project('copy.ewb', 'write') });
await step('package.write', {
  ...{ units: ['110000'], indicators: null, kinds: null, recipient: '李四', note: '' },
  target: project('package.ewb', 'write'),
});
await step('project.next-year', { from: null, target: project('next.ewb', 'write'), year: 2022 });
await step('project.close', {});
await step('project.open', { file: project('a.ewb', 'read') });
await step('method.edit', { label: '占比', patch: { weights: { A: 41 } } });
await step('project.new', { template: 'blank', target: project('b.ewb', 'write') });
await writeSmallBook(join(inputs, 'book.xlsx'));
await step('project.fill-from-book', { file: read('book.xlsx'), year: 2026, reason });
await step('project.close', {});
