import { appError } from '../../../shared/base/app-error.ts';
import { missing, positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { namingFile } from './source.ts';

const usage = 'workbench rescue FILE --to NEW.ewb';

export const rescueCommand: Command = {
  name: 'rescue',
  usage,
  summary:
    '把损坏的项目中能读的部分存为新项目，并列出不能读的 · saves what can be read of a damaged project, lists what can’t',
  options: { to: 'string' },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    const to = args.text('to');
    if (to === null) throw missing('--to', usage);
    const rescued = await namingFile(path, () =>
      context.call('project.rescue', { file: context.input(path), target: context.output(to), job: context.job }),
    );
    const { file, lost, ...saved } = rescued;
    if (context.json)
      context.io.out(
        `${JSON.stringify({ file: file.name, bytes: file.bytes, ...saved, lost: lost.map((error) => ({ code: error.code, message: context.text(error) })) })}\n`,
      );
    context.say(context.text(appError('RESCUE_SAVED', { ...saved }, { file: file.name })));
    for (const error of lost) context.say(`LOST    ${context.text(error)}`);
    if (lost.length === 0) context.say(context.text(appError('RESCUE_WHOLE')));
    return lost.length === 0 ? 0 : 1;
  },
};
