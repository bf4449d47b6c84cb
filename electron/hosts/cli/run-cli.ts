import { parseArgs } from 'node:util';
import type { AppError } from '../../../shared/base/app-error.ts';
import { commands } from './commands/index.ts';
import type { ParsedArguments } from './commands/command.ts';
import { CliFailure } from './failure.ts';
import type { CliIo } from './io.ts';
import { createCliSession, usageFailure } from './session.ts';
import type { CliSession } from './session.ts';

/**
 * FORMATS §3. Runs one command and gives its exit code: 0 done, 1 done with problems or differences listed, 2 nothing done.
 * `argv` without node and script. Never throws.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const [name, ...rest] = argv;
  const json = rest.includes('--json');
  const language = languageOf(rest);
  const session = createCliSession(io, { json, language });
  try {
    const command = name === undefined ? undefined : commands.find((known) => known.name === name);
    if (name === undefined || name === '--help' || name === 'help') {
      io.out(`${overview()}\n`);
      return name === undefined ? 2 : 0;
    }
    if (!command) throw usageFailure(language === 'zh' ? `没有命令“${name}”。` : `There is no command "${name}".`, overview());
    if (rest.includes('--help')) {
      io.out(`${command.usage}\n    ${command.summary}\n`);
      return 0;
    }
    return await command.run(session, parse(rest, command.options, command.usage));
  } catch (failure) {
    return report(session, failure);
  } finally {
    await session.close();
  }
}

function parse(args: readonly string[], options: Readonly<Record<string, 'string' | 'boolean'>>, usage: string): ParsedArguments {
  try {
    const known = Object.entries({ ...options, json: 'boolean', lang: 'string' } as const).map(([key, type]) => [key, { type }] as const);
    const parsed = parseArgs({ args: [...args], options: Object.fromEntries(known), allowPositionals: true, strict: true });
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

function languageOf(args: readonly string[]): 'zh' | 'en' {
  const at = args.indexOf('--lang');
  return args[at + 1] === 'en' && at >= 0 ? 'en' : 'zh';
}

function overview(): string {
  return ['workbench <command> [--json] [--lang zh|en]', '', ...commands.map((command) => `  ${command.usage}\n      ${command.summary}`)].join('\n');
}

function report(session: CliSession, failure: unknown): number {
  if (!(failure instanceof CliFailure)) {
    if (process.env.WORKBENCH_DEBUG && failure instanceof Error) session.io.err(`${failure.stack ?? ''}\n`);
    return report(session, new CliFailure([{ code: 'INTERNAL', params: { operation: 'cli' } }]));
  }
  const [first] = failure.errors;
  if (session.json && first) session.io.out(`${JSON.stringify({ error: errorJson(session, first) })}\n`);
  for (const error of failure.errors.flatMap((failed) => [failed, ...(failed.others ?? [])])) session.io.err(`${session.text(error)}\n`);
  return 2;
}

function errorJson(session: CliSession, error: AppError): Record<string, string> {
  return {
    code: error.code,
    message: session.bareText(error),
    ...(error.place?.file === undefined ? {} : { file: error.place.file }),
    ...(error.place?.sheet === undefined ? {} : { sheet: error.place.sheet }),
    ...(error.place?.cell === undefined ? {} : { cell: error.place.cell }),
  };
}
