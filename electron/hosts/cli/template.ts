import { audiences } from '../../../shared/model/audience.ts';
import type { TemplatePlaceholder } from '../../../shared/model/word-template.ts';
import { missing, oneOf, tooMany } from './arguments.ts';
import { usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import type { Command } from './command.ts';
import { methodChoice, methodOptions, methodUsage } from './method-option.ts';
import { openProject } from './source.ts';

const usage = `workbench template T.docx --from A.ewb [B.ewb] [--audience public|internal] ${methodUsage} | workbench template --to T.docx`;

export const templateCommand: Command = {
  name: 'template',
  usage,
  summary: '查 Word 模板中的占位符，或另存自带模板 · what a Word template asks for, or save the one that comes along',
  options: { from: 'string', to: 'string', audience: 'string', ...methodOptions },
  run: async (context, args) => {
    const [path, other, more] = args.positionals;
    const to = args.text('to');
    if (path === undefined && to !== null) {
      const saved = await context.call('template.save', { target: context.output(to), language: context.language });
      context.say(`${saved.name}  ${(saved.bytes / 1024).toFixed(0)} kB`);
      return 0;
    }
    if (path === undefined) throw missing('T.docx', usage);
    if (to !== null) throw usageFailure('--to：只用于另存自带模板 saves the template that comes along.', usage);
    if (more !== undefined) throw tooMany(more, usage);
    const from = args.text('from');
    if (from === null) throw missing('--from', usage);
    const audience = oneOf({ usage }, args, 'audience', audiences, 'public');
    const choice = methodChoice({ usage }, args);
    const file = context.input(path);
    await openProject(context, from, usage);
    const { placeholders } = await context.call('template.check', {
      file,
      ...(other === undefined ? {} : { other: context.input(other) }),
      ...choice,
      audience,
      language: context.language,
      job: context.job,
    });
    return tell(context, placeholders);
  },
};

/** 0: all can be filled, some perhaps with nothing; 1: something would keep the report from being written. */
function tell(context: CommandContext, placeholders: readonly TemplatePlaceholder[]): number {
  if (context.json) context.io.out(`${JSON.stringify({ placeholders })}\n`);
  for (const { text, place, state } of placeholders) context.say(`${state.padEnd(9)} ${text} · ${place}`);
  const wrong = placeholders.filter(({ state }) => state !== 'ok' && state !== 'missing').length;
  const nothing = placeholders.filter(({ state }) => state === 'missing').length;
  context.say(
    `${placeholders.length} 个占位符 placeholders · ${nothing} 个无数值 without a value · ${wrong} 处有误 wrong`,
  );
  return wrong > 0 ? 1 : 0;
}
