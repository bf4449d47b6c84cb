// Forked: node bit-flip-child.ts ORIGINAL FOLDER. Takes one flipped bit after the other, and tells what became of each.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import { createServices } from '../../../electron/services/create-services.ts';
import { verifyFile } from '../../../electron/services/projects/verify-file.ts';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import { flipSchema } from './bit-flip.ts';
import type { Flip, FlipOutcome } from './bit-flip.ts';

const [original = '', folder = ''] = process.argv.slice(2);
const NOW = '2026-05-02T08:00:00.000Z';
const bytes = readFileSync(original);
const content = contentOf(original);

/**
 * A facet said to hold one key twice is only looked through for the newest: nothing that is shown, scored or printed changes by it. The other way
 * round verify names it.
 */
function columnsOf(sql: Database.Database, table: string): string {
  const names = sql.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  return names.filter((name) => !(table === 'facets' && name === 'overlapping')).join(', ');
}

/** All that the tables hold, whatever way it is stored; null where SQLite itself can't read it. */
function contentOf(path: string): string | null {
  try {
    const sql = new Database(path, { readonly: true });
    try {
      const hash = createHash('sha256');
      for (const name of sql
        .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .pluck()
        .all())
        for (const row of sql
          .prepare<[], unknown[]>(`SELECT ${columnsOf(sql, name)} FROM ${name}`)
          .raw()
          .iterate())
          hash.update(`${name} ${JSON.stringify(row)}\n`);
      return hash.digest('hex');
    } finally {
      sql.close();
    }
  } catch {
    return null;
  }
}

/** Services as a command has them; faults are printed with WORKBENCH_DEBUG. */
function commandServices() {
  const handles = createHandleStore();
  const services = createServices({
    host: 'cli',
    userData: null,
    handles,
    now: () => new Date(NOW),
    emit: () => undefined,
    onFault: (fault) => {
      if (process.env['WORKBENCH_DEBUG'])
        process.stdout.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
    },
  });
  return { handles, services };
}

/** What a user does with a file: open, look, score, prove; the codes of what was refused. */
async function use(path: string): Promise<{ readonly opened: boolean; readonly refused: readonly string[] }> {
  const { handles, services } = commandServices();
  const refused: string[] = [];
  const call = async (name: string, input: unknown): Promise<boolean> => {
    const answer = await dispatch(services, name, input);
    if (!answer.ok) refused.push(answer.error.code);
    return answer.ok;
  };
  const opened = await call('project.open', { file: handles.issue(path, 'read') });
  if (opened) {
    await call('project.snapshot', {});
    await call('audit.page', { offset: 0, limit: 1000 });
    await call('score.json', { book: null, weights: null });
    await call('batch.list', {});
    await call('run.list', {});
    await call('data.lineage', { unit: '110000', measure: 'A1-1.1', offset: 0, limit: 50 });
    await call('project.close', { project: null });
  }
  return { opened, refused };
}

async function rescue(path: string, target: string): Promise<string> {
  const { handles, services } = commandServices();
  const answer = await dispatch(services, 'project.rescue', {
    file: handles.issue(path, 'read'),
    target: handles.issue(target, 'write'),
    job: 'rescue',
  });
  return answer.ok ? 'ok' : answer.error.code;
}

async function outcomeOf({ at, bit }: Flip): Promise<FlipOutcome> {
  const flipped = join(folder, 'flipped.ewb');
  const target = join(folder, 'rescued.ewb');
  const wrong: string[] = [];
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  writeFileSync(flipped, changed);
  const differs = contentOf(flipped) !== content;
  const { opened, refused } = await use(flipped);
  if (refused.some((code) => code.startsWith('INTERNAL'))) wrong.push('INTERNAL');
  let named = false;
  if (opened) {
    const examined = join(folder, 'examined.ewb');
    writeFileSync(examined, changed);
    named = verifyFile(examined, NOW).some(({ ok }) => !ok);
    rmSync(examined, { force: true });
  }
  if (differs && opened && !named) wrong.push('silent');
  writeFileSync(flipped, changed);
  const rescued = await rescue(flipped, target);
  if (rescued.startsWith('INTERNAL')) wrong.push(`rescue ${rescued}`);
  if (rescued === 'ok') {
    const again = await use(target);
    if (!again.opened || again.refused.length > 0) wrong.push(`rescued ${again.refused.join(' ')}`);
  }
  for (const name of [flipped, target])
    for (const suffix of ['', '-wal', '-journal', '.lock']) rmSync(name + suffix, { force: true });
  const became = opened ? (named ? 'named by verify' : differs ? 'silent' : 'without effect') : 'refused at opening';
  return { became, rescued, wrong };
}

process.on('message', (message) => {
  void outcomeOf(flipSchema.parse(message)).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit(0));
if (content === null) throw new Error('the original is not whole');
process.send?.('ready');
