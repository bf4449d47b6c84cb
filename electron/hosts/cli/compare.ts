import { displayNumber } from '../../../shared/base/display.ts';
import { changeFactors } from '../../../shared/model/year-change.ts';
import { positionals, missing } from './arguments.ts';
import type { Command } from './command.ts';
import { exportFormat } from './export-target.ts';
import { methodChoice, methodOptions, methodUsage, saysDraft } from './method-option.ts';
import { compareProjectSystems } from './compare-systems.ts';
import { namingFile, openProject } from './source.ts';

const usage = `workbench compare FILE --earlier EARLIER.ewb [--to PATH.xlsx|PATH.docx|PATH.csv|PATH.svg|PATH.png|PATH.zip|DIR] ${methodUsage} [--force]
       workbench compare FILE --systems [--earlier EARLIER.ewb] [--to PATH.xlsx|PATH.docx|PATH.zip|DIR] ${methodUsage} [--force]`;

export const compareCommand: Command = {
  name: 'compare',
  usage,
  summary:
    '与往年项目比较：指数变化拆分为数据、权重、指标体系、限值 · change since an earlier project, split into data, weights, framework, limits',
  options: { earlier: 'string', systems: 'boolean', to: 'string', ...methodOptions, force: 'boolean' },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    const earlier = args.text('earlier');
    if (args.flag('systems')) return compareProjectSystems(context, args, path, usage);
    if (earlier === null) throw missing('--earlier', usage);
    const to = args.text('to');
    const format = to === null ? null : exportFormat(to);
    const choice = methodChoice({ usage }, args);
    await openProject(context, path, usage);
    const changes = await namingFile(earlier, () =>
      context.call('history.year-change', { file: context.input(earlier), ...choice }),
    );
    if (to !== null && format !== null) {
      const outcome = await context.call('export.write', {
        what: 'year-change',
        format,
        target: context.output(to),
        earlier: context.input(earlier),
        ...choice,
        language: context.language,
        overwrite: args.flag('force'),
        job: context.job,
      });
      for (const file of outcome.files) context.io.err(`${file.name}  ${(file.bytes / 1024).toFixed(0)} kB\n`);
      for (const warning of outcome.warnings) context.io.err(`${context.text(warning)}\n`);
    }
    const draft = await saysDraft(context, choice);
    if (context.json) context.io.out(`${JSON.stringify({ ...changes, ...(draft ? { draft } : {}) })}\n`);
    const zh = context.language === 'zh';
    const line = (name: string, figures: readonly (number | null)[]): string =>
      [name, ...figures.map((figure) => (figure === null ? '—' : displayNumber(figure, changes.after.decimals)))].join(
        '\t',
      );
    context.say(
      [
        zh ? '对象' : 'unit',
        changes.before.year,
        changes.after.year,
        ...(zh ? ['变化', '数据', '权重', '指标体系', '限值'] : ['change', 'data', 'weights', 'framework', 'limits']),
      ].join('\t'),
    );
    for (const { name, before, after, change, parts } of changes.units)
      context.say(line(name, [before, after, change, ...changeFactors.map((factor) => parts?.[factor] ?? null)]));
    const { means } = changes;
    if (means !== null)
      context.say(
        line(`${zh ? '平均' : 'mean'} (${means.count})`, [
          means.before,
          means.after,
          means.change,
          ...changeFactors.map((factor) => means.parts[factor]),
        ]),
      );
    return 0;
  },
};
