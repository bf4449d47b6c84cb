import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openProject } from '../../../electron/storage/project-file.ts';
import { contentOf } from '../../property/storage/merge-histories.ts';
import { NOW, valueOf } from '../storage/small-project.ts';
import { startWorkbench } from '../services/workbench.ts';
import { workbench } from './run.ts';

let folder = '';
let lead = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-package-'));
  lead = await leadsProject();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

/** Runs a command that must end with 0; what it prints as JSON. */
async function done(...argv: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await workbench(...argv, '--json');
  expect(`${code} ${err}`, argv.join(' ')).toMatch(/^0 /);
  return JSON.parse(out);
}

/** Experts' ratings of A6-2.1, a row a unit. */
function ratings(name: string, rows: Readonly<Record<string, number>>): string {
  const lines = Object.entries(rows).map(([unit, score]) => `${unit},A6-2.1,甲,${score}`);
  writeFileSync(at(name), ['地区,采集项,专家,得分', ...lines, ''].join('\r\n'));
  return at(name);
}

/** The lead's project: ratings of two units, a correction, spellings and a scenario. */
async function leadsProject(): Promise<string> {
  const made = at('全国.ewb');
  await done('new', made, '--template', 'province-2021', '--title', '二〇二一年度评估');
  await done('import', made, ratings('先到.csv', { 河北: 41.625, 北京: 58.375 }));
  const work = startWorkbench();
  await work.call('project.open', { file: work.read(made) });
  await work.call('alias.save', { text: '燕赵', unit: '130000' });
  await work.call('alias.save', { text: '京城', unit: '110000' });
  await work.call('data.override', { unit: '130000', measure: 'A6-2.1', value: 83.0625, reason: '现场复核' });
  const { baseline } = await work.snapshot();
  const method = { ...baseline, excludedUnits: ['130000'] };
  await work.call('scenario.save', { previousName: null, name: '河北方案', note: '', method, locked: false });
  await work.end();
  return made;
}

const mine = ['北京', '天津', '上海'];

