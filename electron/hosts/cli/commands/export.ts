import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { appError } from '../../../../shared/base/app-error.ts';
import { CliFailure } from '../failure.ts';
import { missing, oneOf, positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { openProject } from './source.ts';

const usage = 'workbench export FILE --to PATH.xlsx|PATH.docx|DIR [--what workbook|tables|report|profiles|all] [--scenario NAME] [--force]';
const kinds = ['workbook', 'tables', 'live', 'report', 'profiles', 'figures', 'audit', 'all'] as const;
const formats = { '.xlsx': 'xlsx', '.docx': 'docx', '.pdf': 'pdf', '.csv': 'csv' } as const;

export const exportCommand: Command = {
  name: 'export',
  usage,
  summary: '导出结果工作簿、分组表、报告、单位分析 · results workbook, tier tables, report, unit pages',
  options: { to: 'string', what: 'string', scenario: 'string', force: 'boolean' },
  run: async (session, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    const to = args.text('to');
    if (to === null) throw missing('--to', usage);
    const extension = extname(to).toLowerCase();
    const format = Object.entries(formats).find(([known]) => known === extension)?.[1];
    const folder = format === undefined;
    if (folder && extension !== '' && !(existsSync(to) && statSync(to).isDirectory())) throw new CliFailure([appError('NEEDS_EXTENSION', {}, { file: to })]);
    const what = oneOf({ usage }, args, 'what', kinds, folder ? 'all' : format === 'docx' || format === 'pdf' ? 'report' : 'workbook');
    await openProject(session, path, usage);
    const outcome = await session.call('export.write', {
      what, format: format ?? 'folder', target: session.output(to), scenario: args.text('scenario'), language: session.language, overwrite: args.flag('force'), job: session.job,
    });
    if (session.json) session.io.out(`${JSON.stringify({ files: outcome.files.map(({ name, bytes }) => ({ name, bytes })), warnings: outcome.warnings.map((warning) => session.text(warning)) })}\n`);
    for (const file of outcome.files) session.say(`${file.name}  ${(file.bytes / 1024).toFixed(0)} kB`);
    for (const warning of outcome.warnings) session.io.err(`${session.text(warning)}\n`);
    return 0;
  },
};
