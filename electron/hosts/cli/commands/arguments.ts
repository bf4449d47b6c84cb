import { usageFailure } from '../session.ts';
import type { Command, ParsedArguments } from './command.ts';

/** The positionals a command needs, or a usage failure naming the one missing or the first too many. */
export function positionals(command: Pick<Command, 'usage'>, args: ParsedArguments, names: readonly string[]): readonly string[] {
  const missing = names[args.positionals.length];
  if (missing !== undefined) throw usageFailure(`${missing}?`, command.usage);
  const extra = args.positionals[names.length];
  if (extra !== undefined) throw usageFailure(`"${extra}"?`, command.usage);
  return args.positionals;
}

/** A whole number option within bounds, or its default. */
export function wholeNumber(command: Pick<Command, 'usage'>, args: ParsedArguments, key: string, fallback: number, least = 0, most = Number.MAX_SAFE_INTEGER): number {
  const text = args.text(key);
  if (text === null) return fallback;
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw usageFailure(`--${key} ${text}: ${least} … ${most}`, command.usage);
  return value;
}

/** One of a closed list, or its default. */
export function oneOf<T extends string>(command: Pick<Command, 'usage'>, args: ParsedArguments, key: string, known: readonly T[], fallback: T | null): T {
  const text = args.text(key);
  const found = text === null ? fallback : known.find((value) => value === text);
  if (found === undefined || found === null) throw usageFailure(`--${key} ${text ?? ''}: ${known.join(' | ')}`, command.usage);
  return found;
}
