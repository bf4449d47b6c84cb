import { missing, oneOf, positionals, wholeNumber } from './arguments.ts';
import { newTemplateIds } from '../../../shared/model/template.ts';
import type { Command } from './command.ts';
import { usageFailure } from './command-context.ts';
import { namingFile } from './source.ts';

const usage =
  'workbench new FILE --template province-2021|key-city-2021|un-egdi|hdi|blank [--year Y]\n       workbench new FILE --from EARLIER.ewb --year Y';

export const newCommand: Command = {
  name: 'new',
  usage,
  summary: '新建项目文件（.ewb），或以上一年项目为基础 · a new project file, from a template or on an earlier project',
  options: { template: 'string', from: 'string', year: 'string', title: 'string' },
  run: async (context, args) => {
    const [file = ''] = positionals({ usage }, args, ['FILE']);
    const from = args.text('from');
    const year = args.text('year') === null ? null : wholeNumber({ usage }, args, 'year', 0, 1900, 2200);
    const title = args.text('title');
    const named = title === null ? {} : { title };
    if (from !== null) {
      if (args.text('template') !== null)
        throw usageFailure('--template 与 --from 只能用一个 · give either --template or --from.', usage);
      if (year === null) throw missing('--year', usage);
    }
    const template = from === null ? oneOf({ usage }, args, 'template', newTemplateIds, null) : null;
    const snapshot =
      template === null
        ? await namingFile(file, () =>
            context.call('project.next-year', {
              from: context.input(from ?? ''),
              target: context.output(file),
              year: year ?? 0,
              ...named,
            }),
          )
        : await namingFile(file, () =>
            context.call('project.new', {
              template,
              target: context.output(file),
              ...(year === null ? {} : { year }),
              ...named,
            }),
          );
    if (context.json)
      context.io.out(
        `${JSON.stringify({
          file,
          template: snapshot.template,
          ...(from === null ? {} : { from }),
          ...(year === null ? {} : { year: snapshot.framework.year }),
          units: snapshot.dataset.units.length,
          measures: snapshot.dataset.measures.length,
        })}\n`,
      );
    context.say(
      `${file}: ${snapshot.framework.title} · ${snapshot.dataset.units.length} × ${snapshot.dataset.measures.length}`,
    );
    return 0;
  },
};
