import { join } from 'node:path';
import { displayNumber } from '../../../shared/base/display.ts';
import type { OperationOutput } from '../../../shared/contract/operations.ts';
import { acceptables } from '../../../shared/model/expert-form.ts';
import type { Acceptable } from '../../../shared/model/expert-form.ts';
import { expertKinds } from '../../../shared/model/expert-round.ts';
import type { ExpertRound } from '../../../shared/model/expert-round.ts';
import { roundStatistics } from '../../../shared/scoring/experts/round-statistics.ts';
import { roundWeights } from '../../../shared/scoring/experts/round-weights.ts';
import { oneOf, positionals, wholeNumber } from './arguments.ts';
import type { Command, ParsedArguments } from './command.ts';
import type { CommandContext } from './command-context.ts';
import { usageFailure } from './command-context.ts';
import { openProject } from './source.ts';

const usage =
  'workbench experts FILE [FORMS... [--accept late,unfinished,double] [--dry-run]] | --open rating|points|ahp --title T --items A,B --experts E01,E02 [--previous ROUND] [--scale 5] [--authority] [--due DATE] | --invite ROUND --to DIR|X.zip';

type Papers = OperationOutput<'experts.list'>;

export const expertsCommand: Command = {
  name: 'experts',
  usage,
  summary:
    '专家轮次：开轮、发表、收表、统计与群组权重 · expert rounds: opened, sent out, taken in, with statistics and group weights',
  options: {
    ...{ open: 'string', title: 'string', items: 'string', experts: 'string', previous: 'string', scale: 'string' },
    ...{ authority: 'boolean', due: 'string', invite: 'string', to: 'string', accept: 'string', 'dry-run': 'boolean' },
  },
  run: async (context, args) => {
    const [path = '', ...forms] = args.positionals;
    if (forms.length === 0) positionals({ usage }, args, ['FILE']);
    await openProject(context, path, usage);
    if (forms.length > 0) return takeForms(context, args, forms);
    if (args.text('open') !== null) return openRound(context, args);
    const invite = args.text('invite');
    if (invite !== null) return writeInvitations(context, invite, args.text('to'));
    return listRounds(context, await context.call('experts.list', {}));
  },
};

async function openRound(context: CommandContext, args: ParsedArguments): Promise<number> {
  const listed = (key: string): string[] => {
    const text = args.text(key);
    if (text === null) throw usageFailure(`缺少 --${key} · --${key} is missing.`, usage);
    return text.split(/[,，、]/).map((part) => part.trim());
  };
  const { round } = await context.call('experts.open', {
    kind: oneOf({ usage }, args, 'open', expertKinds, null),
    title: args.text('title') ?? '',
    previous: args.text('previous'),
    items: listed('items'),
    scale: wholeNumber({ usage }, args, 'scale', 5, 2, 100),
    authority: args.flag('authority'),
    due: args.text('due'),
    experts: listed('experts'),
  });
  if (context.json) context.io.out(`${JSON.stringify({ round })}\n`);
  context.say(`轮次 round: ${round.id}`);
  return 0;
}

async function writeInvitations(context: CommandContext, round: string, to: string | null): Promise<number> {
  if (to === null) throw usageFailure('缺少 --to · --to is missing.', usage);
  const format = to.toLowerCase().endsWith('.zip') ? 'zip' : 'folder';
  const files = await context.call('experts.invite', {
    ...{ round, target: context.output(to), format, language: context.language },
  });
  if (context.json) context.io.out(`${JSON.stringify({ files: files.map(({ name, bytes }) => ({ name, bytes })) })}\n`);
  for (const { name } of files) context.say(format === 'folder' ? join(to, name) : name);
  return 0;
}

/** 1 where a form was left out. */
async function takeForms(context: CommandContext, args: ParsedArguments, paths: readonly string[]): Promise<number> {
  const accept = (args.text('accept') ?? '').split(',').filter((part) => part !== '');
  const known = accept.filter((part): part is Acceptable => acceptables.some((one) => one === part));
  if (known.length < accept.length)
    throw usageFailure(`--accept：${acceptables.join(' | ')}（可并列 or several, parted by commas）`, usage);
  const request = { files: paths.map((path) => context.input(path)), accept: known, job: context.job };
  const forms = args.flag('dry-run')
    ? await context.call('experts.read', request)
    : (await context.call('experts.import', request)).forms;
  if (context.json)
    context.io.out(
      `${JSON.stringify({ forms: forms.map((form) => ({ ...form, remarks: form.remarks.map((remark) => ({ ...remark, text: context.text(remark) })) })) })}\n`,
    );
  for (const { remarks } of forms) for (const remark of remarks) context.say(context.text(remark));
  const taken = forms.filter((form) => form.taken).length;
  context.say(`采用 taken: ${taken} · 未采用 left out: ${forms.length - taken}`);
  return taken === forms.length ? 0 : 1;
}

function listRounds(context: CommandContext, papers: Papers): number {
  const rounds = papers.rounds.map((round) => summary(round, papers));
  if (context.json) context.io.out(`${JSON.stringify({ rounds, decisions: papers.decisions })}\n`);
  for (const { id, kind, title, number, invited, returned, statistics, weights } of rounds) {
    context.say(`${id}  ${kind}  ${title}  ${number}  回收 returned ${returned}/${invited}`);
    const all = statistics?.all ?? statistics?.groups[0]?.statistics ?? null;
    if (all?.concordance)
      context.say(
        `  W ${displayNumber(all.concordance.w, 3)}  χ² ${displayNumber(all.concordance.chiSquare)}  p ${all.concordance.p.toPrecision(2)}`,
      );
    for (const { parent, weights: shares } of weights?.groups ?? [])
      context.say(
        `  ${parent}: ${Object.entries(shares)
          .map(([code, share]) => `${code} ${displayNumber(share * 100)}%`)
          .join('  ')}`,
      );
    for (const { expert, cr, outlier } of weights?.experts ?? [])
      if (outlier || (cr ?? 0) > 0.1)
        context.say(
          `  ${expert}${cr === null ? '' : `  CR ${displayNumber(cr, 3)}`}${outlier ? '  离群 outlier' : ''}`,
        );
  }
  return 0;
}

function summary(round: ExpertRound, { answers }: Papers) {
  const statistics = roundStatistics(round, answers);
  const weights = roundWeights(round, answers);
  return {
    ...round,
    invited: round.experts.length,
    returned: answers.filter((answer) => answer.round === round.id).length,
    statistics: statistics.ok ? statistics.value : null,
    weights: weights.ok ? weights.value : null,
  };
}
