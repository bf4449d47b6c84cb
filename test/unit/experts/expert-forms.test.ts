import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expertChoices } from '../../../shared/model/expert-form.ts';
import type { ExpertRound } from '../../../shared/model/expert-round.ts';
import type { ReturnedFormReport } from '../../../shared/contract/outputs.ts';
import { roundStatistics } from '../../../shared/scoring/experts/round-statistics.ts';
import { roundWeights } from '../../../shared/scoring/experts/round-weights.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';
import { oracle } from './oracle.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', {
    ...{ template: 'province-2021', target: work.write(join(work.folder, '甲.ewb')), title: '甲' },
  });
});
afterEach(() => work.end());

const { codes, experts } = oracle;
const asked = { title: '指标重要性', scale: 5, authority: true, due: '2026-05-10', experts, items: codes };

type Fill = (key: string, row: ExcelJS.Row, expert: string) => void;

/** Fills the forms of a round as each expert would, into a folder; `copies` names further copies of an expert's form. */
async function filled(round: ExpertRound, fill: Fill, dated: (expert: string) => string): Promise<readonly string[]> {
  const folder = join(work.folder, `forms-${round.id}`);
  await work.call('experts.invite', { round: round.id, target: work.write(folder), format: 'folder', language: 'zh' });
  const back = join(work.folder, `back-${round.id}`);
  mkdirSync(back);
  const files = readdirSync(folder).filter((file) => file.endsWith('.xlsx'));
  expect(files).toHaveLength(round.experts.length);
  for (const file of files) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(folder, file));
    const expert = /_(E\d\d)\.xlsx$/.exec(file)?.[1] ?? '';
    const at = experts.indexOf(expert);
    workbook.worksheets[0]?.eachRow((row) => {
      const key = row.getCell(1).text;
      const [kind, of = ''] = key.split(':');
      if (key === 'date') row.getCell(4).value = new Date(dated(expert));
      else if (kind === 'basis') {
        const position = ['theory', 'practice', 'literature', 'intuition'].indexOf(of);
        row.getCell(4).value = expertChoices.amount[oracle.basis[at]?.[position] ?? 0]?.[0] ?? '';
      } else if (key === 'familiarity')
        row.getCell(4).value = expertChoices.familiarity[oracle.familiar[at] ?? 0]?.[0] ?? '';
      else fill(key, row, expert);
    });
    await workbook.xlsx.writeFile(join(back, file));
  }
  return files.map((file) => join(back, file));
}

const marking =
  (round: number): Fill =>
  (key, row, expert) => {
    if (!key.startsWith('item:')) return;
    row.getCell(4).value = oracle.rounds[round]?.marks[experts.indexOf(expert)]?.[codes.indexOf(key.slice(5))] ?? null;
  };

const told = (forms: readonly ReturnedFormReport[]) =>
  forms
    .filter(({ taken }) => !taken)
    .map(({ expert, remarks }) => [expert, ...remarks.map(({ code, place }) => `${code} ${place?.cell ?? ''}`.trim())])
    .sort();

