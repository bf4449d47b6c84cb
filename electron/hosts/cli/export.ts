import { basename, extname } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { audiences } from '../../../shared/model/audience.ts';
import { missing, oneOf, tooMany } from './arguments.ts';
import type { Command, ParsedArguments } from './command.ts';
import { exportFormat } from './export-target.ts';
import { methodChoice, methodOptions, methodUsage, saysDraft } from './method-option.ts';
import { readSmallText } from './read-small-text.ts';
import { openProject } from './source.ts';

const usage = `workbench export FILE [OTHER.ewb] --to PATH.xlsx|PATH.docx|PATH.pdf|PATH.csv|PATH.svg|PATH.png|PATH.zip|DIR [--what workbook|tables|live|report|profiles|figures|audit|rankings|coherence|analysis|years|score-book|system-sheet|translations|minutes|all] [--figure ID] [--table ID[,ID…]] [--audience public|internal|unit] [--unit CODE[,CODE…]] [--files docx|pdf] [--ranks] [--patterns P.json] [--template T.docx] ${methodUsage} [--force]`;
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
  'years',
  'score-book',
  'system-sheet',
  'translations',
  'minutes',
  'all',
] as const;

export const exportCommand: Command = {
  name: 'export',
  usage,
  summary: '导出结果工作簿、分组表、报告、单位分析 · results workbook, tier tables, report, unit pages',
  options: {
    to: 'string',
    what: 'string',
    figure: 'string',
    table: 'string',
    audience: 'string',
    unit: 'string',
    files: 'string',
    ranks: 'boolean',
    patterns: 'string',
    template: 'string',
    ...methodOptions,
    force: 'boolean',
  },
  run: async (context, args) => {
    const [path, other, more] = args.positionals;
    if (path === undefined) throw missing('FILE', usage);
    if (more !== undefined) throw tooMany(more, usage);
    const to = args.text('to');
    if (to === null) throw missing('--to', usage);
    const format = exportFormat(to);
    const picture = format === 'svg' || format === 'png';
    const many = format === 'folder' || format === 'zip';
    const forUnits = args.text('audience') === 'unit';
    const what = oneOf(
      { usage },
      args,
      'what',
      kinds,
      forUnits ? 'profiles' : many ? 'all' : picture ? 'figures' : usual(format),
    );
    // One picture is named by the option or by its file: F3-1.svg.
    const figure = args.text('figure') ?? (picture && what === 'figures' ? basename(to, extname(to)) : null);
    if (figure !== null && what !== 'figures')
      throw usageFailure('--figure：只用于图 is for figures only (--what figures).', usage);
    if (other !== undefined && what !== 'report')
      throw usageFailure('第二个项目只用于报告 a second project is for the report only (--what report).', usage);
    const table = args.text('table');
    if (table !== null && what !== 'tables')
      throw usageFailure('--table：只用于导出表 is for tables only (--what tables).', usage);
    const audience = args.text('audience') === null ? null : oneOf({ usage }, args, 'audience', audiences, null);
    const unit = args.text('unit');
    const ofUnits = audience === 'unit' ? unitReportOptions(args, unit) : null;
    if (ofUnits === null && (args.text('files') !== null || args.flag('ranks')))
      throw usageFailure('--files、--ranks：只用于专项分析报告 are for unit reports only (--audience unit).', usage);
    const patterns = args.text('patterns');
    const template = args.text('template');
    const choice = methodChoice({ usage }, args);
    await openProject(context, path, usage);
    if (context.language === 'en' && what !== 'translations') await saysLacking(context);
    const outcome = await context.call('export.write', {
      what,
      format,
      target: context.output(to),
      ...(figure === null ? {} : { figure }),
      ...(other === undefined ? {} : { other: context.input(other) }),
      ...(table === null ? {} : { tables: table.split(',').map((id) => id.trim()) }),
      ...(audience === null ? {} : { audience }),
      ...(ofUnits ?? (unit === null ? {} : { unit })),
      ...(patterns === null ? {} : { patterns: readSmallText(patterns) }),
      ...(template === null ? {} : { template: context.input(template) }),
      ...choice,
      language: context.language,
      overwrite: args.flag('force'),
      job: context.job,
    });
    const draft = what !== 'audit' && what !== 'minutes' && (await saysDraft(context, choice));
    if (context.json)
      context.io.out(
        `${JSON.stringify({ ...(draft ? { draft } : {}), files: outcome.files.map(({ name, bytes }) => ({ name, bytes })), warnings: outcome.warnings.map((warning) => context.text(warning)) })}\n`,
      );
    for (const file of outcome.files) context.say(`${file.name}  ${(file.bytes / 1024).toFixed(0)} kB`);
    for (const warning of outcome.warnings) context.io.err(`${context.text(warning)}\n`);
    return 0;
  },
};

/** How many names an English export leaves in Chinese. */
async function saysLacking(context: CommandContext): Promise<void> {
  const [held] = await context.call('translations.read', { from: null });
  const count = held?.rows.filter(({ english }) => english === '').length ?? 0;
  if (count > 0) context.io.err(`${context.text(appError('TRANSLATION_LACKING', { count }))}\n`);
}

const fileFormats = ['docx', 'pdf'] as const;

/** `--unit` may name several units of which there are reports. */
function unitReportOptions(
  args: ParsedArguments,
  unit: string | null,
): Pick<OperationInput<'export.write'>, 'units' | 'files' | 'ranks'> {
  const units = (unit ?? '').split(/[,，]/).flatMap((code) => (code.trim() === '' ? [] : [code.trim()]));
  return {
    ...(units.length === 0 ? {} : { units }),
    ...(args.text('files') === null ? {} : { files: oneOf({ usage }, args, 'files', fileFormats, null) }),
    ...(args.flag('ranks') ? { ranks: true } : {}),
  };
}

/** What a file of this format holds unless something else is asked for. */
function usual(format: ReturnType<typeof exportFormat>): 'report' | 'tables' | 'workbook' {
  if (format === 'docx' || format === 'pdf') return 'report';
  return format === 'csv' ? 'tables' : 'workbook';
}
