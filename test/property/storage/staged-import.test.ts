import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StagedBatch, StagedImport } from '../../../electron/storage/batches/staged-import.ts';
import { runSteps } from '../../../electron/storage/connection/steps.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import { codeOf, freshProject, NOW, sheetReport, valueOf } from '../../unit/storage/small-project.ts';
import { arbitrarySheet } from './arbitrary-sheet.ts';
import type { Sheet } from './arbitrary-sheet.ts';

const batchOf = (sheets: readonly Sheet[]): StagedBatch => ({
  now: NOW,
  note: '',
  files: [{ name: 'f', contentHash: 'f', size: 1 }],
  sheets: sheets.map(({ kind, records }, place) => ({
    file: 0,
    name: `${place} ${kind}`,
    kind,
    hidden: false,
    report: sheetReport(`${place} ${kind}`, kind, records.length),
  })),
});

function stageSheets(
  store: ProjectStore,
  staged: StagedImport,
  sheets: readonly Sheet[],
  places: readonly number[],
): void {
  valueOf(runSteps(staged.open(places, store.units())));
  for (const place of places) {
    const sheet = sheets[place];
    if (sheet === undefined) continue;
    const writer = valueOf(staged.sheet(place, sheet.kind));
    valueOf(writer.add(sheet.records));
    valueOf(writer.finish());
  }
  valueOf(staged.close());
}

/** Sheets in their order, each once. */
function importPlainly(store: ProjectStore, sheets: readonly Sheet[]): void {
  const staged = valueOf(store.stageImport());
  stageSheets(store, staged, sheets, [...sheets.keys()]);
  valueOf(runSteps(staged.commit(batchOf(sheets))));
}

