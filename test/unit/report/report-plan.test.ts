import { describe, expect, test } from 'vitest';
import { reportPlanSchema } from '../../../shared/model/report-plan-schema.ts';
import type { PlanBox, PlanItem, ReportPlan } from '../../../shared/model/report-plan.ts';
import { composeReport, reportParts } from '../../../shared/report/document/compose-report.ts';
import type { ReportBlock } from '../../../shared/report/document/report-document.ts';
import { fourUnits } from './four-units.ts';

const input = fourUnits();
const plan = (items: readonly PlanItem[], boxes: readonly PlanBox[] = []): ReportPlan =>
  reportPlanSchema.parse({ version: 1, items, boxes });
const standard = (id: string, more: Partial<Extract<PlanItem, { kind: 'standard' }>> = {}): PlanItem => ({
  kind: 'standard',
  id,
  shown: null,
  ...more,
});
const whole = (): PlanItem[] => reportParts(input).outline.map(({ id }) => standard(id));
const changed = (id: string, more: Partial<Extract<PlanItem, { kind: 'standard' }>>): PlanItem[] =>
  whole().map((item) => (item.id === id ? { ...item, ...more } : item)) as PlanItem[];
const box = (id: string, unit: string, more: Partial<PlanBox> = {}): PlanBox => ({
  id,
  title: `${id}的做法`,
  unit,
  region: '',
  chapter: 'holders',
  text: '第一段。\n第二段。',
  source: '',
  year: null,
  shown: null,
  ...more,
});
const blocksOf = (own: ReportPlan): readonly ReportBlock[] => composeReport(input, { plan: own }).blocks;
const headings = (own: ReportPlan): readonly string[] =>
  blocksOf(own).flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
const labels = (own: ReportPlan): readonly string[] =>
  blocksOf(own).flatMap((block) => ('label' in block ? [`${block.id} ${block.label}`] : []));
const texts = (own: ReportPlan): readonly string[] =>
  blocksOf(own).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

describe('a plan of the report', () => {
  test('that changes nothing is the report as the program makes it', () => {
    expect(composeReport(input, { plan: plan(whole()) })).toEqual(composeReport(input));
    expect(composeReport(input, { plan: plan([]) })).toEqual(composeReport(input));
  });

  test('hides a table, and those after it take the numbers up', () => {
    const own = plan(changed('table:T2-1@province', { shown: false }));
    expect(labels(own)).not.toContain('T2-1 表 2-1');
    expect(labels(own)).toContain('T2-3 表 2-1');
    // What isn't printed isn't cited.
    expect(texts(own).find((text) => text.includes('能力水平“非常高”的 1 个'))).toBeDefined();
  });

  test('moves a section, and numbers follow', () => {
    const items = whole();
    const from = items.findIndex(({ id }) => id === 'heading:problems');
    const moved = items.splice(from, 2);
    items.splice(
      items.findIndex(({ id }) => id === 'heading:indicators'),
      0,
      ...moved,
    );
    const found = headings(plan(items));
    expect(found).toContain('第四章  面临的问题');
    expect(found).toContain('第五章  指数分析');
    expect(labels(plan(items))).toContain('F4-1 图 5-1');
  });

  test('has headings and texts of the team’s own, with live facts that carry their ids', () => {
    const items = whole();
    const at = items.findIndex(({ id }) => id === 'slot:advice');
    items.splice(
      at,
      1,
      standard('slot:advice', { text: '均值为 {mean:province:total}，见{ref F4-1}。\n\n第二段。' }),
      {
        kind: 'heading',
        id: 'own-1',
        shown: null,
        level: 2,
        title: '保障措施',
      },
      { kind: 'text', id: 'own-2', shown: null, text: '加强统筹[，增长 {growth:province:P:-1:0}]。' },
    );
    const own = plan(items);
    expect(texts(own)).toEqual(expect.arrayContaining(['均值为 75.75，见图 4-1。', '第二段。', '加强统筹。']));
    expect(texts(own)).not.toContain('〔待编写：发展建议〕');
    expect(headings(own)).toContain('一、保障措施');
    const said = blocksOf(own).find((block) => block.kind === 'paragraph' && block.text.startsWith('均值为'));
    expect(said?.kind === 'paragraph' ? said.pieces : []).toEqual([
      { text: '均值为 ', fact: null },
      { text: '75.75', fact: 'mean:province:total' },
      { text: '，见', fact: null },
      { text: '图 4-1', fact: null, reference: 'F4-1' },
      { text: '。', fact: null },
    ]);
  });

  test('calls a heading of the outline by another name', () =>
    expect(headings(plan(changed('heading:problems', { title: '短板与不足' })))).toContain('第五章  短板与不足'));

  test('places boxes in administrative order, numbers them through the report and lists them', () => {
    const boxes = [
      box('丙', 'U03', { chapter: 'region', source: '南省政府', year: 2021 }),
      box('乙', 'U02'),
      box('甲', 'U01'),
      box('隐', 'U01', { shown: false }),
      box('区', '', { chapter: 'region', region: '上' }),
    ];
    const own = plan([], boxes);
    expect(labels(own).filter((label) => label.includes('专栏'))).toEqual([
      'box:甲 专栏 1',
      'box:乙 专栏 2',
      'box:区 专栏 3',
      'box:丙 专栏 4',
    ]);
    const blocks = blocksOf(own);
    expect(blocks.some((block) => block.kind === 'contents' && block.of === 'boxes')).toBe(true);
    const third = blocks.find((block) => block.kind === 'box' && block.id === 'box:丙');
    expect(third).toMatchObject({ caption: '丙的做法', source: '来源：南省政府（2021 年）' });
    const before = blocks
      .slice(
        0,
        blocks.findIndex((block) => block === third),
      )
      .findLast(({ kind }) => kind === 'heading');
    expect(before).toMatchObject({ text: '（二）下地区' });
  });

  test('has what the outline has since then, and nothing that it no longer has', () => {
    const without = whole().filter(({ id }) => id !== 'table:T-counts@province');
    const own = plan([standard('table:T-counts@key-city'), ...without]);
    expect(composeReport(input, { plan: own })).toEqual(composeReport(input));
  });

  test('adds the map of tiers to a public report, which is without it otherwise', () => {
    const open = { ...input, audience: 'public' as const };
    const ids = (own: ReportPlan | null): readonly string[] =>
      composeReport(open, { plan: own }).blocks.flatMap((block) => (block.kind === 'figure' ? [block.id] : []));
    expect(ids(null)).not.toContain('F-map');
    const shown = reportParts(open).outline.map(({ id }) =>
      standard(id, id === 'figure:F-map@province' ? { shown: true } : {}),
    );
    expect(ids(plan(shown))).toContain('F-map');
  });
});
