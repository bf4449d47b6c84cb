// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { scoreColumns } from '../../../renderer/features/scores/score-columns.ts';
import type { ScoreRow } from '../../../renderer/features/scores/score-rows.ts';
import { useWorkbench } from '../../../renderer/state/workbench.ts';
import { textsIn } from '../../../renderer/ui/texts.ts';
import type { Method } from '../../../shared/model/method.ts';
import { score } from '../../../shared/scoring/score.ts';
import { smallDataset } from '../scoring/small-dataset.ts';

afterEach(() => useWorkbench.setState({ working: null }));

/** 甲 has half of node N's weight measured, where 65 % are asked for. */
const { dataset, method } = smallDataset(
  {
    units: ['甲', '乙'],
    nodes: { N: {} },
    measures: { M1: { parent: 'N', values: [70, 80] }, M2: { parent: 'N', values: [null, 60] } },
  },
  { missing: { policy: 'omit', minimumAvailability: 0.65, imputation: 'none' } },
);

const columns = (language: 'zh' | 'en', own: Partial<Method> = {}) => {
  useWorkbench.setState({ working: { ...method, ...own } });
  const shown = scoreColumns(
    dataset,
    method,
    1,
    { open: new Set(), toggle: () => undefined },
    textsIn(language),
    language,
  );
  return (id: string) => {
    const found = shown.find((column) => column.id === id);
    if (found === undefined) throw new Error(`no column ${id}`);
    return found;
  };
};

function firstRow(): ScoreRow {
  const result = score(dataset, method);
  if (!result.ok) throw new Error(result.error.code);
  const [unit = null] = dataset.units;
  return {
    id: '甲',
    group: '',
    heading: null,
    unit,
    at: 0,
    result: result.value,
    baseline: null,
    risen: false,
    moved: false,
  };
}

test('a score that lacks evidence is one short word in English, and the long words on hover', () => {
  const row = firstRow();
  const cell = document.createElement('div');
  const column = columns('en')('score N');
  column.paint?.(cell, row);
  // 84 px less the padding hold some ten letters.
  expect(cell.textContent).toBe('Lacking');
  expect(column.tooltip?.(row)).toMatch(/^Not enough evidence: .*50/);
  expect(columns('en')('tier').text?.(row)).toBe('Lacking');
  expect(columns('en')('tier').tooltip?.(row)).toMatch(/^Not enough evidence: /);
  expect(columns('zh')('tier').text?.(row)).toBe('证据不足');
});

test('the heading of the evidence has room for all of its word in either language', () => {
  // 16 px of padding and 6 px that the bar of sorting takes; Chinese at 13 px a letter, Latin at 7.5.
  expect(columns('zh')('evidence')).toMatchObject({ title: '依据', width: 58 });
  expect(columns('en')('evidence')).toMatchObject({ title: 'Evidence', width: 82 });
});

test('the column of the index is as wide as its name, up to 160 px, and says the whole name on hover', () => {
  const wide = (zh: string) => columns('zh', { indexName: { zh, en: 'Ease score' } })('index');
  expect(columns('zh')('index')).toMatchObject({ title: '总体指数', width: 74 });
  // 5 × 13 + 22.
  expect(wide('营商便利度')).toMatchObject({ title: '营商便利度', hint: '营商便利度', width: 87 });
  expect(wide('一二三四五六七八九十一二三')).toMatchObject({ width: 160 });
  // 10 × 7.5 + 22.
  expect(columns('en', { indexName: { zh: '营商便利度', en: 'Ease score' } })('index')).toMatchObject({ width: 97 });
});
