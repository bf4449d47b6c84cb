import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { exportFileName } from '../../../electron/exporting/file-names.ts';
import type { OperationRequest } from '../../../shared/contract/operations.ts';
import { zipEntries } from '../exporting/zip-entries.ts';
import { docxParagraphs } from '../word/docx-parts.ts';
import { startWorkbench } from './workbench.ts';

const bench = startWorkbench();
const at = (name: string): string => join(bench.folder, name);
const out = at('out');
afterAll(() => bench.end());
beforeEach(() => mkdirSync(out));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(out, { recursive: true, force: true });
});
let units: readonly { readonly code: string; readonly name: string; readonly fullName: string }[] = [];
beforeAll(async () => {
  await bench.call('project.new', { target: bench.write(at('p.ewb')), template: 'hdi' });
  ({ units } = (await bench.snapshot()).dataset);
});

type Asked = Partial<OperationRequest<'export.write'>>;
const request = (path: string, asked: Asked): OperationRequest<'export.write'> => ({
  what: 'profiles',
  audience: 'unit',
  format: 'folder',
  target: bench.write(path),
  language: 'zh',
  job: 'e',
  ...asked,
});
const three = (): string[] => units.slice(0, 3).map(({ code }) => code);
const plan = (unit: string, text: string) =>
  bench.call('plan.save', {
    plan: { version: 1, items: [{ kind: 'standard', id: `unit:${unit}`, shown: null, text }], boxes: [] },
  });

test('a folder gets a file a unit and their list in front; each tells of its own unit, and how far it is', async () => {
  const before = bench.events.length;
  const { files, warnings } = await bench.call('export.write', request(out, { units: three() }));
  const stem = exportFileName((await bench.snapshot()).framework.id, 'unit-reports', 'zh', 'csv').replace('.csv', '');
  const names = units.slice(0, 3).map(({ name }, i) => `${stem}_00${i + 1}_${name}.docx`);
  expect(files.map(({ name }) => name)).toEqual([`${stem}_000_清单.csv`, ...names]);
  expect(readdirSync(out).sort()).toEqual(files.map(({ name }) => name).sort());
  expect(warnings.filter(({ code }) => code !== 'FIGURE_NO_CJK_FONT')).toEqual([]);
  const list = readFileSync(join(out, files[0]!.name), 'utf8');
  names.forEach((name, i) => {
    const text = docxParagraphs(join(out, name)).join('\n');
    units.slice(0, 3).forEach((unit, j) => expect(text.includes(unit.name), `${name} ${unit.name}`).toBe(i === j));
    expect(text).not.toMatch(/第 \d+ 位/);
    expect(list).toContain(`"${name}"`);
  });
  expect(list).toContain('请不要随报告发出');
  const steps = bench.events.slice(before).flatMap((event) => (event.name === 'progress' ? [event.total] : []));
  expect(new Set(steps)).toEqual(new Set([4]));
});

test('an archive holds the same; one file holds one unit, with its rank where that is asked for', async () => {
  const archive = join(out, 'all.zip');
  const { contents } = await bench.call('export.write', request(archive, { units: three(), format: 'zip' }));
  expect([...zipEntries(archive).keys()]).toEqual(contents);
  expect(contents).toHaveLength(4);
  const one = join(out, 'one.docx');
  expect(await bench.refusal('export.write', request(one, { units: three(), format: 'docx' }))).toBe('EXPORT_ONE_UNIT');
  const [unit] = three();
  await bench.call('export.write', request(one, { unit: unit!, format: 'docx', ranks: true }));
  expect(docxParagraphs(one).join('\n')).toMatch(/列第 \d+ 位/);
});

test('pages for use inside are those of the picked units alone, in one file', async () => {
  const pages = join(out, 'pages.docx');
  const [first, , third] = units;
  const picked = [first!.code, third!.code];
  await bench.call('export.write', request(pages, { audience: 'internal', units: picked, format: 'docx' }));
  const titles = docxParagraphs(pages).filter((text) => units.some(({ name }) => text.startsWith(name)));
  expect(units.filter(({ name }) => titles.some((text) => text.startsWith(name))).map(({ name }) => name)).toEqual([
    first!.name,
    third!.name,
  ]);
});

test('a text of the team’s that names another unit or the rank keeps every file back', async () => {
  const [first, second] = units;
  await plan(first!.code, `可参考${second!.name}的做法。`);
  expect(await bench.refusal('export.write', request(out, { units: three() }))).toBe('EXPORT_NAMES_OTHERS');
  expect(readdirSync(out)).toEqual([]);
  await plan(first!.code, `{unit:here:${first!.code}:name}列第 {unit:here:${first!.code}:rank} 位。`);
  expect(await bench.refusal('export.write', request(out, { units: three() }))).toBe('EXPORT_TELLS_RANK');
  expect(readdirSync(out)).toEqual([]);
  await bench.call('export.write', request(out, { units: three(), ranks: true }));
  expect(readdirSync(out)).toHaveLength(4);
  await plan(first!.code, '{no-such-fact}');
  expect(await bench.refusal('export.write', request(join(out, 'next'), { units: three() }))).toBe('PATTERN_NAME');
  await plan(first!.code, '');
});

test('called off half way, nothing is left: neither in the folder nor of what was made for it', async () => {
  const scratch = at('tmp');
  mkdirSync(scratch);
  vi.stubEnv('TMPDIR', scratch);
  const running = bench.refusal('export.write', request(out, {}));
  const made = (): number => {
    const [folder] = readdirSync(scratch);
    return folder === undefined
      ? 0
      : readdirSync(join(scratch, folder)).filter((name) => name.endsWith('.docx')).length;
  };
  await vi.waitUntil(() => made() >= 2, { timeout: 60_000, interval: 5 });
  await bench.call('job.cancel', { job: 'e' });
  expect(await running).toBe('CANCELLED');
  expect(readdirSync(out)).toEqual([]);
  expect(readdirSync(scratch)).toEqual([]);
}, 300_000);

test('a file that is there is not written over unasked, before anything is made', async () => {
  await bench.call('export.write', request(out, { units: three() }));
  const kept = readdirSync(out);
  expect(await bench.refusal('export.write', request(out, { units: three() }))).toBe('EXPORT_EXISTS');
  expect(readdirSync(out)).toEqual(kept);
  await bench.call('export.write', request(out, { units: three(), overwrite: true }));
});

test('a unit that there is none of is named; nothing else is made for units', async () => {
  expect(await bench.refusal('export.write', request(out, { units: ['nowhere'] }))).toBe('UNIT_UNKNOWN_CODE');
  expect(await bench.refusal('export.write', request(out, { what: 'report' }))).toBe('EXPORT_NOT_OF_UNIT');
  const workbook = request(join(out, 'x.xlsx'), { format: 'xlsx', units: three() });
  expect(await bench.refusal('export.write', workbook)).toBe('EXPORT_UNSUPPORTED');
});
