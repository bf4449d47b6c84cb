import type { CommandContext } from './command-context.ts';

export interface ParsedArguments {
  readonly positionals: readonly string[];
  text(key: string): string | null;
  flag(key: string): boolean;
}

/** A command of docs/FORMATS "Command line". `run` gives the exit code 0 or 1; failures that leave everything undone throw CliFailure. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, 'string' | 'boolean'>>;
  run(context: CommandContext, args: ParsedArguments): Promise<number>;
}
