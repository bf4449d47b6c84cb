import { seeded } from '../plan/seeded.ts';
import { collectionDay, expert, itemName, keyword, person, SYNTHETIC, SYNTHETIC_NOTE } from '../plan/sample-words.ts';
import { dayCell } from './check-sheets.ts';
import { oneRecord } from './sample-sheet.ts';
import { expertScores, passes, ratings } from './spread-values.ts';
import type { Framework, Measure } from '../../../../shared/model/framework.ts';
import type { SampleCell, SampleSheet } from './sample-sheet.ts';
import type { Spelling } from './check-sheets.ts';
import type { UnitPlan } from '../plan/plan-sample.ts';

const dates: Spelling = { yes: 1, no: 0, dateCells: true };

/** 检索测试: searches with 关联度 and 命中位次 (— where nothing was hit), and questions to the assistant with 关联度 alone. */
export function keywordTestsSheet(framework: Framework, plans: readonly UnitPlan[], seed: number): SampleSheet {
  const relevance = (channel: string): Measure =>
    framework.measures.find(
      ({ rule }) =>
        rule.record === 'keyword_tests' &&
        rule.value?.field === '关联度' &&
        rule.where.some((part) => part.equals === channel),
    )!;
  return {
    sheet: '检索测试',
    kind: 'keyword_tests',
    titles: [`${framework.year}年检索与智能客服测试记录（${SYNTHETIC}）`],
    header: [['地区', '渠道', '关键词', '关联度', '命中位次', '测试人', '日期']],
    merges: [],
    widths: [14, 12, 26, 14, 12, 12, 16],
    rows: function* () {
      for (const plan of plans) {
        for (const channel of ['检索', '智能客服']) {
          const measure = relevance(channel);
          const random = seeded(seed, plan.unit.code, measure.code, 'keywords');
          // The best answers stand with the best positions.
          const scores = [...ratings(plan.counts.get(measure.code)!.get('')!, random)].sort((a, b) => b - a);
          for (const [at, score] of scores.entries()) {
            const position: SampleCell = channel === plan.hits.channel ? (plan.hits.positions[at] ?? '—') : null;
            yield [
              plan.unit.name,
              channel,
              keyword(at),
              score,
              position,
              person('测试员', random),
              dayCell(collectionDay(framework.year, random), dates),
            ];
          }
        }
      }
    },
    notes: [SYNTHETIC_NOTE, '关联度为0–5分；命中位次为“—”表示未命中。'],
    recordsIn: oneRecord,
  };
}

/** 模拟申报: each trial item has its steps. */
export function applicationTestsSheet(framework: Framework, plans: readonly UnitPlan[], seed: number): SampleSheet {
  const measures = framework.measures.filter((measure) => measure.rule.record === 'application_tests');
  return {
    sheet: '模拟申报',
    kind: 'application_tests',
    titles: [`${framework.year}年模拟申报测试记录（${SYNTHETIC}）`],
    header: [['地区', '平台', '事项', '步骤', '得分', '测试人', '日期']],
    merges: [],
    widths: [14, 12, 30, 14, 14, 12, 16],
    rows: function* () {
      for (const plan of plans) {
        for (const measure of measures) {
          const random = seeded(seed, plan.unit.code, measure.code, 'applications');
          const platforms = measure.source.split(';');
          for (const [at, score] of ratings(plan.counts.get(measure.code)!.get('')!, random).entries()) {
            yield [
              plan.unit.name,
              platforms[at % platforms.length]!,
              itemName(at),
              measure.rule.where[0]?.equals ?? '',
              score,
              person('测试员', random),
              dayCell(collectionDay(framework.year, random), dates),
            ];
          }
        }
      }
    },
    notes: [SYNTHETIC_NOTE],
    recordsIn: oneRecord,
  };
}

/** 体验测试: a sheet of ratings (得分) and a sheet of trials (结果). */
export function experienceTestsSheets(
  framework: Framework,
  plans: readonly UnitPlan[],
  seed: number,
): readonly SampleSheet[] {
  const measures = framework.measures.filter((measure) => measure.rule.record === 'experience_tests');
  const sheet = (name: string, rated: boolean): SampleSheet => ({
    sheet: name,
    kind: 'experience_tests',
    titles: [`${framework.year}年${name}记录（${SYNTHETIC}）`],
    header: [['地区', '采集项', '采集项名称', '渠道', '任务', rated ? '得分' : '结果', '测试人', '日期']],
    merges: [],
    widths: [14, 12, 26, 12, 30, 10, 12, 16],
    rows: function* () {
      for (const plan of plans) {
        for (const measure of measures.filter((candidate) => (candidate.rule.value !== null) === rated)) {
          const random = seeded(seed, plan.unit.code, measure.code, 'experience');
          const count = plan.counts.get(measure.code)!.get('')!;
          const results: readonly SampleCell[] = rated
            ? ratings(count, random)
            : passes(count, random).map((passed) => (passed ? '通过' : '未通过'));
          const channels =
            measure.source.includes('移动端') && !measure.source.includes('省级平台')
              ? ['App', '小程序']
              : measure.source.includes('移动端')
                ? ['网站', 'App', '小程序']
                : ['网站'];
          for (const [at, result] of results.entries()) {
            yield [
              plan.unit.name,
              measure.code,
              measure.name,
              channels[at % channels.length]!,
              `任务${at + 1} ${itemName(at)}`,
              result,
              person('测试员', random),
              dayCell(collectionDay(framework.year, random), dates),
            ];
          }
        }
      }
    },
    notes: [SYNTHETIC_NOTE],
    recordsIn: oneRecord,
  });
  return [sheet('体验评分', true), sheet('体验测试', false)];
}

/** 专家评分: seven experts a measure. */
export function expertRatingsSheet(framework: Framework, plans: readonly UnitPlan[], seed: number): SampleSheet {
  const measures = framework.measures.filter((measure) => measure.rule.record === 'expert_ratings');
  return {
    sheet: '专家评分',
    kind: 'expert_ratings',
    titles: [`${framework.year}年专家评分表（${SYNTHETIC}）`],
    header: [['地区', '采集项', '采集项名称', '专家', '得分']],
    merges: [],
    widths: [14, 12, 26, 12, 16],
    rows: function* () {
      for (const measure of measures) {
        for (const plan of plans) {
          const scores = expertScores(
            plan.medians.get(measure.code)!,
            seeded(seed, plan.unit.code, measure.code, 'experts'),
          );
          for (const [at, score] of scores.entries())
            yield [plan.unit.name, measure.code, measure.name, expert(at), score];
        }
      }
    },
    notes: [SYNTHETIC_NOTE],
    recordsIn: oneRecord,
  };
}
