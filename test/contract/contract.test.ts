import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hasMessage } from '../../shared/messages/message-text.ts';
import { basisOf } from '../../shared/contract/project-basis.ts';
import type { ProjectBasis } from '../../shared/contract/project-basis.ts';
import { withBasis } from '../../shared/contract/with-basis.ts';
import { contractHosts } from './hosts.ts';
import type { RunningHost } from './hosts.ts';

let folder = '';
let ratings = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-contract-files-'));
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('专家评分').addRows([
    ['地区', '采集项', '专家', '得分'],
    ['北京', 'A6-2.1', '专家甲', 90],
    ['北京', 'A6-2.1', '专家乙', 80],
    ['天津', 'A6-2.1', '专家甲', '不详'],
  ]);
  ratings = join(folder, 'ratings.xlsx');
  await workbook.xlsx.writeFile(ratings);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failure = z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) });
const success = z.object({ ok: z.literal(true), value: z.unknown() });
const change = z.object({
  project: z.string(),
  from: z.number(),
  revision: z.number(),
  undo: z.object({ undo: z.object({ subject: z.string(), why: z.string() }).nullable(), redo: z.unknown() }),
  changed: z.record(z.string(), z.unknown()),
});
const snapshot = z.object({
  project: z.string(),
  revision: z.number(),
  title: z.string(),
  readOnly: z.boolean(),
  dataset: z.object({
    values: z.instanceof(Float64Array),
    reasons: z.instanceof(Uint8Array),
    units: z.array(z.object({ code: z.string() })),
    measures: z.array(z.object({ code: z.string() })),
  }),
  baseline: z.object({ weights: z.record(z.string(), z.number()) }).loose(),
  draft: z
    .object({ weights: z.record(z.string(), z.number()) })
    .loose()
    .nullable(),
  undo: z.object({ undo: z.unknown(), redo: z.unknown() }),
});

