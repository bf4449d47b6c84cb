import type { AppError } from '../../../shared/base/app-error.ts';
import { displayNumber } from '../../../shared/base/display.ts';
import type { OperationOutput } from '../../../shared/contract/operations.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import type { Adjustment, TierLine } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { positionals, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import type { CommandContext } from './command-context.ts';
import { CliFailure } from './failure.ts';
import { methodChoice, methodOptions, methodUsage, saysDraft } from './method-option.ts';
import { openProject } from './source.ts';
import { saySourceRows } from './source-command.ts';

const usage = `workbench why FILE UNIT CODE [--limit N] [--trust] ${methodUsage}`;

export const whyCommand: Command = {
  name: 'why',
  usage,
  summary:
    '一个得分的来源：指标、采集项、记录，直到文件、工作表、单元格 · lineage of one score down to file, sheet and cell',
  options: { limit: 'string', trust: 'boolean', ...methodOptions },
  run: async (context, args) => {
    const [path = '', unit = '', code = ''] = positionals({ usage }, args, ['FILE', 'UNIT', 'CODE']);
    const limit = wholeNumber({ usage }, args, 'limit', 20, 1, 1000);
    const choice = methodChoice({ usage }, args);
    await openProject(context, path, usage);
    const answer = await context.call('data.why', { unit, code, ...choice, offset: 0, limit });
    const draft = await saysDraft(context, choice);
    const live = await liveRows(context, answer, limit, args.flag('trust'));
    if (context.json) {
      const sources = live.length === 0 ? {} : { sources: live };
      context.io.out(`${JSON.stringify({ ...answer, ...(draft ? { draft } : {}), ...sources })}\n`);
      return 0;
    }
    context.say(`${answer.unitName}（${answer.unit}） ${code}`);
    const lineages = new Map(answer.measures.map((lineage) => [lineage.measure, lineage]));
    for (const step of answer.steps) {
      const indent = '  '.repeat(step.depth);
      const score = step.score === null ? '—' : displayNumber(step.score, 4);
      context.say(
        `${indent}${step.code} ${step.name}: ${score}（${displayNumber(step.share * 100)} %）${evidence(step)}`,
      );
      for (const line of adjusted(step, answer.tiers ?? standardTiers)) context.say(`${indent}  ${line}`);
      const lineage = lineages.get(step.code);
      if (step.kind !== 'measure' || !lineage) continue;
      context.say(
        `${indent}  = ${lineage.value ?? '—'} ← ${lineage.aggregation}, ${lineage.total} 条 records${lineage.override ? ` · 人工修正 override: ${lineage.override.reason}` : ''}`,
      );
      for (const record of lineage.records) context.say(`${indent}    ${placed(record)}`);
      if (lineage.total > lineage.records.length)
        context.say(`${indent}    … ${lineage.total - lineage.records.length}（--limit）`);
      for (const one of live.filter(({ measure }) => measure === step.code)) {
        if ('away' in one) {
          context.say(`${indent}    数据源 source ${one.source}: ${context.text(one.away)}`);
          if (one.pinned === null) continue;
          const { at, total, rows } = one.pinned;
          context.say(`${indent}    留存样本 pinned ${at}: ${rows.length}/${total} 条 records`);
          saySourceRows(context, { total, rows }, `${indent}      `);
        } else {
          context.say(`${indent}    数据源 source ${one.source}: ${one.total} 条 records`);
          saySourceRows(context, one, `${indent}      `);
        }
      }
      for (const record of lineage.base) context.say(`${indent}    折算基数 base: ${placed(record)}`);
      for (const record of lineage.replaced) context.say(`${indent}    未采用 not used: ${placed(record)}`);
    }
    return 0;
  },
};

type LiveRows = { readonly source: string; readonly measure: string } & (
  OperationOutput<'source.rows'> | { readonly away: AppError; readonly pinned: OperationOutput<'source.pinned'> }
);

/** The records behind values that came from sources, read there and then; or why they can't be. */
async function liveRows(
  context: CommandContext,
  { unit, measures }: OperationOutput<'data.why'>,
  limit: number,
  trusted: boolean,
): Promise<readonly LiveRows[]> {
  const found: LiveRows[] = [];
  for (const { measure, records } of measures) {
    const source = records.find(({ fields }) => typeof fields['source'] === 'string')?.fields['source'];
    if (typeof source !== 'string') continue;
    try {
      if (trusted) await context.call('source.trust', { name: source });
      const rows = await context.call('source.rows', {
        ...{ name: source, unit, measure, job: context.job, offset: 0, limit },
      });
      found.push({ source, measure, ...rows });
    } catch (failure) {
      if (!(failure instanceof CliFailure) || failure.errors[0] === undefined) throw failure;
      const pinned = await context.call('source.pinned', { unit, measure });
      found.push({ source, measure, away: failure.errors[0], pinned });
    }
  }
  return found;
}

function evidence({ measured, months, doubts }: OperationOutput<'data.why'>['steps'][number]): string {
  const share = measured === null || measured === 1 ? '' : ` · 实测 measured ${displayNumber(measured * 100, 1)} %`;
  const counted = months === undefined ? '' : ` · 月份 months ${months.present}/${months.expected}`;
  return `${share}${counted}${doubts === undefined ? '' : ` · 存疑 in doubt: ${doubts.join(', ')}`}`;
}

/** What is added to the weighted score and taken from it, each apart, and what a veto leaves. */
function adjusted(
  { weighted, adjustments = [] }: OperationOutput<'data.why'>['steps'][number],
  tiers: readonly TierLine[],
): readonly string[] {
  if (weighted === undefined) return [];
  const kinds = { bonus: '加分 bonus', penalty: '扣分 penalty', veto: '一票否决 veto' } as const;
  return [
    `加减分前 before adjustments: ${weighted === null ? '—' : displayNumber(weighted, 4)}`,
    ...adjustments.map(({ adjustment, name, effect }) => {
      const said =
        typeof effect === 'number' ? displayNumber(effect, 4) : effect ? `≤ ${tierLabel(adjustment, tiers)}` : '—';
      return `${kinds[adjustment.kind]} ${adjustment.measure} ${name}: ${said}`;
    }),
  ];
}

function tierLabel(adjustment: Adjustment, tiers: readonly TierLine[]): string {
  return adjustment.kind === 'veto' ? `${tierName(adjustment.tier, 'zh', tiers)} ${adjustment.tier}` : '';
}

function placed(record: OperationOutput<'data.why'>['measures'][number]['records'][number]): string {
  return `${record.value ?? '—'}  ${record.file} · ${record.sheet} · ${record.cell} · 批次 ${record.batch}`;
}
