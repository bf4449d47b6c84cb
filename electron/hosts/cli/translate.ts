import { appError } from '../../../shared/base/app-error.ts';
import { CliFailure } from './failure.ts';
import { positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { openProjectFile } from './source.ts';

const usage = 'workbench translate FILE TABLE.xlsx [--note TEXT] [--dry-run]';
const REASON = { zh: '读入中英文对照表', en: 'Read from a table of translations' } as const;

export const translateCommand: Command = {
  name: 'translate',
  usage,
  summary: '读入填好的中英文对照表（export --what translations）· reads a filled table of translations back',
  options: { note: 'string', 'dry-run': 'boolean' },
  run: async (context, args) => {
    const [file = '', path = ''] = positionals({ usage }, args, ['FILE', 'TABLE']);
    await openProjectFile(context, file);
    const [table] = await context.call('translations.read', { from: { kind: 'file', file: context.input(path) } });
    if (table === undefined) throw new CliFailure([appError('TRANSLATION_NO_HEADING', { sheet: '' })]);
    const { rows, doubts } = table;
    for (const doubt of doubts) context.io.err(`${context.text(doubt)}\n`);
    if (rows.length > 0 && !args.flag('dry-run'))
      await context.call('framework.change', {
        change: {
          kind: 'translations',
          rows: rows.map(({ kind, code, name, english }) => ({ kind, code, name, english })),
        },
        reason: args.text('note') ?? REASON[context.language],
      });
    const changed = rows.map(({ kind, code, name, english, program }) => ({
      kind,
      code,
      name,
      english: english || program,
    }));
    if (context.json)
      context.io.out(`${JSON.stringify({ changed, left: doubts.map((doubt) => context.text(doubt)) })}\n`);
    for (const { code, name, english } of changed)
      context.say(`${code === '' ? '' : `${code} `}${name} → ${english || '—'}`);
    return doubts.length > 0 ? 1 : 0;
  },
};
