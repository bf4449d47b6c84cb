import type { OperationOutput, OperationRequest } from '../../../shared/contract/operations.ts';
import { missing, oneOf, wholeNumber } from './arguments.ts';
import type { Command, ParsedArguments } from './command.ts';
import { usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { openProject } from './source.ts';

const usage =
  'workbench source add FILE NAME PATH|--host H --database D --user U [--port N] [--tls verify|off] [--password-variable WORKBENCH_…] [--newest COLUMN] [--order COLUMN] | list FILE | check FILE NAME | run FILE NAME [--note TEXT] | rows FILE NAME UNIT MEASURE [--year Y] [--limit N] [--offset N] | remove FILE NAME';
const actions = ['add', 'list', 'check', 'run', 'rows', 'remove'] as const;

export const sourceCommand: Command = {
  name: 'source',
  usage,
  summary:
    '数据源：记录留在原处，取回采集项的值 · sources: records stay where they are, the values of their measures come in',
  options: {
    ...{ host: 'string', port: 'string', database: 'string', user: 'string', tls: 'string' },
    ...{ 'password-variable': 'string', newest: 'string', order: 'string', note: 'string' },
    ...{ year: 'string', limit: 'string', offset: 'string' },
  },
  run: async (context, args) => {
    const [given, file, name, ...more] = args.positionals;
    const action = actions.find((one) => one === given);
    if (action === undefined) throw usageFailure(`${given ?? ''}：${actions.join(' | ')}`, usage);
    if (file === undefined) throw missing('FILE', usage);
    if (name === undefined && action !== 'list') throw missing('NAME', usage);
    await openProject(context, file, usage);
    const answer = await does[action](context, args, name ?? '', more);
    if (context.json) context.io.out(`${JSON.stringify(answer)}\n`);
    return 0;
  },
};

type Action = (
  context: CommandContext,
  args: ParsedArguments,
  name: string,
  more: readonly string[],
) => Promise<unknown>;

const does: Readonly<Record<(typeof actions)[number], Action>> = {
  add: async (context, args, name, [path]) => {
    const [newest, order] = [args.text('newest'), args.text('order')];
    const { tables } = await context.call('source.add', {
      ...{ name, connection: connectionOf(context, args, path), job: context.job },
      ...(newest === null ? {} : { newest }),
      ...(order === null ? {} : { order }),
    });
    for (const { table, kind, readable, missing: lacks } of tables)
      context.say(
        `${readable ? '✓' : '—'} ${table}: ${kind ?? '?'}${lacks.length === 0 ? '' : `（缺 lacks ${lacks.join(', ')}）`}`,
      );
    return { name, tables };
  },
  list: async (context) => {
    const sources = await context.call('source.list', {});
    for (const { name, binding, batch } of sources)
      context.say(`${name}: ${placeOf(binding.connection)} · ${binding.tables.length} 表 tables · ${batchText(batch)}`);
    return { sources };
  },
  check: async (context, _, name) => {
    const check = await context.call('source.check', { name, job: context.job });
    for (const { table, kind, rows, read, counted, left } of check.tables) {
      context.say(`${table}（${kind}）: ${rows} 行 rows · ${read} 读入 read · ${counted} 计入 counted`);
      for (const { column, text, code, rows: with_ } of left)
        context.say(`  未读 left out: ${column} = ${text} — ${code} · ${with_} 行 rows`);
    }
    return check;
  },
  run: async (context, args, name) => {
    const note = args.text('note');
    const { batch, before, cells, moved, run } = await context.call('source.run', {
      ...{ name, job: context.job, ...(note === null ? {} : { note }) },
    });
    context.say(
      `批次 batch ${batch}: ${cells} 个值 values · ${moved} 变动 moved · ${run.engine} ${run.version}${before === null ? '' : ` · 撤回 withdrawn: ${before}`}`,
    );
    return { batch, before, cells, moved, run };
  },
  rows: async (context, args, name, [unit, measure]) => {
    if (unit === undefined || measure === undefined) throw missing(unit === undefined ? 'UNIT' : 'MEASURE', usage);
    const year = args.text('year') === null ? null : wholeNumber({ usage }, args, 'year', 0, 1900, 2200);
    const page = await context.call('source.rows', {
      ...{ name, unit, measure, job: context.job, ...(year === null ? {} : { year }) },
      offset: wholeNumber({ usage }, args, 'offset', 0),
      limit: wholeNumber({ usage }, args, 'limit', 20, 1, 1000),
    });
    saySourceRows(context, page, '');
    return page;
  },
  remove: async (context, _, name) => {
    await context.call('source.remove', { name });
    return { removed: name };
  },
};

/** Records of a source, a line each. */
export function saySourceRows(context: CommandContext, page: OperationOutput<'source.rows'>, indent: string): void {
  for (const { table, value, fields } of page.rows) {
    const said = Object.entries(fields).map(([field, text]) => `${field}=${text}`);
    context.say(`${indent}${value ?? '—'}  ${table} · ${said.join(' ')}`);
  }
  if (page.total > page.rows.length) context.say(`${indent}… ${page.total - page.rows.length}（--limit）`);
}

function connectionOf(
  context: CommandContext,
  args: ParsedArguments,
  path: string | undefined,
): OperationRequest<'source.add'>['connection'] {
  const host = args.text('host');
  if (host === null) {
    if (path === undefined) throw missing('PATH', usage);
    return { engine: 'duckdb', file: context.input(path) };
  }
  const [database, user, variable] = [args.text('database'), args.text('user'), args.text('password-variable')];
  if (database === null || user === null) throw missing(database === null ? '--database' : '--user', usage);
  return {
    ...{ engine: 'postgresql', host, database, user },
    port: wholeNumber({ usage }, args, 'port', 5432, 1, 65_535),
    tls: oneOf({ usage }, args, 'tls', ['verify', 'off'], 'verify'),
    ...(variable === null ? {} : { passwordVariable: variable }),
  };
}

function placeOf(connection: OperationOutput<'source.list'>[number]['binding']['connection']): string {
  return connection.engine === 'duckdb'
    ? connection.path
    : `${connection.user}@${connection.host}:${connection.port}/${connection.database}`;
}

function batchText(batch: number | null): string {
  return batch === null ? '未取数 not run' : `批次 batch ${batch}`;
}