type Write = (store: ProjectStore) => unknown;
const write: fc.Arbitrary<Write> = fc.oneof(
  fc.integer({ min: 1, max: 2 }).map(
    (batch): Write =>
      (store) =>
        store.withdrawBatch(batch, '', NOW),
  ),
  fc.integer({ min: 1, max: 2 }).map(
    (batch): Write =>
      (store) =>
        store.restoreBatch(batch, '', NOW),
  ),
  fc.constant<Write>((store) => store.undo(NOW)),
  fc.constant<Write>((store) => store.redo(NOW)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(
    (value): Write =>
      (store) =>
        store.overrideValue({ unit: '110000', measure: 'rate', value, reason: '补', now: NOW }),
  ),
  fc.constant<Write>((store) => store.saveAlias('A', '备注', NOW)),
  fc.constantFrom(2020, 2021, 2022).map(
    (year): Write =>
      (store) =>
        store.saveFramework({ ...store.framework(), year }, '', NOW),
  ),
);

/** Rows of a cell and replacements stand in the order in which their facets were first met, those of a sheet that was staged and dropped too. */
const byText = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

/** All that an import leaves behind, but for ids of texts and facets, which nobody sees. */
const left = (store: ProjectStore): unknown => {
  const { values, reasons, marks, records, batches, previous, baseFigures } = store.measureTable();
  const lineage = valueOf(store.lineage('110000', 'rate'));
  return {
    batches: store.batches(),
    replacements: store.batches().map(({ id }) => byText(store.replacements(id, { offset: 0, limit: 500 }).rows)),
    cells: [...values.keys()].map((cell) => [values[cell], reasons[cell], marks[cell], records[cell], batches[cell]]),
    previous: previous === null ? null : [...previous],
    baseFigures: Object.entries(baseFigures).map(([name, column]) => [name, ...column]),
    lineage: { ...lineage, records: byText(lineage.records), replaced: byText(lineage.replaced) },
    coverage: store.coverage(),
    audit: store
      .audit()
      .entries.map(({ action, subject, key, before, after }) => [action, subject, key, before, after]),
  };
};

describe('a staged import', () => {
  const sheets = fc.array(arbitrarySheet, { minLength: 1, maxLength: 4 });
  const changes = fc.array(fc.record({ place: fc.nat(3), sheet: arbitrarySheet }), { maxLength: 3 });

  it(
    'is what a plain import of its last sheets is, whatever is written and staged again in between',
    { timeout: 300_000 },
    () => {
      fc.assert(
        fc.property(sheets, sheets, changes, fc.array(write, { maxLength: 4 }), (earlier, first, changed, writes) => {
          const [plain, previewed] = [freshProject(), freshProject()];
          try {
            for (const store of [plain, previewed]) importPlainly(store, earlier);
            const untouched = left(previewed);
            const staged = valueOf(previewed.stageImport());
            const wanted = [...first];
            stageSheets(previewed, staged, wanted, [...wanted.keys()]);
            runSteps(staged.preview(batchOf(wanted)));
            expect(left(previewed)).toEqual(untouched);
            for (const { place, sheet } of changed) {
              if (place >= wanted.length) continue;
              wanted[place] = sheet;
              stageSheets(previewed, staged, wanted, [place]);
            }
            for (const act of writes) for (const store of [plain, previewed]) act(store);
            const shown = valueOf(runSteps(staged.preview(batchOf(wanted))));
            valueOf(runSteps(staged.commit(batchOf(wanted))));
            importPlainly(plain, wanted);
            expect(left(previewed)).toEqual(left(plain));
            expect(previewed.verify()).toEqual([]);
            // The preview has said what came.
            const table = previewed.measureTable();
            expect([...shown.table.values]).toEqual([...table.values]);
            expect([...shown.table.marks]).toEqual([...table.marks]);
            expect(shown.table.baseFigures).toEqual(table.baseFigures);
            expect(shown.replaced).toBe(previewed.batches().at(-1)?.replaced);
            // The same ones; their order is that in which facets were met, in the staging store and in the project each.
            const kept = previewed.replacements(staged.batch, { offset: 0, limit: 200 }).rows;
            expect(byText(shown.replacements)).toEqual(byText(kept));
          } finally {
            plain.close();
            previewed.close();
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  it(
    'given up at any step of its commit leaves the project as it was, and can be committed then',
    { timeout: 300_000 },
    () => {
      fc.assert(
        fc.property(sheets, sheets, fc.nat(60), (earlier, wanted, stop) => {
          const store = freshProject();
          try {
            importPlainly(store, earlier);
            const before = left(store);
            const staged = valueOf(store.stageImport());
            stageSheets(store, staged, wanted, [...wanted.keys()]);
            const steps = staged.commit(batchOf(wanted));
            let done = false;
            for (let step = 0; step < stop && !done; step += 1) {
              done = steps.next().done === true;
              if (done) break;
              expect(left(store)).toEqual(before);
              expect(codeOf(store.saveAlias('A', '备注', NOW))).toBe('PROJECT_IMPORT_RUNNING');
            }
            if (done) return;
            steps.return({ ok: false, error: { code: 'CANCELLED', params: {} } });
            expect(left(store)).toEqual(before);
            expect(codeOf(store.saveAlias('A', '备注', NOW))).toBe('ok');
            valueOf(runSteps(staged.commit(batchOf(wanted))));
            expect(store.verify()).toEqual([]);
          } finally {
            store.close();
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  it(
    'read into the project itself is what one beside it is, unseen before its commit, and taken back whole',
    { timeout: 300_000 },
    () => {
      fc.assert(
        fc.property(sheets, sheets, sheets, (earlier, dropped, wanted) => {
          const [plain, direct] = [freshProject(), freshProject()];
          try {
            for (const store of [plain, direct]) importPlainly(store, earlier);
            const before = left(direct);
            const staged = valueOf(direct.stageImport('within'));
            valueOf(staged.reserve());
            stageSheets(direct, staged, dropped, [...dropped.keys()]);
            expect(left(direct)).toEqual(before);
            expect(codeOf(direct.saveAlias('A', '备注', NOW))).toBe('PROJECT_IMPORT_RUNNING');
            staged.discard();
            expect(left(direct)).toEqual(before);
            expect(codeOf(direct.saveAlias('A', '备注', NOW))).toBe('ok');
            valueOf(plain.saveAlias('A', '备注', NOW));

            const again = valueOf(direct.stageImport('within'));
            valueOf(again.reserve());
            // What was read first is read again as something else.
            for (const read of [dropped, wanted]) stageSheets(direct, again, read, [...read.keys()]);
            valueOf(runSteps(again.commit(batchOf(wanted))));
            importPlainly(plain, wanted);
            expect(left(direct)).toEqual(left(plain));
            expect(direct.verify()).toEqual([]);
          } finally {
            plain.close();
            direct.close();
          }
        }),
        { numRuns: 20 },
      );
    },
  );
});
