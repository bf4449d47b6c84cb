import { basename, extname } from 'node:path';
import { usageFailure } from './command-context.ts';
import { missing, oneOf, positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { exportFormat } from './export-target.ts';
import { methodChoice, methodOptions, methodUsage, saysDraft } from './method-option.ts';
import { openProject } from './source.ts';

const usage = `workbench export FILE --to PATH.xlsx|PATH.docx|PATH.pdf|PATH.csv|PATH.svg|PATH.png|PATH.zip|DIR [--what workbook|tables|live|report|profiles|figures|audit|rankings|coherence|analysis|score-book|all] [--figure ID] ${methodUsage} [--force]`;
const kinds = [
  'workbook',
  'tables',
  'live',
  'report',
  'profiles',
  'figures',
  'audit',
  'rankings',
  'coherence',
  'analysis',
  'score-book',
  'all',
] as const;

export const exportCommand: Command = {
  name: 'export',
  usage,
  summary: '导出结果工作簿、分组表、报告、单位分析 · results workbook, tier tables, report, unit pages',
  options: { to: 'string', what: 'string', figure: 'string', ...methodOptions, force: 'boolean' },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    const to = args.text('to');
    if (to === null) throw missing('--to', usage);
    const format = exportFormat(to);
    const picture = format === 'svg' || format === 'png';
    const many = format === 'folder' || format === 'zip';
    const what = oneOf(
      { usage },
      args,
      'what',
      kinds,
      many ? 'all' : picture ? 'figures' : format === 'docx' || format === 'pdf' ? 'report' : 'workbook',
    );
    // One picture is named by the option or by its file: F3-1.svg.
    const figure = args.text('figure') ?? (picture && what === 'figures' ? basename(to, extname(to)) : null);
    if (figure !== null && what !== 'figures')
      throw usageFailure('--figure：只用于图 is for figures only (--what figures).', usage);
    const choice = methodChoice({ usage }, args);
    await openProject(context, path, usage);
    const outcome = await context.call('export.write', {
      what,
      format,
      target: context.output(to),
      ...(figure === null ? {} : { figure }),
      ...choice,
      language: context.language,
      overwrite: args.flag('force'),
      job: context.job,
    });
    const draft = what !== 'audit' && (await saysDraft(context, choice));
    if (context.json)
      context.io.out(
        `${JSON.stringify({ ...(draft ? { draft } : {}), files: outcome.files.map(({ name, bytes }) => ({ name, bytes })), warnings: outcome.warnings.map((warning) => context.text(warning)) })}\n`,
      );
    for (const file of outcome.files) context.say(`${file.name}  ${(file.bytes / 1024).toFixed(0)} kB`);
    for (const warning of outcome.warnings) context.io.err(`${context.text(warning)}\n`);
    return 0;
  },
};
