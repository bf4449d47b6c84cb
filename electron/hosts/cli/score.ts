import { displayNumber } from '../../../shared/base/display.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import type { ScoreJson } from '../../../shared/model/score-json.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { CliFailure } from './failure.ts';
import { positionals, wholeNumber } from './arguments.ts';
import { usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import type { Command } from './command.ts';
import { methodChoice, methodOptions, methodUsage, saysDraft } from './method-option.ts';
import { readWeights } from './read-weights.ts';
import { openSource } from './source.ts';

const usage = `workbench score FILE|BOOK.xlsx ${methodUsage} [--weights W.csv] [--year Y | --all-years]`;

export const scoreCommand: Command = {
  name: 'score',
  usage,
  summary: '计分、排名、分组 · scores, ranks and tiers of a project or a score book',
  options: { ...methodOptions, weights: 'string', year: 'string', 'all-years': 'boolean' },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE|BOOK.xlsx']);
    const weightsFile = args.text('weights');
    const weights = weightsFile === null ? null : readWeights(weightsFile);
    const choice = methodChoice({ usage }, args);
    const year = args.text('year') === null ? {} : { year: wholeNumber({ usage }, args, 'year', 0, 1900, 2200) };
    const allYears = args.flag('all-years');
    if (allYears && args.text('year') !== null)
      throw usageFailure('--year，--all-years：只能用其中之一 only one of them may be given.', usage);
    const book = await openSource(context, path);
    const asked = { book, ...choice, weights: weights?.weights ?? null };
    const locating = (failure: unknown): never => {
      throw failure instanceof CliFailure && weights !== null
        ? new CliFailure(failure.errors.map(weights.locate))
        : failure;
    };
    const scored = allYears
      ? await context.call('score.years', asked).catch(locating)
      : await context.call('score.json', { ...asked, ...year }).catch(locating);
    const draft = book === null && (await saysDraft(context, choice));
    if (context.json) context.io.out(`${JSON.stringify({ ...scored, ...(draft ? { draft } : {}) })}\n`);
    else if ('years' in scored) for (const each of Object.values(scored.years)) say(context, each);
    else say(context, scored);
    return 0;
  },
};

function say(context: CommandContext, { framework, year, engine, inputHash, method, units }: ScoreJson): void {
  context.say([framework, ...(year === undefined ? [] : [year]), engine, inputHash].join(' · '));
  const tiers = method.tiers ?? standardTiers;
  for (const unit of units) {
    const tier = unit.tier === null ? '—' : tierName(unit.tier, 'zh', tiers);
    context.say(
      `${String(unit.rank ?? '—').padStart(4)}  ${unit.code}  ${unit.index === null ? '—' : displayNumber(unit.index, method.decimals ?? 2).padStart(6)}  ${tier}  ${unit.name}`,
    );
  }
}
