import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import { operations } from '../../../shared/contract/operations.ts';
import { withBasis } from '../../../shared/contract/with-basis.ts';
import type { AnnotationDraft } from '../../../shared/model/annotation.ts';
import { startServices } from './service-bench.ts';

/** What a user can do with no project open, and the steps of an import, which know their plan; an operation added to the contract stands here or below. */
const withoutProject = new Set([
  'app.info',
  'app.recent',
  'app.forget-recent',
  'app.settings',
  'app.save-settings',
  'app.grids',
  'app.keep-grid',
  'app.export-settings',
  'app.import-settings',
  'project.new',
  'project.open',
  'project.open-recent',
  'project.open-sample',
  'project.snapshot',
  'project.close',
  'project.verify-file',
  'project.rescue',
  'import.change-sheet',
  'import.map-alike',
  'import.propose',
  'import.preview',
  'import.discard',
  'book.open',
  'mapping.read',
  'source.keeps',
  'source.password',
  'sample.generate',
  'template.save',
  'job.cancel',
]);

test('with no project open, every operation on one says so', async () => {
  const annotation: AnnotationDraft = {
    ...{ picture: 'ranking', kind: 'mark', text: '', shift: [0, -30] },
    anchor: { kind: 'unit', unit: '110000', at: '' },
  };
  const bench = startServices();
  const created = await bench.newProject();
  await bench.services['project.close']({});
  const file = bench.read(bench.csv('sheet.csv', [['地区', '得分']]));
  const target = bench.write(join(bench.folder, 'target.json'));
  const reason = 'why';
  const page = { offset: 0, limit: 10 };
  const cell = { unit: '110000', measure: 'A1-1.1' };
  const method = created.baseline;
  const headerRows = { first: 1, last: 1 };
  const mapping = { version: 1, kind: 'expert_ratings', layout: 'rows', fingerprint: '', headerRows, columns: [] };
  const table = { table: 'data', columns: ['地区'], mapping };
  const change = { kind: 'remove', code: 'A1' };
  const inputs: Readonly<Record<string, unknown>> = {
    'project.next-year': { from: null, target, year: 2022 },
    'data.record-years': {},
    'history.systems': {},
    'plan.save': { plan: null },
    'plan.picture': { hash: 'a' },
    'plan.import': { file, mode: 'merge' },
    'plan.export': { target },
    'report.other': { file, language: 'zh' },
    'worklist.list': {},
    'worklist.settle': { ids: ['a'], state: 'accepted', reason },
    'worklist.write-slips': { target, format: 'zip', language: 'zh' },
    'worklist.import-slip': { file },
    'experts.list': {},
    'experts.open': {
      ...{ kind: 'rating', title: '一', previous: null, items: ['A'], scale: 5, authority: false, due: null },
      experts: ['E01'],
    },
    'experts.invite': { round: 'r', target, format: 'folder', language: 'zh' },
    'experts.read': { files: [file], accept: [], job: 'j' },
    'experts.import': { files: [file], accept: [], job: 'j' },
    'experts.decide': { round: 'r', code: 'A', fate: 'kept', name: null, reason: '专家会' },
    'experts.remove': { round: 'r', reason: '专家会' },
    'meeting.list': {},
    'meeting.park': { group: 'R', weights: { A: 1 }, proposer: '张三', reason: '' },
    'meeting.vote': { proposal: 'p', choice: 'for' },
    'meeting.unvote': { proposal: 'p', choice: 'for' },
    'meeting.decide': { proposal: 'p', outcome: 'rejected', reason },
    'meeting.keep': { proposal: 'p', name: 's' },
    'notes.write': { about: { kind: 'unit', unit: '110000' }, text: '核对' },
    'notes.edit': { note: 'n', text: '核对' },
    'notes.answer': { notes: ['n'], act: 'resolve', text: '' },
    'notes.remove': { notes: ['n'], reason },
    'annotations.add': { draft: annotation },
    'annotations.change': { annotation: 'a', draft: annotation },
    'annotations.remove': { annotations: ['a'] },
    'change.preview': { kind: 'framework', change },
    'project.save-as': { target },
    'project.verify': {},
    'project.undo': {},
    'project.redo': {},
    'audit.page': page,
    'data.lineage': { ...cell, ...page },
    'data.override': { ...cell, value: 1, reason },
    'data.remove-override': { ...cell, reason },
    'data.why': { unit: cell.unit, code: 'A1', ...page },
    'project.fill-from-book': { file, year: 2021, reason },
    'import.commit': { plan: 'p', job: 'j' },
    'import.plan': { files: [file], job: 'j' },
    'import.annotated-copy': { file, target, language: 'zh', job: 'j' },
    'import.template': { kind: 'expert_ratings', target, language: 'zh' },
    'batch.replacements': { batch: 1, ...page },
    'batch.list': {},
    'batch.withdraw': { batch: 1, reason },
    'batch.restore': { batch: 1, reason },
    'source.list': {},
    'source.look': { connection: { engine: 'duckdb', file }, job: 'j' },
    'source.trust': { name: 's' },
    'source.save': { name: 's', isNew: true, connection: { engine: 'duckdb', file }, tables: [table], timeout: 60 },
    'source.plan': { name: 's', job: 'j' },
    'source.pin': { name: 's', ...cell, job: 'j' },
    'source.unpin': cell,
    'source.pinned': cell,
    'source.add': { name: 's', connection: { engine: 'duckdb', file }, job: 'j' },
    'source.remove': { name: 's' },
    'source.check': { name: 's', job: 'j' },
    'source.run': { name: 's', job: 'j' },
    'source.rows': { name: 's', ...cell, ...page, job: 'j' },
    'alias.list': {},
    'alias.save': { text: '京', unit: cell.unit },
    'alias.remove': { text: '京' },
    'alias.export': { target },
    'alias.import': { file },
    'mapping.list': {},
    'mapping.save': { name: 'm', mapping },
    'mapping.remove': { name: 'm' },
    'framework.read': { from: { kind: 'clipboard', html: '', text: 'A' } },
    'units.read': { from: { kind: 'clipboard', html: '', text: 'A' } },
    'translations.read': { from: null },
    'framework.change': { change, reason },
    'framework.preview': { change },
    'method.edit': { label: 'A', patch: { weights: { A: 1 } } },
    'method.save': { reason },
    'scenario.list': {},
    'scenario.save': { previousName: null, name: 's', note: '', method, locked: false },
    'scenario.remove': { name: 's', reason },
    'scenario.export': { name: 's', target },
    'scenario.import': { file },
    'analysis.list': {},
    'analysis.get': { id: 1 },
    'analysis.save': { kind: 'ahp', label: '', scenario: null, settings: null, result: null },
    'score.json': { book: null, weights: null },
    'score.years': { book: null, weights: null },
    'weights.propose': { book: null, method: 'equal', group: null },
    'what-if.run': { book: null, draws: 1, noise: 0, seed: 1, job: 'j' },
    'facts.check': {},
    'history.import-project': { file, reason },
    'history.year-change': { file },
    'project.diff': { file },
    'project.write-diff': { file, target, language: 'zh' },
    'package.look': { units: null, indicators: null, kinds: null },
    'package.write': { units: null, indicators: null, kinds: null, recipient: '李四', note: '', target },
    'merge.look': { file, lines: {}, prefer: null, job: 'j' },
    'merge.effect': { file, lines: {}, prefer: null, job: 'j' },
    'merge.apply': { file, lines: {}, prefer: null, job: 'j' },
    'run.list': {},
    'run.method': { id: 1 },
    'run.save': { scenario: null, note: '', released: false },
    'boxes.read': { file, job: 'j' },
    'template.check': { file, language: 'zh', job: 'j' },
    'manuscript.refresh': { file, others: [], target, job: 'j' },
    'manuscript.proof': { file, others: [], language: 'zh', job: 'j' },
    'export.leaks': { file, job: 'j' },
    'export.write': { what: 'workbook', format: 'xlsx', target, language: 'zh', job: 'j' },
  };
  const answers = await Promise.all(
    Object.keys(operations)
      .filter((name) => !withoutProject.has(name))
      .map(async (name) => {
        const answer = await dispatch(bench.door, name, withBasis(name, inputs[name], null));
        return { name, answer: answer.ok ? 'done' : answer.error.code };
      }),
  );
  expect(answers.filter(({ answer }) => answer !== 'NO_PROJECT')).toEqual([]);
});
