import { worklistKinds } from '../../../shared/model/worklist.ts';
import type { OperationOutput } from '../../../shared/contract/operations.ts';
import { oneOf, positionals } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import type { Command } from './command.ts';
import { openProject } from './source.ts';

const usage = 'workbench issues FILE [--open] [--kind K] | --slips DIR | --answers SLIP.xlsx';

type Line = OperationOutput<'worklist.list'>['items'][number];

export const issuesCommand: Command = {
  name: 'issues',
  usage,
  summary: '问题清单：被拒的行、存疑、缺口，连同状态 · the worklist: rejected rows, doubts and gaps with their states',
  options: { open: 'boolean', kind: 'string', slips: 'string', answers: 'string' },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    const kind = args.text('kind') === null ? null : oneOf({ usage }, args, 'kind', worklistKinds, null);
    await openProject(context, path, usage);
    const [folder, slip] = [args.text('slips'), args.text('answers')];
    if (folder !== null) return writeSlips(context, folder);
    if (slip !== null) return importSlip(context, slip);
    const { open, items } = await context.call('worklist.list', {});
    const asked = items.filter(
      (line) => (kind === null || line.kind === kind) && (!args.flag('open') || line.state === 'open'),
    );
    if (context.json) {
      context.io.out(`${JSON.stringify({ open, items: asked.map((line) => lineJson(line, context.text)) })}\n`);
      return 0;
    }
    for (const line of asked)
      context.say(`${line.state.padEnd(8)} ${line.id}\n         ${described(line, context.text)}`);
    context.say(`未处理 open: ${open} · 列出 listed: ${asked.length}`);
    return 0;
  },
};

async function writeSlips(context: CommandContext, folder: string): Promise<number> {
  const { files, lines } = await context.call('worklist.write-slips', {
    target: context.output(folder),
    format: 'folder',
    language: context.language,
  });
  if (context.json)
    context.io.out(`${JSON.stringify({ lines, files: files.map(({ name, bytes }) => ({ name, bytes })) })}\n`);
  for (const { name } of files) context.say(name);
  context.say(`退回单 slips: ${files.length} · 问题 lines: ${lines}`);
  return 0;
}

/** 1 where an answer couldn't be taken. */
async function importSlip(context: CommandContext, path: string): Promise<number> {
  const { outcome } = await context.call('worklist.import-slip', { file: context.input(path) });
  if (context.json) context.io.out(`${JSON.stringify(outcome)}\n`);
  const { entered, noted, known, unanswered, refused } = outcome;
  context.say(
    `录入 entered: ${entered} · 记录 noted: ${noted} · 已有 known: ${known} · 未答 unanswered: ${unanswered}`,
  );
  for (const id of refused) context.say(`未采纳 not taken: ${id}`);
  return refused.length === 0 ? 0 : 1;
}

function described(line: Line, text: (message: Line['message']) => string): string {
  const where = [line.file, line.sheet, line.cell, line.unit, line.measure ?? line.indicator];
  const settled = line.because === null ? line.why : text(line.because);
  return `${where.filter((part) => part !== null).join(' · ')}  ${text(line.message)}${settled === '' ? '' : ` — ${settled}`}`;
}

function lineJson(line: Line, text: (message: Line['message']) => string): Record<string, unknown> {
  const {
    id,
    kind,
    unit,
    measure,
    indicator,
    batch,
    file,
    sheet,
    cell,
    message,
    blocking,
    state,
    why,
    at,
    by,
    because,
  } = line;
  return {
    ...{ id, kind, unit, measure, indicator, batch, file, sheet, cell },
    ...{ code: message.code, message: text(message), blocking, state },
    ...{ why: because === null ? why : text(because), at, by },
  };
}
