import { displayNumber } from '../../../shared/base/display.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { CliFailure } from './failure.ts';
import { positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { methodChoice, methodOptions, methodUsage, saysDraft } from './method-option.ts';
import { readWeights } from './read-weights.ts';
import { openSource } from './source.ts';

const usage = `workbench score FILE|BOOK.xlsx ${methodUsage} [--weights W.csv]`;

export const scoreCommand: Command = {
  name: 'score',
  usage,
  summary: '计分、排名、分组 · scores, ranks and tiers of a project or a score book',
  options: { ...methodOptions, weights: 'string' },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE|BOOK.xlsx']);
    const weightsFile = args.text('weights');
    const weights = weightsFile === null ? null : readWeights(weightsFile);
    const choice = methodChoice({ usage }, args);
    const book = await openSource(context, path);
    const scored = await context
      .call('score.json', { book, ...choice, weights: weights?.weights ?? null })
      .catch((failure: unknown) => {
        throw failure instanceof CliFailure && weights !== null
          ? new CliFailure(failure.errors.map(weights.locate))
          : failure;
      });
    const draft = book === null && (await saysDraft(context, choice));
    if (context.json) {
      context.io.out(`${JSON.stringify({ ...scored, ...(draft ? { draft } : {}) })}\n`);
      return 0;
    }
    context.say(`${scored.framework} · ${scored.engine} · ${scored.inputHash}`);
    const tiers = scored.method.tiers ?? standardTiers;
    for (const unit of scored.units) {
      const tier = unit.tier === null ? '—' : tierName(unit.tier, 'zh', tiers);
      context.say(
        `${String(unit.rank ?? '—').padStart(4)}  ${unit.code}  ${unit.index === null ? '—' : displayNumber(unit.index).padStart(6)}  ${tier}  ${unit.name}`,
      );
    }
    return 0;
  },
};
