import { basename } from 'node:path';
import type { OperationOutput } from '../../../shared/contract/operations.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { missing, positionals } from './arguments.ts';
import type { Command, ParsedArguments } from './command.ts';
import { usageFailure } from './command-context.ts';
import { namingFile, openProject } from './source.ts';

const usage =
  'workbench package FILE --for NAME --to OUT.ewb [--units U,…] [--indicators CODE,…] [--kinds K,…] [--note TEXT] [--dry-run]';

type Units = NonNullable<OperationOutput<'project.snapshot'>>['dataset']['units'];

export const packageCommand: Command = {
  name: 'package',
  usage,
  summary:
    '分工包：给同事的项目文件，只含所选对象、指标、表类，回来后合并 · a project file for a colleague, of chosen units, indicators and kinds, to be merged when it comes back',
  options: {
    ...{ units: 'string', indicators: 'string', kinds: 'string', for: 'string', note: 'string', to: 'string' },
    'dry-run': 'boolean',
  },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    const recipient = args.text('for')?.trim() ?? '';
    if (recipient === '') throw missing('--for', usage);
    const [to, dry] = [args.text('to'), args.flag('dry-run')];
    if (to === null && !dry) throw missing('--to', usage);
    const kinds = listed(args, 'kinds')?.map(kindOf) ?? null;
    await openProject(context, path, usage);
    const snapshot = await context.call('project.snapshot', {});
    const units = listed(args, 'units')?.map((text) => unitOf(text, snapshot?.dataset.units ?? [])) ?? null;
    const scope = { units, indicators: listed(args, 'indicators'), kinds };
    const written = dry
      ? { ...(await context.call('package.look', scope)), file: null }
      : await namingFile(to ?? '', () =>
          context.call('package.write', {
            ...{ ...scope, recipient, note: args.text('note') ?? '', target: context.output(to ?? '') },
          }),
        );
    const { file, ...content } = written;
    if (context.json)
      context.io.out(
        `${JSON.stringify({ file: to, for: recipient, asked: scope, ...content, ...(file === null ? {} : { bytes: file.bytes }) })}\n`,
      );
    context.say(
      `${file === null ? '' : `${basename(to ?? '')}：`}分工包 for ${recipient} · 对象 units ${content.units} · 采集项 measures ${content.measures} · 表类 kinds ${content.kinds.join(', ')}`,
    );
    const { left } = content;
    context.say(
      `未带 left out: 对象 units ${left.units} · 批次 imports ${left.batches} · 更正 corrections ${left.overrides} · 情景 scenarios ${left.scenarios} · 名称 names ${left.aliases} · 映射 mappings ${left.mappings} · 批注 notes ${left.notes} · 标注 annotations ${left.annotations}`,
    );
    return 0;
  },
};

function listed(args: ParsedArguments, key: string): string[] | null {
  const text = args.text(key);
  if (text === null) return null;
  const parts = text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw missing(`--${key}`, usage);
  return parts;
}

function kindOf(text: string): RecordKind {
  const kind = recordKinds.find((known) => known === text);
  if (kind === undefined)
    throw usageFailure(`--kinds ${text}：须为其中之一 must be one of ${recordKinds.join(' | ')}.`, usage);
  return kind;
}

/** By code or name; what is neither is refused by the project. */
function unitOf(text: string, units: Units): string {
  return units.find(({ code, name, fullName }) => [code, name, fullName].includes(text))?.code ?? text;
}
