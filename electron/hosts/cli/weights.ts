import { displayNumber } from '../../../shared/base/display.ts';
import { readNumber } from '../../../shared/base/read-number.ts';
import { usageFailure } from './command-context.ts';
import { oneOf, positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { saysDraft } from './method-option.ts';
import { openSource } from './source.ts';

const usage =
  'workbench weights FILE|BOOK.xlsx --method entropy|critic|variation|std|pca|equal [--group CODE | --scope tree|pooled [--combine SHARE]]';

export const weightsCommand: Command = {
  name: 'weights',
  usage,
  summary: '按方法建议权重（只建议，不改项目） · weights proposed by a method; the project is not changed',
  options: { method: 'string', group: 'string', scope: 'string', combine: 'string' },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE|BOOK.xlsx']);
    const method = oneOf({ usage }, args, 'method', ['entropy', 'critic', 'variation', 'std', 'pca', 'equal'], null);
    const book = await openSource(context, path);
    const scope = oneOf({ usage }, args, 'scope', ['groups', 'tree', 'pooled'], 'groups');
    const combineText = args.text('combine');
    const combine = combineText === null ? null : readNumber(combineText, { min: 0, max: 1 });
    if (combine !== null && combine.type !== 'number')
      throw usageFailure(`--combine ${combineText ?? ''}：须在 must be within 0 … 1.`, usage);
    const proposed = await context.call('weights.propose', {
      book,
      method,
      group: args.text('group'),
      scope,
      ...(combine === null ? {} : { subjectiveShare: combine.value }),
    });
    const draft = book === null && (await saysDraft(context, {}));
    if (context.json) context.io.out(`${JSON.stringify({ ...proposed, ...(draft ? { draft } : {}) })}\n`);
    for (const group of proposed.groups) {
      context.say(group.parent);
      for (const [code, weight] of Object.entries(group.weights))
        context.say(`  ${code.padEnd(10)} ${displayNumber(weight * 100).padStart(6)} %`);
    }
    return 0;
  },
};