describe.each(contractHosts.map((host) => ({ name: host.name, host })))(
  'the contract through $name',
  ({ name, host }) => {
    let running: RunningHost;
    let projects = 0;
    let basis: ProjectBasis | null = null;
    beforeAll(async () => {
      running = await host.start();
    });
    beforeEach(() => running.invoke('project.close', { project: null }));
    afterAll(() => running.end());

    /** Every client does as these: what it writes is meant for the project as the last answer showed it. */
    const ask = async (operation: string, input: unknown): Promise<unknown> => {
      const answer = await running.invoke(operation, withBasis(operation, input, basis));
      basis = basisOf(answer) ?? basis;
      return answer;
    };
    const call = async <T>(operation: string, input: unknown, schema: z.ZodType<T>): Promise<T> =>
      schema.parse(success.parse(await ask(operation, input)).value);
    const refusal = async (operation: string, input: unknown): Promise<string> =>
      failure.parse(await ask(operation, input)).error.code;
    const shown = () => call('project.snapshot', {}, snapshot);
    const create = () =>
      call(
        'project.new',
        { template: 'province-2021', target: running.handle(join(folder, `${name}-${(projects += 1)}.ewb`), 'write') },
        snapshot,
      );
    const cell = (shown: Pick<z.infer<typeof snapshot>, 'dataset'>, unit: string, measure: string): number => {
      const u = shown.dataset.units.findIndex(({ code }) => code === unit);
      const m = shown.dataset.measures.findIndex(({ code }) => code === measure);
      return shown.dataset.values[m * shown.dataset.units.length + u]!;
    };
    const importRatings = async () => {
      const { plan } = await call(
        'import.plan',
        { files: [running.handle(ratings, 'read')], job: 'p' },
        z.object({ plan: z.string() }),
      );
      const outcome = await call(
        'import.commit',
        { plan, job: 'c' },
        change.extend({ batch: z.number(), files: z.array(z.unknown()) }),
      );
      return { plan, outcome: { ...outcome, snapshot: await shown() } };
    };

    test('unknown operations and wrong input are refused with a code that has a text', async () => {
      const codes = [
        await refusal('project.destroy', {}),
        await refusal('__proto__', {}),
        await refusal('project.open', { file: 7 }),
        await refusal('project.snapshot', { extra: 1 }),
        await refusal('project.open', { file: 'no-such-handle-here' }),
      ];
      expect(codes).toEqual(['UNKNOWN_OPERATION', 'UNKNOWN_OPERATION', 'WRONG_INPUT', 'WRONG_INPUT', 'BAD_HANDLE']);
      expect(codes.every(hasMessage)).toBe(true);
    });

    test('operations on a project need one', async () => {
      expect(await call('project.snapshot', {}, z.null())).toBeNull();
      expect(await refusal('project.verify', {})).toBe('NO_PROJECT');
      expect(await refusal('data.override', { unit: '110000', measure: 'A6-2.1', value: 1, reason: 'r' })).toBe(
        'NO_PROJECT',
      );
    });

    test('typed arrays and missing values arrive as they are', async () => {
      const shown = await create();
      expect(shown.dataset.values).toHaveLength(32 * 160);
      expect(shown.dataset.values.every(Number.isNaN)).toBe(true);
    });

    test('plan, preview, commit: nothing is written before the commit, counts add up', async () => {
      await create();
      const { plan } = await call(
        'import.plan',
        { files: [running.handle(ratings, 'read')], job: 'p' },
        z.object({ plan: z.string() }),
      );
      const preview = await call(
        'import.preview',
        { plan, job: 'v' },
        z.object({
          cellsAdded: z.number(),
          files: z.array(
            z.object({
              sheets: z.array(
                z.object({ rows: z.number(), imported: z.number(), skipped: z.number(), problems: z.number() }),
              ),
            }),
          ),
        }),
      );
      expect(preview.files[0]?.sheets).toEqual([
        expect.objectContaining({ rows: 4, imported: 2, skipped: 1, problems: 1 }),
      ]);
      expect(preview.cellsAdded).toBe(1);
      expect(cell(await call('project.snapshot', {}, snapshot), '110000', 'A6-2.1')).toBeNaN();
      const { changed } = await call('import.commit', { plan, job: 'c' }, change);
      // Median of 90 and 80.
      expect(cell(snapshot.pick({ dataset: true }).parse(changed), '110000', 'A6-2.1')).toBe(85);
    });

    test('override with a reason, undo, redo, withdraw, restore', async () => {
      await create();
      const { outcome } = await importRatings();
      const stepped = async (operation: string, input: unknown = {}): Promise<number> =>
        cell(
          snapshot.pick({ dataset: true }).parse((await call(operation, input, change)).changed),
          '110000',
          'A6-2.1',
        );
      expect(
        await stepped('data.override', { unit: '110000', measure: 'A6-2.1', value: 70, reason: '专家丙补评' }),
      ).toBe(70);
      expect(await refusal('data.override', { unit: '110000', measure: 'A6-2.1', value: 70, reason: '  ' })).toBe(
        'WRONG_INPUT',
      );
      expect(await stepped('project.undo')).toBe(85);
      expect(await stepped('project.redo')).toBe(70);
      const lineage = await call(
        'data.lineage',
        { unit: '110000', measure: 'A6-2.1', offset: 0, limit: 10 },
        z.object({
          value: z.number(),
          computed: z.number(),
          records: z.array(z.object({ file: z.string(), sheet: z.string(), cell: z.string() })),
        }),
      );
      expect(lineage).toMatchObject({
        value: 70,
        computed: 85,
        records: [{ file: 'ratings.xlsx', sheet: '专家评分', cell: 'D2' }, { cell: 'D3' }],
      });
      await call('data.remove-override', { unit: '110000', measure: 'A6-2.1', reason: '误改' }, change);
      expect(await stepped('batch.withdraw', { batch: outcome.batch, reason: '来源有误' })).toBeNaN();
      expect(await stepped('batch.restore', { batch: outcome.batch, reason: '已核实' })).toBe(85);
    });

    test('an edit of the method is a draft, answered with what it changed, until it is saved', async () => {
      const { project, baseline, revision } = await create();
      const method = { ...baseline, weights: { ...baseline.weights, A: 40 } };
      const edited = await call('method.edit', { label: 'A 的权重', patch: { weights: { A: 40 } } }, change);
      expect(edited).toEqual({
        project,
        from: revision,
        revision: expect.any(Number),
        undo: { undo: { subject: 'draft', why: 'A 的权重' }, redo: null },
        changed: { draft: method },
      });
      expect(edited.revision).toBeGreaterThan(revision);
      expect(await call('project.snapshot', {}, snapshot)).toMatchObject({ baseline, draft: method });
      expect(await refusal('method.edit', { label: 'A', patch: { weights: { A: -1 } } })).toBe('WEIGHT_INVALID');
      expect((await call('method.save', { reason: '专家会' }, change)).changed).toEqual({
        baseline: method,
        draft: null,
        scenarios: [],
      });
      expect(await refusal('method.save', { reason: '再存' })).toBe('METHOD_NO_DRAFT');
      expect((await call('project.undo', {}, change)).changed).toMatchObject({ baseline, draft: method });
      expect((await call('project.undo', {}, change)).changed).toEqual({ draft: null });
    });

    test('what is meant for another project, or for a state that is past, is refused, and nothing is written', async () => {
      const first = await create();
      const before = await create();
      const edit = { label: 'A', patch: { weights: { A: 40 } } };
      const meant = { project: before.project, revision: before.revision };
      const refused = async (others: { readonly project: string; readonly revision: number }) => [
        await refusal('method.edit', { ...edit, ...others }),
        await refusal('project.undo', others),
        await refusal('alias.save', { text: '京', unit: '110000', ...others }),
        await refusal('import.commit', { plan: 'plan-1', job: 'c', ...others }),
      ];
      const all = ['PROJECT_CHANGED', 'PROJECT_CHANGED', 'PROJECT_CHANGED', 'PROJECT_CHANGED'];
      expect(await refused({ project: first.project, revision: first.revision })).toEqual(all);
      expect(await refused({ ...meant, revision: before.revision + 1 })).toEqual(all);
      expect(await shown()).toEqual(before);
      const edited = await call('method.edit', { ...edit, ...meant }, change);
      expect(await refused(meant)).toEqual(all);
      expect(await shown()).toMatchObject({ revision: edited.revision, draft: { weights: { A: 40 } } });
    });

    test('scenarios are kept by name', async () => {
      const shown = await create();
      const method = { ...shown.baseline, weights: { ...shown.baseline.weights, A: 40 } };
      const named = async (operation: string, input: unknown) => {
        const answer = await call(operation, input, change);
        return z
          .object({ scenarios: z.array(z.object({ name: z.string(), locked: z.boolean() })) })
          .parse(answer.changed).scenarios;
      };
      expect(
        await named('scenario.save', { previousName: null, name: '情景一', note: '', method, locked: false }),
      ).toEqual([expect.objectContaining({ name: '情景一' })]);
      expect(
        await refusal('scenario.save', { previousName: null, name: '情景一', note: '', method, locked: false }),
      ).toBe('SCENARIO_NAME_TAKEN');
      expect(
        await named('scenario.save', { previousName: '情景一', name: '情景二', note: 'n', method, locked: true }),
      ).toEqual([expect.objectContaining({ name: '情景二', locked: true })]);
      expect(
        await refusal('scenario.save', {
          previousName: '情景二',
          name: '情景二',
          note: 'changed',
          method: shown.baseline,
          locked: true,
        }),
      ).toBe('SCENARIO_LOCKED');
      expect(await refusal('scenario.remove', { name: '情景二', reason: '不用了' })).toBe('SCENARIO_LOCKED');
      await named('scenario.save', { previousName: '情景二', name: '情景二', note: 'n', method, locked: false });
      expect(await named('scenario.remove', { name: '情景二', reason: '不用了' })).toEqual([]);
    });

    test('a framework built by edits scores what is imported; undo takes an edit back', async () => {
      await call(
        'project.new',
        { template: 'blank', target: running.handle(join(folder, `${name}-own.ewb`), 'write') },
        snapshot,
      );
      const edit = async (edited: unknown) => {
        await call('framework.change', { change: edited, reason: '试点' }, change);
        return shown();
      };
      const method = {
        direction: 'higher',
        normalisation: 'goalposts',
        lower: 0,
        upper: 100,
        target: null,
        parameters: {},
        treatment: 'none',
      };
      const measure = {
        code: 'A.1',
        name: '专家评分',
        note: '',
        unit: '分',
        base: null,
        source: { record: 'expert_ratings', aggregation: 'mean' },
        method,
      };
      await edit({ kind: 'units', units: [{ code: '110000', name: '北京', fullName: '', group: '' }] });
      const added = await edit({
        kind: 'add-indicator',
        parent: null,
        indicator: { code: 'A', name: '创新', definition: '' },
        weight: null,
        measure,
      });
      expect(added.dataset.measures.map(({ code }) => code)).toEqual(['A.1']);
      expect(
        await refusal('framework.change', {
          change: { kind: 'edit-measure', measure: { ...measure, method: { ...method, lower: 100 } } },
          reason: 'r',
        }),
      ).toBe('LIMITS_NOT_RISING');
      expect(await refusal('framework.change', { change: { kind: 'remove', code: 'A' }, reason: ' ' })).toBe(
        'WRONG_INPUT',
      );
      expect(await refusal('framework.change', { change: { kind: 'remove', code: 'Z' }, reason: 'r' })).toBe(
        'CODE_UNKNOWN',
      );
      expect(await call('framework.preview', { change: { kind: 'remove', code: 'A' } }, z.unknown())).toEqual({
        indicators: ['A'],
        measures: ['A.1'],
        units: [],
        records: 0,
        overrides: 0,
      });
      await edit({ kind: 'remove', code: 'A' });
      await call('project.undo', {}, change);
      const { dataset } = await call('project.snapshot', {}, snapshot);
      expect(dataset.measures.map(({ code }) => code)).toEqual(['A.1']);
    });

    test('closing names its project: another one stays open, and with none open there is nothing to close', async () => {
      const before = await create();
      const now = await create();
      expect(await refusal('project.close', { project: before.project })).toBe('PROJECT_CHANGED');
      expect((await shown()).project).toBe(now.project);
      await call('project.close', { project: now.project }, z.null());
      expect(await call('project.snapshot', {}, z.null())).toBeNull();
      await call('project.close', { project: now.project }, z.null());
    });

    test('a closed project reopens with the same bits', async () => {
      const path = join(folder, `${name}-reopen.ewb`);
      await call('project.new', { template: 'province-2021', target: running.handle(path, 'write') }, snapshot);
      const { outcome } = await importRatings();
      await call('project.close', {}, z.null());
      const again = await call('project.open', { file: running.handle(path, 'read') }, snapshot);
      expect(again.dataset.values).toEqual(outcome.snapshot.dataset.values);
    });
  },
);