test(
  'three Delphi rounds from forms, two late, one double, one with text for a number',
  { timeout: 300_000 },
  async () => {
    let previous: string | null = null;
    for (const [at, known] of oracle.rounds.entries()) {
      const opened: { readonly round: ExpertRound } = await work.call('experts.open', {
        ...{ ...asked, kind: 'rating', previous },
      });
      const { round } = opened;
      expect([round.number, round.items.map(({ code }) => code)]).toEqual([at + 1, codes]);
      const late = new Set(at === 0 ? ['E14', 'E15'] : []);
      const files = [
        ...(await filled(
          round,
          (key, row, expert) => {
            marking(at)(key, row, expert);
            if (at === 0 && expert === 'E12' && key === 'item:C') row.getCell(4).value = '四分左右';
            if (at === 0 && expert === 'E01' && key === 'item:A1') {
              row.getCell(5).value = '好差评管理';
              row.getCell(6).value = '与满意度有重叠';
            }
          },
          (expert) => (late.has(expert) ? '2026-05-11' : '2026-05-09'),
        )),
      ];
      if (at === 0) {
        const double = new ExcelJS.Workbook();
        const [own = ''] = files.filter((file) => file.includes('E13'));
        await double.xlsx.readFile(own);
        double.worksheets[0]?.eachRow((row) => {
          if (row.getCell(1).text === 'item:A') row.getCell(4).value = 1;
        });
        const copy = own.replace('.xlsx', ' (2).xlsx');
        await double.xlsx.writeFile(copy);
        files.push(copy);
      }
      const handles = files.map((file) => work.read(file));
      const { forms } = await work.call('experts.import', { files: handles, accept: [], job: 'i' });
      expect(told(forms)).toEqual(
        at === 0
          ? [
              ['E12', 'EXPERT_CELL_VALUE D14'],
              ['E13', 'EXPERT_FORM_DOUBLE'],
              ['E13', 'EXPERT_FORM_DOUBLE'],
              ['E14', 'EXPERT_FORM_LATE'],
              ['E15', 'EXPERT_FORM_LATE'],
            ]
          : [],
      );
      const { answers } = await work.call('experts.list', {});
      const found = roundStatistics(round, answers);
      const statistics = found.ok ? found.value : null;
      expect(statistics?.all?.items.map(({ mean }) => mean)).toEqual(
        known.all.mean.map((mean) => expect.closeTo(mean, 10)),
      );
      expect(statistics?.all?.concordance?.w).toBeCloseTo(known.all.concordance.w, 10);
      expect(statistics?.all?.authority?.mean).toBeCloseTo(known.authority, 10);
      expect(statistics?.positive).toBeCloseTo(known.positive, 12);
      if (at === 0) {
        const own = answers.find(({ expert }) => expert === 'E01');
        expect([own?.wordings, own?.comments]).toEqual([{ A1: '好差评管理' }, { A1: '与满意度有重叠' }]);
        // What is in the project already is told, and what was left out is taken when it is accepted.
        const all = await work.call('experts.read', {
          ...{ files: handles, accept: ['late', 'unfinished', 'double'], job: 'k' },
        });
        const taken = all.flatMap((form) => (form.taken ? [form.expert] : []));
        expect(taken.sort()).toEqual(['E12', 'E13', 'E14', 'E15']);
        expect(told(all).filter(([, why]) => why === 'EXPERT_FORM_KNOWN')).toHaveLength(11);
      }
      previous = round.id;
    }
    // The forms of a later round show what the group said, and the expert himself.
    const folder = join(work.folder, `forms-${previous ?? ''}`);
    const form = new ExcelJS.Workbook();
    await form.xlsx.readFile(join(folder, readdirSync(folder).find((file) => file.includes('E03')) ?? ''));
    const shown = new Map<string, readonly unknown[]>();
    form.worksheets[0]?.eachRow((row) =>
      shown.set(
        row.getCell(1).text,
        [7, 8, 11].map((column) => row.getCell(column).value),
      ),
    );
    const second = oracle.rounds[1];
    expect(shown.get('item:B')).toEqual([
      ...[second?.all.mean[1] ?? 0, second?.all.median[1] ?? 0].map((value) => expect.closeTo(value, 2)),
      second?.marks[2]?.[1],
    ]);
  },
);

