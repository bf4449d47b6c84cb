import { displayNumber } from '../../../shared/base/display.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { usageFailure } from './command-context.ts';
import { positionals, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { methodChoice, methodOptions, methodUsage, saysDraft } from './method-option.ts';
import { openSource } from './source.ts';

const usage = `workbench what-if FILE|BOOK.xlsx --draws 10000 --noise 0.25 --seed 1 ${methodUsage}`;

export const whatIfCommand: Command = {
  name: 'what-if',
  usage,
  summary: '权重扰动下的名次区间与分组概率 · rank bands and tier probabilities under weight noise',
  options: { draws: 'string', noise: 'string', seed: 'string', ...methodOptions },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE|BOOK.xlsx']);
    const draws = wholeNumber({ usage }, args, 'draws', 10_000, 1, 10_000_000);
    const seed = wholeNumber({ usage }, args, 'seed', 1);
    const noiseText = args.text('noise') ?? '0.25';
    const noise = readNumber(noiseText, { min: 0, max: 1 });
    if (noise.type !== 'number') throw usageFailure(`--noise ${noiseText}：须在 must be within 0 … 1.`, usage);
    const choice = methodChoice({ usage }, args);
    const book = await openSource(context, path);
    const outcome = await context.call('what-if.run', {
      book,
      ...choice,
      draws,
      noise: noise.value,
      seed,
      job: context.job,
    });
    const draft = book === null && (await saysDraft(context, choice));
    if (context.json) context.io.out(`${JSON.stringify({ ...outcome, ...(draft ? { draft } : {}) })}\n`);
    const tiers = outcome.tiers ?? standardTiers;
    for (const unit of outcome.units) {
      const band = unit.rank === null ? '—' : `${unit.rank.p5} … ${unit.rank.p50} … ${unit.rank.p95}`;
      const shares = tiers
        .filter(({ tier }) => (unit.tiers[tier] ?? 0) > 0)
        .map(({ tier }) => `${tierName(tier, 'zh', tiers)} ${displayNumber((unit.tiers[tier] ?? 0) * 100)} %`);
      context.say(`${unit.code.padEnd(8)} ${band.padEnd(16)} ${shares.join('  ')}`);
    }
    return 0;
  },
};
