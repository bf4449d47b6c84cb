import { systemChanges } from '../../../shared/model/system-comparison.ts';
import { systemChangeName, systemSentences } from '../../../shared/report/framework-comparison-tables.ts';
import type { ParsedArguments } from './command.ts';
import type { CommandContext } from './command-context.ts';
import { exportFormat } from './export-target.ts';
import { methodChoice } from './method-option.ts';
import { namingFile, openProject } from './source.ts';

/** `compare FILE --systems`: what became of every indicator since an earlier project, or the one that this one was begun on. */
export async function compareProjectSystems(
  context: CommandContext,
  args: ParsedArguments,
  path: string,
  usage: string,
): Promise<number> {
  const earlier = args.text('earlier');
  const to = args.text('to');
  const format = to === null ? null : exportFormat(to);
  const choice = methodChoice({ usage }, args);
  await openProject(context, path, usage);
  const input = earlier === null ? {} : { file: context.input(earlier) };
  const comparison = await namingFile(earlier ?? path, () => context.call('history.systems', { ...input, ...choice }));
  if (to !== null && format !== null) {
    const outcome = await context.call('export.write', {
      what: 'systems',
      format,
      target: context.output(to),
      ...(earlier === null ? {} : { earlier: context.input(earlier) }),
      ...choice,
      language: context.language,
      overwrite: args.flag('force'),
      job: context.job,
    });
    for (const file of outcome.files) context.io.err(`${file.name}  ${(file.bytes / 1024).toFixed(0)} kB\n`);
    for (const warning of outcome.warnings) context.io.err(`${context.text(warning)}\n`);
  }
  if (context.json) context.io.out(`${JSON.stringify(comparison)}\n`);
  for (const sentence of systemSentences(comparison, context.language)) context.say(sentence);
  for (const { before, after, changes } of comparison.pairs)
    if (changes.length > 0)
      context.say(
        [
          systemChanges
            .filter((change) => changes.includes(change))
            .map((change) => systemChangeName(change, context.language))
            .join('+'),
          before === null ? '—' : `${before.code} ${before.name}`,
          after === null ? '—' : `${after.code} ${after.name}`,
        ].join('\t'),
      );
  return 0;
}
