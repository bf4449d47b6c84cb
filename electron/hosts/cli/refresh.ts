import { missing } from './arguments.ts';
import type { Command } from './command.ts';
import { editedFile } from './edited-file.ts';
import { methodChoice, methodOptions, methodUsage } from './method-option.ts';

const usage = `workbench refresh EDITED.docx --from A.ewb [B.ewb] --to NEW.docx [--replace-edited] ${methodUsage} [--force]`;

export const refreshCommand: Command = {
  name: 'refresh',
  usage,
  summary: '把改过的报告更新为当前结果，只动数值、表、图 · an edited report with the values of now',
  options: { from: 'string', to: 'string', 'replace-edited': 'boolean', ...methodOptions, force: 'boolean' },
  run: async (context, args) => {
    const to = args.text('to');
    const { file, others } = await editedFile(context, args, usage);
    if (to === null) throw missing('--to', usage);
    const outcome = await context.call('manuscript.refresh', {
      file,
      others,
      target: context.output(to),
      ...methodChoice({ usage }, args),
      replaceEdited: args.flag('replace-edited'),
      overwrite: args.flag('force'),
      job: context.job,
    });
    const { changes, left, unchanged, tracked, file: saved } = outcome;
    if (context.json)
      context.io.out(
        `${JSON.stringify({ changed: changes, left, unchanged, tracked, files: [{ name: saved.name, bytes: saved.bytes }] })}\n`,
      );
    for (const { fact, old, new: now, place } of changes) context.say(`${fact}  ${old} → ${now} · ${place}`);
    for (const { fact, why, found, expected, place } of left)
      context.say(`LEFT ${why}  ${fact}  ${found}${expected === null ? '' : ` (${expected})`} · ${place}`);
    context.say(
      `${changes.length} 处更新 changed · ${left.length} 处保留 left · ${unchanged} 处不变 unchanged · ${tracked} 处修订 tracked`,
    );
    return left.length === 0 ? 0 : 1;
  },
};
