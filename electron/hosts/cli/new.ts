import { oneOf, positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { namingFile } from './source.ts';

const usage = 'workbench new FILE --template province-2021|key-city-2021|blank';

export const newCommand: Command = {
  name: 'new',
  usage,
  summary: '新建项目文件（.ewb） · a new project file',
  options: { template: 'string', title: 'string' },
  run: async (context, args) => {
    const [file = ''] = positionals({ usage }, args, ['FILE']);
    const template = oneOf({ usage }, args, 'template', ['province-2021', 'key-city-2021', 'blank'], null);
    const title = args.text('title');
    const snapshot = await namingFile(file, () =>
      context.call('project.new', { template, target: context.output(file), ...(title === null ? {} : { title }) }),
    );
    if (context.json)
      context.io.out(
        `${JSON.stringify({ file, template, units: snapshot.dataset.units.length, measures: snapshot.dataset.measures.length })}\n`,
      );
    context.say(
      `${file}: ${snapshot.framework.title} · ${snapshot.dataset.units.length} × ${snapshot.dataset.measures.length}`,
    );
    return 0;
  },
};