test('group AHP from forms, and one undo takes a whole import back', { timeout: 300_000 }, async () => {
  const items = codes.slice(0, 5);
  const { round } = await work.call('experts.open', { ...asked, kind: 'ahp', previous: null, authority: false, items });
  const pairs = items.flatMap((a, at) => items.slice(at + 1).map((b) => `pair:${a}|${b}`));
  const files = await filled(
    round,
    (key, row, expert) => {
      const value = oracle.ahp.judged[experts.indexOf(expert)]?.[pairs.indexOf(key)];
      if (value === undefined) return;
      row.getCell(4).value = value === 1 ? '同等' : value > 1 ? '甲' : '乙';
      row.getCell(5).value = value >= 1 ? Math.round(value) : Math.round(1 / value);
    },
    () => '2026-05-09',
  );
  const { forms, undo } = await work.call('experts.import', {
    ...{ files: files.map((file) => work.read(file)), accept: [], job: 'i' },
  });
  expect(told(forms)).toEqual([]);
  const { answers } = await work.call('experts.list', {});
  const weights = roundWeights(round, answers);
  if (!weights.ok) throw new Error(weights.error.code);
  expect(Object.values(weights.value.groups[0]?.weights ?? {})).toEqual(
    oracle.ahp.judgements.map((weight) => expect.closeTo(weight, 10)),
  );
  expect(weights.value.experts.flatMap(({ expert, outlier }) => (outlier ? [expert] : []))).toEqual(
    oracle.ahp.outliers,
  );
  expect(undo.undo).not.toBeNull();
  await work.call('project.undo', {});
  const { answers: none, rounds } = await work.call('experts.list', {});
  expect([none.length, rounds.length]).toEqual([0, 1]);
  expect((await work.call('project.verify', {})).filter(({ ok }) => !ok)).toEqual([]);
});

test('points that don’t sum to 100, a stranger, another project and no form are told with their place', async () => {
  const items = codes.slice(0, 3);
  const { round } = await work.call('experts.open', {
    ...{ ...asked, kind: 'points', previous: null, authority: false, items, experts: ['E01', 'E02'] },
  });
  const given: Readonly<Record<string, readonly number[]>> = { E01: [50, 30, 20], E02: [50, 30, 10] };
  const files = await filled(
    round,
    (key, row, expert) => {
      if (key.startsWith('item:')) row.getCell(4).value = given[expert]?.[items.indexOf(key.slice(5))] ?? null;
    },
    () => '2026-05-09',
  );
  const [first = ''] = files;
  const changed = async (name: string, mark: string) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(first);
    const cell = workbook.worksheets[0]?.getCell('A4');
    if (cell !== undefined) cell.value = mark;
    const path = join(work.folder, name);
    await workbook.xlsx.writeFile(path);
    return path;
  };
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(first);
  const mark = workbook.worksheets[0]?.getCell('A4').text ?? '';
  const stranger = await changed('外人.xlsx', mark.replace('E01', 'E99'));
  const foreign = await changed('别处.xlsx', mark.replace(/^(\S+) \S+/, '$1 0000'));
  const none = await work.sheet('不是.xlsx', [['地区', '值']]);
  const { forms } = await work.call('experts.import', {
    ...{ files: [...files, stranger, foreign, none].map((file) => work.read(file)), accept: [], job: 'i' },
  });
  expect(forms.map(({ taken, remarks }) => [taken, ...remarks.map(({ code }) => code)])).toEqual([
    [true],
    [false, 'EXPERT_CELL_SUM'],
    [false, 'EXPERT_NOT_INVITED'],
    [false, 'EXPERT_FORM_FOREIGN'],
    [false, 'EXPERT_FORM_NONE'],
  ]);
});

test('a round is refused that asks nothing, names an expert twice or what isn’t there', async () => {
  const open = { ...asked, kind: 'ahp', previous: null } as const;
  expect(await work.refusal('experts.open', { ...open, items: ['A'] })).toBe('EXPERT_ITEMS');
  expect(await work.refusal('experts.open', { ...open, items: ['A', 'Z9'] })).toBe('EXPERT_ITEM_UNKNOWN');
  expect(await work.refusal('experts.open', { ...open, experts: ['E01', 'E01'] })).toBe('EXPERT_CODES');
  expect(await work.refusal('experts.open', { ...open, previous: 'gone' })).toBe('EXPERT_ROUND_UNKNOWN');
  expect(
    await work.refusal('experts.open', { ...open, kind: 'points', answers: [{ expert: 'E01', values: [1] }] }),
  ).toBe('EXPERT_VALUES');
});
