import type { MergeLine, MergeLook } from '../../../shared/model/merge/merge-line.ts';
import { mergeSides } from '../../../shared/model/merge/merge-line.ts';
import { mergeSentences } from '../../../shared/report/audit/merge-sentences.ts';
import type { AuditWords } from '../../../shared/report/audit/show-value.ts';
import { oneOf, positionals } from './arguments.ts';
import type { Command } from './command.ts';
import type { CommandContext } from './command-context.ts';
import { namingFile, openProject } from './source.ts';
import { wordsOf } from './audit-words.ts';

const usage = 'workbench merge MINE.ewb THEIRS.ewb [--prefer mine|theirs] [--dry-run]';

export const mergeCommand: Command = {
  name: 'merge',
  usage,
  summary:
    '合并同事的项目：共同来历之后各自的改动，冲突逐条列出 · puts a colleague’s project into one that it parted from',
  options: { prefer: 'string', 'dry-run': 'boolean' },
  run: async (context, args) => {
    const [mine = '', theirs = ''] = positionals({ usage }, args, ['MINE.ewb', 'THEIRS.ewb']);
    const prefer = args.text('prefer') === null ? null : oneOf({ usage }, args, 'prefer', mergeSides, null);
    await openProject(context, mine, usage);
    const words = await wordsOf(context);
    const asked = { file: context.input(theirs), lines: {}, prefer, job: context.job };
    const look = await namingFile(theirs, () => context.call('merge.look', asked));
    const conflicts = look.lines.filter(({ choice }) => choice === null).length;
    const dry = args.flag('dry-run');
    const effect = conflicts === 0 && dry ? await context.call('merge.effect', asked) : null;
    const done = conflicts === 0 && !dry ? await context.call('merge.apply', { ...asked, head: look.head }) : null;
    const counts = { common: look.common, conflicts, taken: done?.taken ?? 0, left: done?.left ?? 0 };
    if (context.json)
      context.io.out(
        `${JSON.stringify({ ...counts, package: look.package, written: done !== null && look.lines.length > 0, lines: look.lines.map((line) => lineJson(line, words)), ...(effect === null ? {} : { effect: { ranks: effect.scores.ranks, tiers: effect.scores.tiers, moves: effect.moves } }) })}\n`,
      );
    if (look.package !== null)
      context.say(`分工包 work package for ${look.package.recipient}，${look.package.by} ${look.package.at}`);
    for (const line of look.lines) sayLine(context, line, words);
    context.say(`共同来历 common entries: ${counts.common} · 冲突 conflicts: ${conflicts}`);
    if (effect !== null)
      context.say(`名次变动 ranks: ${effect.scores.ranks} · 等级变动 tiers: ${effect.scores.tiers.length}`);
    if (done !== null) context.say(`采用 taken: ${done.taken} · 保留己方 left: ${done.left}`);
    return conflicts === 0 ? 0 : 1;
  },
};

function sayLine(context: CommandContext, line: MergeLine, words: AuditWords): void {
  const { theirs, mine } = mergeSentences(line, words);
  const state = line.choice === null ? 'CONFLICT' : line.choice === 'theirs' ? 'take    ' : 'leave   ';
  const { who, at, why } = line.theirOrigin;
  context.say(`${state} ${line.id}\n         ${theirs} — ${[who, at, why].filter((part) => part !== '').join(' · ')}`);
  if (mine !== '') context.say(`         己方 ours: ${mine} — ${[line.myOrigin.who, line.myOrigin.at].join(' · ')}`);
}

function lineJson(line: MergeLook['lines'][number], words: AuditWords): Record<string, unknown> {
  const { id, kind, key, path, conflict, both, choice, before, mine, theirs, myOrigin, theirOrigin } = line;
  return {
    id,
    kind,
    key,
    path,
    conflict,
    both,
    choice,
    before,
    mine,
    theirs,
    myOrigin,
    theirOrigin,
    text: mergeSentences(line, words),
  };
}
