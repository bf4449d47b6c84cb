import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import type { FrameworkChange } from '../../../shared/model/framework-change/framework-change.ts';
import { freshProject, importSheets, measures, NOW, units, valueOf } from '../../unit/storage/small-project.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';

const codes = measures.map(({ code }) => code);

/** What a user does, each a step of the undo or, where nothing differs or it is refused, none. */
type Act =
  | { readonly kind: 'weigh'; readonly code: string; readonly weight: number }
  | { readonly kind: 'revert' }
  | { readonly kind: 'promote' }
  | { readonly kind: 'import'; readonly value: number }
  | { readonly kind: 'override'; readonly value: number }
  | { readonly kind: 'framework'; readonly change: FrameworkChange };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('weigh' as const), code: fc.constantFrom(...codes), weight: fc.nat(5) }),
  },
  fc.record({ kind: fc.constant('revert' as const) }),
  fc.record({ kind: fc.constant('promote' as const) }),
  fc.record({ kind: fc.constant('import' as const), value: fc.nat(100) }),
  fc.record({ kind: fc.constant('override' as const), value: fc.nat(100) }),
  fc.record({
    kind: fc.constant('framework' as const),
    change: fc.oneof(
      fc.constantFrom(...codes).map((code): FrameworkChange => ({ kind: 'remove', code })),
      fc.constantFrom('新名', '又名').map((title): FrameworkChange => ({ kind: 'rename', title, year: 2021 })),
      fc
        .constantFrom(1, -1)
        .chain((by) =>
          fc.constantFrom(...codes).map((code): FrameworkChange => ({ kind: 'move', code, by: by === 1 ? 1 : -1 })),
        ),
    ),
  }),
);

let files = 0;
function perform(store: ProjectStore, done: Act): void {
  switch (done.kind) {
    case 'weigh': {
      const working = store.workingMethod();
      // A weight of what the framework no longer has is refused before storage is asked.
      if (!(done.code in working.weights)) return;
      const method = { ...working, weights: { ...working.weights, [done.code]: done.weight } };
      return valueOf(store.saveDraft(method, `占比 ${done.code}`, NOW));
    }
    case 'revert':
      return valueOf(store.saveDraft(store.baselineMethod(), '回到基准', NOW));
    case 'promote': {
      const draft = store.draft();
      return draft === null ? undefined : valueOf(store.saveBaseline(draft, '专家会', NOW));
    }
    case 'import': {
      const unit = units[0]?.code ?? '';
      importSheets(
        store,
        { annual_statistics: [{ unit, selector: 'rate', value: done.value, period: 2021 }] },
        `f${(files += 1)}.xlsx`,
      );
      return;
    }
    case 'override': {
      const request = { unit: units[0]?.code ?? '', measure: 'rate', value: done.value, reason: '核实', now: NOW };
      store.overrideValue(request);
      return;
    }
    case 'framework': {
      const changed = changeFramework(store.structure(), done.change);
      if (changed.ok) valueOf(store.saveStructure(changed.value, '修订', NOW));
    }
  }
}

function seen(store: ProjectStore): unknown {
  return {
    structure: store.structure(),
    working: store.workingMethod(),
    values: [...store.measureTable().values],
    overrides: store.overrides(),
    active: store.batches().flatMap(({ id, status }) => (status === 'active' ? [id] : [])),
  };
}

test('undo goes back through edits, saves, imports, overrides and framework changes one by one, and redo forth', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 8 }), (acts) => {
      const store = freshProject();
      const states = [seen(store)];
      const steps = [store.canUndo()?.entry];
      for (const done of acts) {
        perform(store, done);
        const next = store.canUndo()?.entry;
        if (next === steps.at(-1)) {
          // No step: nothing may have changed.
          expect(seen(store)).toEqual(states.at(-1));
          continue;
        }
        steps.push(next);
        states.push(seen(store));
      }
      for (const state of states.slice(0, -1).reverse()) {
        valueOf(store.undo(NOW));
        expect(seen(store)).toEqual(state);
      }
      expect(store.canUndo()).toBeNull();
      for (const state of states.slice(1)) {
        valueOf(store.redo(NOW));
        expect(seen(store)).toEqual(state);
      }
      expect(store.canRedo()).toBeNull();
      expect(store.verify()).toEqual([]);
      store.close();
    }),
    { numRuns: 60 },
  );
});