describe('workbench package', () => {
  test('holds the framework and the units asked for, and not a byte of any other unit', async () => {
    const before = readFileSync(lead);
    const out = await done(
      ...['package', lead, '--units', mine.join(','), '--kinds', 'expert_ratings', '--for', '李四', '--note', '周五前'],
      ...['--to', at('三省市.ewb'), '--as', '王五（一处）'],
    );
    expect(out).toMatchObject({
      for: '李四',
      units: 3,
      kinds: ['expert_ratings'],
      aliases: 1,
      left: { units: 29, batches: 1, overrides: 1, scenarios: 1, aliases: 1 },
    });
    expect(readFileSync(lead).equals(before)).toBe(true);
    const bytes = readFileSync(at('三省市.ewb')).toString('utf8');
    for (const held of [...mine, '京城', 'A6-2.1', '李四', '周五前']) expect(bytes).toContain(held);
    const all = valueOf(openProject(lead, { now: NOW }));
    const others = all.units().filter(({ name }) => !mine.includes(name));
    valueOf(all.close());
    expect(others).toHaveLength(29);
    const foreign = others.flatMap(({ code, name, fullName }) => [code, name, fullName]);
    const told = [...foreign, '燕赵', '现场复核', '河北方案', '先到', '41.625', '58.375', '83.0625'];
    expect(told.filter((text) => bytes.includes(text))).toEqual([]);
    const sql = new Database(at('三省市.ewb'), { readonly: true });
    expect(sql.pragma('freelist_count', { simple: true })).toBe(0);
    expect(sql.prepare('SELECT count(*) FROM records').pluck().get()).toBe(0);
    sql.close();
    expect((await workbench('verify', at('三省市.ewb'))).code).toBe(0);
  });

  test(
    'three that come back in any order equal a direct import to the bit, again changes nothing, nothing is taken for deleted',
    { timeout: 240_000 },
    async () => {
      const work = [
        { who: '李四', units: '北京,天津', rows: { 北京: 61, 天津: 62 } },
        { who: '赵六', units: '上海', rows: { 上海: 63 } },
        { who: '孙七', units: '河北,山西', rows: { 河北: 64, 山西: 65 } },
      ];
      for (const { who, units, rows } of work) {
        await done('package', lead, '--units', units, '--for', who, '--to', at(`${who}.ewb`));
        await done('import', at(`${who}.ewb`), ratings(`${who}.csv`, rows), '--as', who);
      }
      const direct = at('直接.ewb');
      copyFileSync(lead, direct);
      for (const { who } of work) await done('import', direct, at(`${who}.csv`));
      const wanted = content(direct);
      for (const order of [
        [0, 1, 2],
        [2, 1, 0],
      ]) {
        const merged = at(`合并 ${order.join('')}.ewb`);
        copyFileSync(lead, merged);
        for (const which of [...order, ...order.slice(0, 1)]) {
          const { who = '' } = work[which] ?? {};
          const said = await done('merge', merged, at(`${who}.ewb`));
          expect(said).toMatchObject({
            conflicts: 0,
            package: { recipient: who, origin: { title: '二〇二一年度评估' } },
          });
        }
        expect(content(merged)).toBe(wanted);
        expect((await workbench('verify', merged)).code).toBe(0);
      }
      // The other way round would fill the package with what it is not for.
      const { code, out } = await workbench('merge', at('李四.ewb'), lead, '--json');
      expect([code, JSON.parse(out).error.code]).toEqual([2, 'MERGE_INTO_PACKAGE']);
      const audit = new Database(at('合并 012.ewb'), { readonly: true });
      const told = audit.prepare("SELECT count(*) FROM audit WHERE subject = 'merge'").pluck().get();
      audit.close();
      expect(told).toBe(3);
    },
  );

  test('tells of rows and sheets that nobody asked for, lists only gaps that are asked for, and loses nothing', async () => {
    const beyond = at('多出.ewb');
    await done('package', lead, '--units', '北京', '--kinds', 'expert_ratings', '--for', '周八', '--to', beyond);
    writeFileSync(at('人口.csv'), '地区,常住人口\r\n北京,21893095\r\n河北,74610235\r\n');
    const { code, out, err } = await workbench(
      'import',
      beyond,
      at('人口.csv'),
      ratings('评分.csv', { 北京: 71 }),
      '--json',
    );
    expect(code).toBe(0);
    expect(err).toContain('只有 1 个评估对象');
    expect(err).toContain('基础数据表');
    const [sheet] = JSON.parse(out).files[0].sheets;
    expect(sheet).toMatchObject({ rows: 3, imported: 1, skipped: 2, problems: 0 });
    expect(JSON.stringify(sheet.issues)).toContain('河北');
    const { items } = await issues(beyond);
    // Of 160 measures four are rated by experts, one of which has come.
    expect(items.filter(({ kind }) => kind === 'measure_without_data').map(({ measure }) => measure)).toEqual([
      ...['A6-2.2', 'A6-2.3', 'A6-2.4'],
    ]);
    const merged = at('多出合并.ewb');
    copyFileSync(lead, merged);
    await done('merge', merged, beyond);
    const sql = new Database(merged, { readonly: true });
    const values = sql.prepare('SELECT value FROM records').pluck().all();
    sql.close();
    expect(values).toEqual(expect.arrayContaining([41.625, 58.375, 71, 21893095]));
  });

  test('is refused for a unit, an indicator or sheets that nobody knows, and over a file that is there', async () => {
    const refused = async (...argv: readonly string[]): Promise<string> => {
      const { code, out } = await workbench('package', lead, '--for', '李四', '--to', at('x.ewb'), ...argv, '--json');
      expect(code).toBe(2);
      return JSON.parse(out).error.code;
    };
    expect(await refused('--units', '北京,火星')).toBe('NO_SUCH_UNIT');
    expect(await refused('--indicators', 'Z9')).toBe('NO_SUCH_INDICATOR');
    expect(await refused('--kinds', 'nothing')).toBe('USAGE');
    expect(await refused('--to', lead)).toBe('FILE_EXISTS');
    expect(existsSync(at('x.ewb'))).toBe(false);
  });
});

async function issues(
  path: string,
): Promise<{ readonly items: readonly { readonly kind: string; readonly measure: string | null }[] }> {
  return JSON.parse((await workbench('issues', path, '--json')).out);
}

function content(path: string): string {
  const store = valueOf(openProject(path, { now: NOW }));
  const found = contentOf(store);
  valueOf(store.close());
  return found;
}
