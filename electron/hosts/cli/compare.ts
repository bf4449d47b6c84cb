import { displayNumber } from '../../../shared/base/display.ts';
import { changeFactors } from '../../../shared/model/year-change.ts';
import { positionals, missing } from './arguments.ts';
import type { Command } from './command.ts';
import { exportFormat } from './export-target.ts';
import { methodChoice, methodOptions, methodUsage, saysDraft } from './method-option.ts';
import { namingFile, openProject } from './source.ts';

const usage = `workbench compare FILE --earlier EARLIER.ewb [--to PATH.xlsx|PATH.docx|PATH.csv|PATH.svg|PATH.png|PATH.zip|DIR] ${methodUsage} [--force]`;

export const compareCommand: Command = {
  name: 'compare',
  usage,
  summary:
    '与往年项目比较：指数变化拆分为数据、权重、指标体系、限值 · change since an earlier project, split into data, weights, framework, limits',
  options: { earlier: 'string', to: 'string', ...methodOptions, force: 'boolean' },
  run: async (session, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    const earlier = args.text('earlier');
    if (earlier === null) throw missing('--earlier', usage);
    const to = args.text('to');
    const format = to === null ? null : exportFormat(to);
    const choice = methodChoice({ usage }, args);
    await openProject(session, path, usage);
    const changes = await namingFile(earlier, () =>
      session.call('history.year-change', { file: session.input(earlier), ...choice }),
    );
    if (to !== null && format !== null) {
      const outcome = await session.call('export.write', {
        what: 'year-change',
        format,
        target: session.output(to),
        earlier: session.input(earlier),
        ...choice,
        language: session.language,
        overwrite: args.flag('force'),
        job: session.job,
      });
      for (const file of outcome.files) session.io.err(`${file.name}  ${(file.bytes / 1024).toFixed(0)} kB\n`);
      for (const warning of outcome.warnings) session.io.err(`${session.text(warning)}\n`);
    }
    const draft = await saysDraft(session, choice);
    if (session.json) session.io.out(`${JSON.stringify({ ...changes, ...(draft ? { draft } : {}) })}\n`);
    const zh = session.language === 'zh';
    const line = (name: string, figures: readonly (number | null)[]): string =>
      [name, ...figures.map((figure) => (figure === null ? '—' : displayNumber(figure)))].join('\t');
    session.say(
      [
        zh ? '对象' : 'unit',
        changes.before.year,
        changes.after.year,
        ...(zh ? ['变化', '数据', '权重', '指标体系', '限值'] : ['change', 'data', 'weights', 'framework', 'limits']),
      ].join('\t'),
    );
    for (const { name, before, after, change, parts } of changes.units)
      session.say(line(name, [before, after, change, ...changeFactors.map((factor) => parts?.[factor] ?? null)]));
    const { means } = changes;
    if (means !== null)
      session.say(
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
