import { expect, test } from 'vitest';
import type { ExpertAnswer, ExpertPapers, ExpertRound, ItemDecision } from '../../../shared/model/expert-round.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { expertPathTable } from '../../../shared/report/expert-path-table.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { fourUnits } from './four-units.ts';

const names: Readonly<Record<string, string>> = { P: '甲初稿', Q: '乙', R: '丙', S: '丁' };
const weights: Readonly<Record<string, number>> = { P: 0.5, Q: 0.3, R: 0.2 };

function round(number: number, codes: readonly string[], experts: number): ExpertRound {
  return {
    ...{ id: `r${number}`, kind: 'rating', title: `第${'一二三'[number - 1] ?? ''}轮`, number, scale: 5 },
    previous: number === 1 ? null : `r${number - 1}`,
    items: codes.map((code) => ({
      ...{ code, name: names[code] ?? code, parent: 'total' },
      ...(number === 1 && weights[code] !== undefined ? { weight: weights[code] } : {}),
    })),
    ...{ authority: false, due: null, at: `2026-0${number}-01T08:00:00Z` },
    experts: Array.from({ length: experts }, (_, at) => `E${at + 1}`),
  };
}

function answers(of: string, rows: readonly (readonly number[])[]): readonly ExpertAnswer[] {
  return rows.map((values, at) => ({
    ...{ round: of, expert: `E${at + 1}`, values, basis: null, familiarity: null, comments: {}, wordings: {} },
    ...{ late: false, file: '', hash: '', at: '' },
  }));
}

const decided = (of: string, code: string, fate: ItemDecision['fate'], reason: string, name: string | null = null) => ({
  ...{ round: of, code, fate, name, reason, at: '2026-03-02T08:00:00Z' },
});

/**
 * By hand. First round, 4 of 5 forms (80 %): P 5 4 5 4 has mean 4.5, sd √(4 · 0.25/3) = 0.57735, CV 0.12830; Q 2 2 4 4 mean 3, sd √(4/3) = 1.15470,
 * CV 0.38490; R 3 3 3 3 mean 3, CV 0. Second, 3 of 4 (75 %): P 5 5 5 mean 5, CV 0; Q 3 4 5 mean 4, sd 1, CV 0.25. Third, 2 of 2: P 5 4 mean 4.5,
 * sd √0.5 = 0.70711, CV 0.15713; Q 4 4; S 3 5 mean 4, sd √2 = 1.41421, CV 0.35355.
 */
const experts: ExpertPapers = {
  rounds: [round(1, ['P', 'Q', 'R'], 5), round(2, ['P', 'Q'], 4), round(3, ['P', 'Q', 'S'], 2)],
  answers: [
    ...answers('r1', [
      [5, 2, 3],
      [4, 2, 3],
      [5, 4, 3],
      [4, 4, 3],
    ]),
    ...answers('r2', [
      [5, 3],
      [5, 4],
      [5, 5],
    ]),
    ...answers('r3', [
      [5, 4, 3],
      [4, 4, 5],
    ]),
  ],
  decisions: [
    decided('r1', 'P', 'reworded', '说法更准', '甲'),
    decided('r1', 'R', 'dropped', '难以采集'),
    decided('r2', 'Q', 'kept', '意见集中'),
    decided('r2', 'S', 'added', '专家提出', '丁'),
  ],
};

test('each indicator is told from the first draft over three rounds to the final system, against values worked by hand', () => {
  const input = { ...fourUnits(), experts };
  const table = expertPathTable(input);
  const [p, q] = ['P', 'Q'].map((code) => input.dataset.nodes.find((node) => node.code === code)?.name ?? '');
  expect(table?.head[0]?.map(cellText)).toEqual(['代码', '初稿', '第一轮', '第二轮', '第三轮', '定稿']);
  expect(table?.body.map((row) => row.map(cellText))).toEqual([
    ...[
      [
        'P',
        '甲初稿',
        '50.00 %',
        '4.50',
        '0.13',
        '改为“甲”：说法更准',
        '5.00',
        '0.00',
        '—',
        '4.50',
        '0.16',
        '—',
        p,
        '60.00 %',
      ],
    ],
    ...[
      ['Q', '乙', '30.00 %', '3.00', '0.38', '—', '4.00', '0.25', '保留：意见集中', '4.00', '0.00', '—', q, '40.00 %'],
    ],
    ['R', '丙', '20.00 %', '3.00', '0.00', '删去：难以采集', '—', '—', '—', '—', '—', '—', '删去', '—'],
    [
      'S',
      '—（后增）',
      '—',
      '—',
      '—',
      '—',
      '—',
      '—',
      '增加“丁”：专家提出',
      '4.00',
      '0.35',
      '—',
      '丁（未列入指标体系）',
      '—',
    ],
    ['积极系数', '80.00%（4/5）', '75.00%（3/4）', '100.00%（2/2）', ''],
  ]);
});

test('it is a table and an annex of the internal version, in English too, and in nothing that is public', () => {
  const input = { ...fourUnits(), experts };
  const ids = (of: ReportInput): readonly string[] => [
    ...reportTables(of).map(({ id }) => id),
    ...composeReport(of).blocks.flatMap((block) => (block.kind === 'table' ? [block.id] : [])),
  ];
  expect(ids(forAudience(input, 'internal')).filter((id) => id === 'TA-9')).toHaveLength(2);
  expect(ids(forAudience(input, 'public'))).not.toContain('TA-9');
  const english = expertPathTable({ ...fourUnits({ lang: 'en' }), experts });
  expect(english?.head[0]?.map(cellText).slice(0, 2)).toEqual(['Code', 'First draft']);
  expect(english?.body[2]?.map(cellText)[5]).toBe('Removed: 难以采集');
  expect(expertPathTable(fourUnits())).toBeNull();
});
