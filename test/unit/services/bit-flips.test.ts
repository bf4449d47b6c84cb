import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import { createServices } from '../../../electron/services/create-services.ts';
import { verifyFile } from '../../../electron/services/projects/verify-file.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import { makeLargeProject } from './large-project.ts';

// `npm run test:faults` flips 2,000; WORKBENCH_SEED gives other bits.
const flips = Number(process.env['WORKBENCH_FLIPS'] ?? 24);
const seed = Number(process.env['WORKBENCH_SEED'] ?? 20260502);
const NOW = '2026-05-02T08:00:00.000Z';

let folder = '';
let original = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-flips-'));
  original = join(folder, 'original.ewb');
  await makeLargeProject(original);
  expect(statSync(original).size).toBeGreaterThan(1_048_576);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

describe('a project with one bit flipped', () => {
  test('is left whole by nothing: its own content is proved', () => {
    const copy = join(folder, 'sound.ewb');
    copyFileSync(original, copy);
    expect(verifyFile(copy, NOW).filter(({ ok }) => !ok)).toEqual([]);
    expect(contentOf(original)).not.toBeNull();
  });

  test(
    `is refused or named by verify wherever its content differs, never INTERNAL, and can be rescued: ${flips} bits`,
    { timeout: 7_200_000 },
    async () => {
      const random = createRandom(seed);
      const bytes = readFileSync(original);
      const content = contentOf(original);
      const counts: Record<string, number> = {};
      const wrong: string[] = [];
      const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
      for (let flip = 0; flip < flips; flip += 1) {
        // Every eighth in the schema and the roots of the trees, where one bit does most.
        const at = random.below(flip % 8 === 0 ? 40 * 4096 : bytes.length);
        const bit = random.below(8);
        const flipped = join(folder, 'flipped.ewb');
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        writeFileSync(flipped, changed);
        const place = `byte ${at} bit ${bit}`;
        const differs = contentOf(flipped) !== content;
        const { opened, refused } = await use(flipped);
        if (refused.includes('INTERNAL')) wrong.push(`${place}: INTERNAL`);
        let named = false;
        if (opened) {
          const examined = join(folder, 'examined.ewb');
          writeFileSync(examined, changed);
          const findings = verifyFile(examined, NOW).filter(({ ok }) => !ok);
          rmSync(examined, { force: true });
          named = findings.length > 0;
        }
        if (differs && opened && !named) wrong.push(`${place}: silent`);
        count(opened ? (named ? 'named by verify' : differs ? 'silent' : 'without effect') : 'refused at opening');
        writeFileSync(flipped, changed);
        const target = join(folder, 'rescued.ewb');
        const rescued = await rescue(flipped, target);
        count(`rescue ${rescued}`);
        if (rescued === 'INTERNAL') wrong.push(`${place}: rescue ${rescued}`);
        if (rescued === 'ok') {
          const again = await use(target);
          if (!again.opened || again.refused.length > 0) wrong.push(`${place}: rescued ${again.refused.join(' ')}`);
        }
        for (const name of [flipped, target])
          for (const suffix of ['', '-wal', '-journal', '.lock']) rmSync(name + suffix, { force: true });
        if (flips > 100 && flip % 100 === 99)
          process.stdout.write(`${flip + 1} ${JSON.stringify(counts)} ${wrong.join('; ')}\n`);
      }
      expect(wrong).toEqual([]);
    },
  );
});
