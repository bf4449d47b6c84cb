import type { Leak } from '../../../shared/model/leak.ts';
import { missing } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import type { Command } from './command.ts';
import { methodChoice, methodOptions, methodUsage } from './method-option.ts';
import { openProject } from './source.ts';

const usage = `workbench leak FILE --from A.ewb [B.ewb] ${methodUsage}`;

export const leakCommand: Command = {
  name: 'leak',
  usage,
  summary: '查文件是否泄露单个评估对象的指数、得分、位次 · whether a file tells index, score or rank of a single unit',
  options: { from: 'string', ...methodOptions },
  run: async (context, args) => {
    const [path, ...more] = args.positionals;
    const from = args.text('from');
    if (path === undefined) throw missing('FILE', usage);
    if (from === null) throw missing('--from', usage);
    const choice = methodChoice({ usage }, args);
    const file = context.input(path);
    let checked = 0;
    const leaks: Leak[] = [];
    for (const project of [from, ...more]) {
      await openProject(context, project, usage);
      const outcome = await context.call('export.leaks', { file, ...choice, job: context.job });
      checked = Math.max(checked, outcome.texts);
      leaks.push(...outcome.leaks);
    }
    tell(context, checked, leaks);
    return leaks.some(({ certain }) => certain) ? 1 : 0;
  },
};

function tell(context: CommandContext, checked: number, leaks: readonly Leak[]): void {
  const certain = leaks.filter((leak) => leak.certain);
  const unclear = leaks.length - certain.length;
  if (context.json)
    context.io.out(
      `${JSON.stringify({ checked, unclear, findings: leaks.map(({ kind, certain: sure, ...leak }) => ({ kind: 'leak', what: kind, ...leak, unclear: !sure })) })}\n`,
    );
  for (const { name, found, place, text, certain: sure } of leaks)
    context.say(`${sure ? 'LEAK    ' : 'unclear '}${name} ${found} · ${place} · ${text}`);
  context.say(`${checked} 处文字 texts · ${certain.length} 处泄露 leaks · ${unclear} 处须人工看 to be looked at`);
}
