import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeLargeProject } from '../../../scripts/bench/large-project.ts';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await makeTwoYears(work);
});
afterEach(() => work.end());

/** Paragraphs and rows of the document, cells parted by tabs. */
async function minutes(more: { readonly language?: 'zh' | 'en'; readonly audience?: 'public' } = {}): Promise<string> {
  const path = join(work.folder, `纪要-${more.language ?? 'zh'}-${more.audience ?? 'internal'}.docx`);
  await work.call('export.write', {
    ...{ what: 'minutes', format: 'docx', target: work.write(path), language: 'zh', overwrite: true, job: 'm' },
    ...more,
  });
  const xml = new ZipParts(readFileSync(path)).text('word/document.xml');
  return xml
    .replaceAll('</w:p></w:tc>', '\t')
    .replaceAll(/<\/w:p>|<\/w:tr>/g, '\n')
    .replaceAll(/<[^>]+>/g, '');
}

/** Equal weights: u1 64.5, u2 60, u5 40, u3 34.5. With C at five of eight: u2 75, u1 72.25, u3 47.25, u5 40; 中 begins at 65. */
const heavyC = { A: 1, B: 1, C: 5, D: 1 };

async function meet(): Promise<void> {
  const park = (weights: typeof heavyC, proposer: string, reason: string) =>
    work.call('meeting.park', { group: 'R', weights, proposer, reason });
  const first = await park(heavyC, '张三', '事项最要紧');
  for (const choice of ['for', 'for', 'against'] as const)
    await work.call('meeting.vote', { proposal: first.proposal, choice });
  await work.call('meeting.keep', { proposal: first.proposal, name: '张三方案' });
  await work.call('meeting.decide', { proposal: first.proposal, outcome: 'accepted', reason: '多数赞成' });
  const second = await park({ A: 1, B: 9, C: 5, D: 1 }, '李四', '');
  await work.call('meeting.vote', { proposal: second.proposal, choice: 'abstain' });
  await work.call('meeting.decide', { proposal: second.proposal, outcome: 'rejected', reason: '乙已足够' });
}

test('minutes tell what was proposed by whom and why, its effect, the votes and the decision, and the method before and after', async () => {
  await meet();
  const text = await minutes();
  for (const part of [
    '会议日期：2026-05-01',
    '共提案 2 项，采纳 1 项，未采纳 1 项，未决定 0 项。',
    '：C 25→62.5',
    '提议人：张三',
    '理由：事项最要紧',
    'C 丙\t25.00\t62.50',
    '影响：2 个对象变等级，4 个对象变位次。',
    '东：低 → 中（距界线 7.25）',
    '=南：低 → 中（距界线 10.00）',
    '=南\t2\t1\t60.00\t75.00',
    '表决：赞成 2 票，反对 1 票，弃权 0 票。',
    '决定：采纳。理由：多数赞成',
    '存为情景“张三方案”。',
    '决定：未采纳。理由：乙已足够',
    '方法指纹：会前 ',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('草稿');
});

test('minutes in English hold no Chinese but names and what was typed', async () => {
  await meet();
  const text = await minutes({ language: 'en' });
  for (const part of [
    '2 proposals: 1 accepted, 1 rejected, 0 left open.',
    'Votes: 2 for, 1 against, 0 abstained.',
    '东: Low → Medium (7.25 beyond the line)',
  ])
    expect(text).toContain(part);
  const typed = /自有指数\d*|[甲乙丙丁总东南西新]|张三方案|张三|李四|事项最要紧|多数赞成|乙?已足够/g;
  expect(text.replace(typed, '')).not.toMatch(/[\u4e00-\u9fff]/);
});

test('minutes for the public tell no weight, score, rank or reason, and nobody who fell', async () => {
  await meet();
  const text = await minutes({ audience: 'public' });
  expect(text).toContain('提案 1');
  expect(text).toContain('低\t4\t2');
  expect(text).toContain('等级上升：东、=南。');
  expect(text).toContain('表决：赞成 2 票，反对 1 票，弃权 0 票。');
  for (const held of ['62.5', '25', '7.25', '75.00', '位次', '权重（%）', '事项最要紧', '多数赞成', '方法指纹'])
    expect(text).not.toContain(held);
});

test('effects say when the data are no longer those of the meeting', async () => {
  await meet();
  expect(await minutes()).not.toContain('提案之后数据有变化');
  await work.call('data.override', { unit: 'u1', measure: 'd', value: 60, reason: '更正' });
  expect(await minutes()).toContain('提案之后数据有变化');
});

test('names in another language are no other data', async () => {
  const indicator = { code: 'A', name: '甲', nameEn: 'Alpha', definition: '' };
  await work.call('framework.change', { change: { kind: 'edit-indicator', indicator }, reason: '译名' });
  await meet();
  expect(await minutes({ language: 'en' })).not.toContain('The data have changed');
});

test('of a large cohort the forty units that move furthest are told, and how many more there are', async () => {
  await work.call('project.close', {});
  const path = join(work.folder, '大.ewb');
  writeLargeProject(path, [2021]);
  await work.call('project.open', { file: work.read(path) });
  const { dataset } = await work.snapshot();
  const codes = dataset.nodes.filter(({ depth }) => depth === 1).map(({ code }) => code);
  const weights = Object.fromEntries(codes.map((code, at) => [code, at === 0 ? 90 : 20]));
  const group = dataset.nodes[0]?.code ?? '';
  await work.call('meeting.park', { group, weights, proposer: '张三', reason: '' });
  const text = await minutes();
  const moved = Number(/(\d+) 个对象变位次/.exec(text)?.[1]);
  const rows = [...text.matchAll(/^地区\d+\t(\d+)\t(\d+)\t/gm)].map(([, from, to]) => Number(to) - Number(from));
  expect(rows).toHaveLength(40);
  expect(moved).toBeGreaterThan(100);
  expect(text).toContain(`位次变化最大的 40 个对象，另有 ${moved - 40} 个对象位次变化。`);
});

test('without a proposal there are no minutes', async () => {
  const target = work.write(join(work.folder, '无.docx'));
  const asked = { what: 'minutes', format: 'docx', target, language: 'zh', job: 'm' } as const;
  expect(await work.refusal('export.write', asked)).toBe('MEETING_NONE');
});
