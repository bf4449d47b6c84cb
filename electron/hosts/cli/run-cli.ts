import { parseArgs } from 'node:util';
import type { AppError } from '../../../shared/base/app-error.ts';
import { commands } from './commands.ts';
import type { ParsedArguments } from './command.ts';
import { CliFailure } from './failure.ts';
import type { CliIo } from './io.ts';
import { createCommandContext, usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';

/**
 * docs/FORMATS "Command line". Runs one command and gives its exit code: 0 done, 1 done with problems or differences listed, 2 nothing done.
 * `argv` without node and script. Never throws.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const [name, ...rest] = commandFirst(argv);
  const json = rest.includes('--json');
  const language = languageOf(rest);
  const context = createCommandContext(io, { json, language });
  io.onStart?.(context.close);
  try {
    const command = name === undefined ? undefined : commands.find((known) => known.name === name);
    if (name === '--help' || name === 'help') {
      io.out(`${overview()}\n`);
      return 0;
    }
    if (!command)
      throw usageFailure(unknownCommand(name, language), `workbench ${commands.map((known) => known.name).join('|')}`);
    if (rest.includes('--help')) {
      io.out(`${command.usage}\n    ${command.summary}\n`);
      return 0;
    }
    const who = valueOf(rest, '--as') ?? process.env.WORKBENCH_AS ?? '';
    if (who !== '') await context.call('app.save-settings', { editor: who });
    return await command.run(context, parse(rest, command.options, command.usage));
  } catch (failure) {
    return report(context, failure);
  } finally {
    await context.close();
  }
}

/** --json, --lang and --as may stand before the command as well as behind it. */
function commandFirst(argv: readonly string[]): readonly string[] {
  let at = 0;
  while (before.has(argv[at] ?? '')) at += argv[at] === '--json' ? 1 : 2;
  const name = argv[at];
  return name === undefined ? argv : [name, ...argv.slice(0, at), ...argv.slice(at + 1)];
}

const before: ReadonlySet<string> = new Set(['--json', '--lang', '--as']);

function parse(
  args: readonly string[],
  options: Readonly<Record<string, 'string' | 'boolean'>>,
  usage: string,
): ParsedArguments {
  try {
    const known = Object.entries({ ...options, json: 'boolean', lang: 'string', as: 'string' } as const).map(
      ([key, type]) => [key, { type }] as const,
    );
    const parsed = parseArgs({
      args: [...args],
      options: Object.fromEntries(known),
      allowPositionals: true,
      strict: true,
    });
    const values = new Map(Object.entries(parsed.values));
    return {
      positionals: parsed.positionals,
      text: (key) => {
        const value = values.get(key);
        return typeof value === 'string' ? value : null;
      },
      flag: (key) => values.get(key) === true,
    };
  } catch (error) {
    throw usageFailure(error instanceof Error ? error.message : String(error), usage);
  }
}

function valueOf(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
}

function languageOf(args: readonly string[]): 'zh' | 'en' {
  const at = args.indexOf('--lang');
  return args[at + 1] === 'en' && at >= 0 ? 'en' : 'zh';
}

function unknownCommand(name: string | undefined, language: 'zh' | 'en'): string {
  if (name === undefined)
    return language === 'zh'
      ? '请给出命令（workbench help 列出全部）。'
      : 'Name a command (workbench help lists them).';
  return language === 'zh' ? `没有命令“${name}”。` : `There is no command "${name}".`;
}

function overview(): string {
  return [
    'workbench <command> [--json] [--lang zh|en] [--as NAME]',
    '',
    ...commands.map((command) => `  ${command.usage}\n      ${command.summary}`),
  ].join('\n');
}

function report(context: CommandContext, failure: unknown): number {
  if (!(failure instanceof CliFailure)) {
    if (process.env.WORKBENCH_DEBUG && failure instanceof Error) context.io.err(`${failure.stack ?? ''}\n`);
    return report(context, new CliFailure([{ code: 'INTERNAL', params: { operation: 'cli' } }]));
  }
  const [first, ...rest] = failure.errors.flatMap((failed) => [failed, ...(failed.others ?? [])]);
  if (first === undefined) return 2;
  if (context.json) context.io.out(`${JSON.stringify({ error: errorJson(context, first) })}\n`);
  // docs/FORMATS "Command line": one line. What else was found follows by its place, so that it can be mended in the same go.
  context.io.err(`${oneLine(context.text(first) + furtherPlaces(rest, first.place?.file, context.language))}\n`);
  return 2;
}

const PLACES_MOST = 8;

function furtherPlaces(errors: readonly AppError[], file: string | undefined, language: 'zh' | 'en'): string {
  if (errors.length === 0) return '';
  const places = [
    ...new Set(
      errors.map(
        ({ code, place }) =>
          [place?.file === file ? undefined : place?.file, place?.sheet, place?.cell]
            .filter((part) => part !== undefined)
            .join(' ') || code,
      ),
    ),
  ];
  const listed =
    places.slice(0, PLACES_MOST).join(language === 'zh' ? '、' : ', ') + (places.length > PLACES_MOST ? ' …' : '');
  return language === 'zh' ? `（另有 ${errors.length} 处：${listed}）` : ` (and ${errors.length} more: ${listed})`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();
}

/** All five keys every time; null where the error has no such place. */
function errorJson(context: CommandContext, { code, place, ...error }: AppError): Record<string, string | null> {
  return {
    code,
    message: oneLine(context.bareText({ code, ...error })),
    file: place?.file ?? null,
    sheet: place?.sheet ?? null,
    cell: place?.cell ?? null,
  };
}
