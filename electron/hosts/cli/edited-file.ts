import { missing, tooMany } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import type { ParsedArguments } from './command.ts';
import { openProject } from './source.ts';

/** The file to read, with the first project open and handles of the others: `FILE --from A.ewb [B.ewb]`. */
export async function editedFile(
  context: CommandContext,
  args: ParsedArguments,
  usageText: string,
): Promise<{ readonly file: string; readonly others: readonly string[] }> {
  const [path, other, extra] = args.positionals;
  const from = args.text('from');
  if (path === undefined) throw missing('FILE', usageText);
  if (from === null) throw missing('--from', usageText);
  if (extra !== undefined) throw tooMany(extra, usageText);
  await openProject(context, from, usageText);
  return { file: context.input(path), others: other === undefined ? [] : [context.input(other)] };
}
