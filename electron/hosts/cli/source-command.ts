import type { OperationOutput, OperationRequest } from '../../../shared/contract/operations.ts';
import { missing, oneOf, wholeNumber } from './arguments.ts';
import type { Command, ParsedArguments } from './command.ts';
import { usageFailure } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { openProject } from './source.ts';

const usage =
  'workbench source add FILE NAME PATH|--host H --database D --user U [--port N] [--tls verify|off] [--password-variable WORKBENCH_…] [--newest COLUMN] [--order COLUMN] | edit FILE NAME [PATH|--host …] [--again] [--newest COLUMN] [--order COLUMN] [--timeout SECONDS] [--table TABLE --mapping M.json] | list FILE | plan FILE NAME | check FILE NAME | run FILE NAME [--note TEXT] | rows FILE NAME UNIT MEASURE [--year Y] [--limit N] [--offset N] | pin FILE NAME UNIT MEASURE [--year Y] | unpin FILE NAME UNIT MEASURE [--year Y] | remove FILE NAME; --trust';
const actions = ['add', 'edit', 'list', 'plan', 'check', 'run', 'rows', 'pin', 'unpin', 'remove'] as const;

export const sourceCommand: Command = {
  name: 'source',
  usage,
  summary:
    '数据源：记录留在原处，取回采集项的值 · sources: records stay where they are, the values of their measures come in',
  options: {
    ...{ host: 'string', port: 'string', database: 'string', user: 'string', tls: 'string' },
    ...{ 'password-variable': 'string', newest: 'string', order: 'string', note: 'string' },
    ...{ year: 'string', limit: 'string', offset: 'string', timeout: 'string', table: 'string', mapping: 'string' },
    ...{ again: 'boolean', trust: 'boolean' },
  },
  run: async (context, args) => {
    const [given, file, name, ...more] = args.positionals;
    const action = actions.find((one) => one === given);
    if (action === undefined) throw usageFailure(`${given ?? ''}：${actions.join(' | ')}`, usage);
    if (file === undefined) throw missing('FILE', usage);
    if (name === undefined && action !== 'list') throw missing('NAME', usage);
    await openProject(context, file, usage);
    // Said by whoever gives the command, for this command.
    if (args.flag('trust') && name !== undefined && action !== 'add') await context.call('source.trust', { name });
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
  edit: editSource,
  list: async (context) => {
    const sources = await context.call('source.list', {});
    for (const { name, binding, batch } of sources)
      context.say(`${name}: ${placeOf(binding.connection)} · ${binding.tables.length} 表 tables · ${batchText(batch)}`);
    return { sources };
  },
  plan: async (context, _, name) => {
    const plan = await context.call('source.plan', { name, job: context.job });
    for (const { table, kind, bytes } of plan.tables)
      context.say(`${table}（${kind}）: ${bytes === null ? '?' : bytes.toLocaleString('zh-CN')} 字节 bytes`);
    for (const { table, reads, columns, measures, rows } of plan.steps)
      context.say(
        `  ${table} · ${stepText(reads, columns, measures)} · 约 about ${rows === null ? '?' : rows.toLocaleString('zh-CN')} 行 rows`,
      );
    return plan;
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
  rows: async (context, args, name, more) => {
    const page = await context.call('source.rows', {
      ...{ name, ...cellOf(args, more), job: context.job },
      offset: wholeNumber({ usage }, args, 'offset', 0),
      limit: wholeNumber({ usage }, args, 'limit', 20, 1, 1000),
    });
    saySourceRows(context, page, '');
    return page;
  },
  pin: async (context, args, name, more) => {
    const { pin } = await context.call('source.pin', { name, ...cellOf(args, more), job: context.job });
    context.say(`${pin.unit} ${pin.measure} ${pin.year}: ${pin.rows.length}/${pin.total} 条 records · ${pin.hash}`);
    return pin;
  },
  unpin: async (context, args, _, more) => {
    const cell = cellOf(args, more);
    await context.call('source.unpin', cell);
    return { unpinned: cell };
  },
  remove: async (context, _, name) => {
    await context.call('source.remove', { name });
    return { removed: name };
  },
};

function cellOf(
  args: ParsedArguments,
  [unit, measure]: readonly string[],
): { readonly unit: string; readonly measure: string; readonly year?: number } {
  if (unit === undefined || measure === undefined) throw missing(unit === undefined ? 'UNIT' : 'MEASURE', usage);
  const year = args.text('year') === null ? null : wholeNumber({ usage }, args, 'year', 0, 1900, 2200);
  return { unit, measure, ...(year === null ? {} : { year }) };
}

function stepText(
  reads: OperationOutput<'source.plan'>['steps'][number]['reads'],
  columns: readonly string[],
  measures: number,
): string {
  if (reads === 'measures') return `${measures} 个采集项的值 values of measures`;
  return `${columns.join('、')} ${reads === 'texts' ? '的不同文字 distinct texts' : '中不是数的文字 texts that are no numbers'}`;
}

type Tables = OperationOutput<'source.list'>[number]['binding']['tables'];

/** What isn't named stays as it was; `--again` recognises the tables anew. */
async function editSource(
  context: CommandContext,
  args: ParsedArguments,
  name: string,
  [path]: readonly string[],
): Promise<unknown> {
  const before = (await context.call('source.list', {})).find((source) => source.name === name);
  const moved = path === undefined && args.text('host') === null ? null : connectionOf(context, args, path);
  const looked =
    moved === null && !args.flag('again')
      ? null
      : await context.call('source.look', { ...(moved === null ? { name } : { connection: moved }), job: context.job });
  const found = args.flag('again') ? looked?.tables.flatMap(({ binding }) => binding ?? []) : before?.binding.tables;
  const tables = await editedTables(context, args, found ?? []);
  const timeout = wholeNumber({ usage }, args, 'timeout', before?.binding.timeout ?? 600, 1, 86_400);
  await context.call('source.save', {
    ...{ name, isNew: false, tables, timeout, ...(moved === null ? {} : { connection: moved }) },
  });
  for (const { table, mapping } of tables) context.say(`✓ ${table}: ${mapping.kind}`);
  return { name, tables, timeout };
}

async function editedTables(context: CommandContext, args: ParsedArguments, tables: Tables): Promise<Tables> {
  const [newest, order, table, file] = ['newest', 'order', 'table', 'mapping'].map((option) => args.text(option));
  const given =
    file === null || file === undefined ? null : await context.call('mapping.read', { file: context.input(file) });
  const mapping = given?.[0]?.mapping ?? undefined;
  if (mapping !== undefined && !tables.some((one) => one.table === table)) throw missing('--table', usage);
  return tables.map((one) => ({
    ...one,
    ...(typeof newest === 'string' && one.columns.includes(newest) ? { newest } : {}),
    ...(typeof order === 'string' && one.columns.includes(order) ? { order } : {}),
    ...(mapping !== undefined && one.table === table ? { mapping } : {}),
  }));
}

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
