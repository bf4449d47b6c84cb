import { readNumber } from '../../../shared/base/read-number.ts';
import { usageFailure } from './command-context.ts';
import type { CliFailure } from './failure.ts';
import type { Command, ParsedArguments } from './command.ts';

export function missing(name: string, usage: string): CliFailure {
  return usageFailure(`缺少 ${name} · ${name} is missing.`, usage);
}

export function tooMany(extra: string | undefined, usage: string): CliFailure {
  return usageFailure(`多余的参数 one argument too many: ${extra ?? ''}.`, usage);
}

/** The positionals a command needs, or a usage failure naming the one missing or the first too many. */
export function positionals(
  command: Pick<Command, 'usage'>,
  args: ParsedArguments,
  names: readonly string[],
): readonly string[] {
  const lacking = names[args.positionals.length];
  if (lacking !== undefined) throw missing(lacking, command.usage);
  const extra = args.positionals[names.length];
  if (extra !== undefined) throw tooMany(extra, command.usage);
  return args.positionals;
}

/** A whole number option within bounds, or its default. */
export function wholeNumber(
  command: Pick<Command, 'usage'>,
  args: ParsedArguments,
  key: string,
  fallback: number,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const text = args.text(key);
  if (text === null) return fallback;
  const reading = readNumber(text, { whole: true, min: least, max: most });
  if (reading.type !== 'number')
    throw usageFailure(`--${key} ${text}：须为整数 must be a whole number, ${least} … ${most}.`, command.usage);
  return reading.value;
}

/** One of a closed list, or its default. */
export function oneOf<T extends string>(
  command: Pick<Command, 'usage'>,
  args: ParsedArguments,
  key: string,
  known: readonly T[],
  fallback: T | null,
): T {
  const text = args.text(key);
  const found = text === null ? fallback : known.find((value) => value === text);
  if (found === undefined || found === null)
    throw usageFailure(`--${key} ${text ?? ''}：须为其中之一 must be one of ${known.join(' | ')}.`, command.usage);
  return found;
}
