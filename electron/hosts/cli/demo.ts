import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { FactCheck } from '../../../shared/contract/outputs.ts';
import { CliFailure } from './failure.ts';
import type { CommandContext } from './command-context.ts';
import { tooMany, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'workbench demo [--out DIR] [--records N] [--seed S]';
const templates = ['province-2021', 'key-city-2021'] as const;

export const demoCommand: Command = {
  name: 'demo',
  usage,
  summary:
    '两类对象全流程：生成示例采集表、导入、计分、导出、与报告逐项核对 · both cohorts end to end, checked against the report',
  options: { out: 'string', records: 'string', seed: 'string' },
  run: async (context, args) => {
    if (args.positionals.length > 0) throw tooMany(args.positionals[0], usage);
    const out = args.text('out') ?? join('out', 'demo');
    const records = wholeNumber({ usage }, args, 'records', 0);
    const seed = wholeNumber({ usage }, args, 'seed', 1);
    const started = performance.now();
    const outcomes = [];
    for (const template of templates)
      outcomes.push(await runCohort(context, template, join(out, template), records, seed));
    const different = outcomes.reduce((sum, outcome) => sum + outcome.facts.filter((fact) => !fact.ok).length, 0);
    if (context.json) context.io.out(`${JSON.stringify({ out, cohorts: outcomes })}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    context.say(`\n合成示例数据 · synthetic sample data · ${out} · ${seconds} s`);
    for (const { template, facts } of outcomes) context.say(`${template}: ${summary(facts)}`);
    context.say(different === 0 ? '全部与报告一致 · every fact agrees' : `${different} 项不一致 · facts differ`);
    return different === 0 ? 0 : 1;
  },
};

interface CohortOutcome {
  readonly template: string;
  readonly records: number;
  readonly facts: readonly FactCheck[];
  readonly files: readonly string[];
}

async function runCohort(
  context: CommandContext,
  template: (typeof templates)[number],
  folder: string,
  records: number,
  seed: number,
): Promise<CohortOutcome> {
  // A demo is made anew each time; only what it writes itself is removed.
  try {
    for (const part of ['sheets', 'exports', `${template}.ewb`, `${template}.ewb-wal`, `${template}.ewb-shm`])
      rmSync(join(folder, part), { recursive: true, force: true });
    mkdirSync(join(folder, 'exports'), { recursive: true });
  } catch (failure) {
    const reason = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
    throw new CliFailure([appError('SAMPLE_FOLDER', { folder, reason }, { file: basename(folder) })]);
  }
  context.say(`\n== ${template}`);
  const sheets = join(folder, 'sheets');
  const manifest = await context.call('sample.generate', {
    template,
    target: context.output(sheets),
    records,
    seed,
    job: context.job,
  });
  context.say(`示例采集表 sample: ${manifest.files.length} 个文件 files, ${manifest.records} 条记录 records`);

  await context.call('project.new', {
    template,
    target: context.output(join(folder, `${template}.ewb`)),
    synthetic: true,
  });
  const files = manifest.files.map((file) => join(sheets, file.file)).filter((path) => existsSync(path));
  const plan = await context.call('import.plan', { files: files.map((path) => context.input(path)), job: context.job });
  const imported = await context.call('import.commit', { plan: plan.plan, job: context.job });
  const all = imported.files.flatMap((file) => file.sheets);
  const total = (key: 'rows' | 'imported' | 'skipped' | 'problems'): number =>
    all.reduce((sum, sheet) => sum + sheet[key], 0);
  context.say(
    `导入 import: ${total('rows')} 行 rows = ${total('imported')} 导入 imported + ${total('skipped')} 跳过 skipped + ${total('problems')} 问题 problems`,
  );

  await context.call('run.save', { scenario: null, note: 'demo', released: false });
  const exported = await context.call('export.write', {
    what: 'all',
    format: 'folder',
    target: context.output(join(folder, 'exports')),
    language: context.language,
    overwrite: true,
    job: context.job,
  });
  context.say(`导出 exports: ${exported.files.map((file) => file.name).join('、')}`);

  const facts = await context.call('facts.check', {});
  showFacts(context, facts);
  await context.call('project.close', {});
  return { template, records: manifest.records, facts, files: exported.files.map((file) => file.name) };
}

function showFacts(context: CommandContext, facts: readonly FactCheck[]): void {
  context.say('核对 facts: 项目 fact | 公布 published | 计算 computed | ok');
  for (const fact of facts)
    context.say(
      `${fact.ok ? 'ok     ' : 'DIFFERS'} ${fact.group} ${fact.subject} | ${fact.published} | ${fact.computed}`,
    );
}

function summary(facts: readonly FactCheck[]): string {
  const groups = [...new Set(facts.map((fact) => fact.group))];
  const parts = groups.map((group) => {
    const members = facts.filter((fact) => fact.group === group);
    return `${group} ${members.filter((fact) => fact.ok).length}/${members.length}`;
  });
  const counted = facts.filter((fact) => fact.kind !== 'risen');
  const risen = facts.filter((fact) => fact.kind === 'risen');
  const held = (members: readonly FactCheck[]): string =>
    `${members.filter((fact) => fact.ok).length}/${members.length}`;
  return `${held(counted)} ok，(+) ${held(risen)} ok（${parts.join('、')}）`;
}
