import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import type { MergeDecisions, MergeSide } from '../../../shared/model/merge/merge-line.ts';
import { score } from '../../../shared/scoring/score.ts';
import { datasetOf } from '../../../electron/services/app/project-session.ts';
import { checkProject, openProject } from '../../../electron/storage/project-file.ts';
import { runSteps } from '../../../electron/storage/connection/steps.ts';
import { openOtherProject, proveOtherProject } from '../../../electron/storage/merge/other-project.ts';
import type { MergeOutcome } from '../../../electron/storage/merge/merge-project.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Random } from '../../../shared/base/random.ts';
import { importSheets, measures, units, valueOf } from '../../unit/storage/small-project.ts';

/** A laptop's clock: every act a minute later than the one before on either laptop. */
export interface Clock {
  now(): string;
}

export function clockFrom(start: string): Clock {
  let minutes = 0;
  return { now: () => new Date(Date.parse(start) + (minutes += 1) * 60_000).toISOString() };
}

const codes = measures.map(({ code }) => code);

/** One thing that somebody does to a project; what is refused changes nothing. */
export function act(store: ProjectStore, random: Random, clock: Clock, file: string): void {
  const now = clock.now();
  const unit = pick(random, units).code;
  const code = pick(random, codes);
  // Few cells, so that the two sides often speak of the same.
  const [near, rate] = [pick(random, units.slice(0, 2)).code, pick(random, ['rate', 'rate', 'stock'])];
  const collected = (): unknown =>
    importSheets(
      store,
      { annual_statistics: [{ unit: near, selector: 'rate', value: random.below(100), period: 2021 }] },
      `${file}-${random.below(4)}.xlsx`,
      now,
    );
  const tabled = (): unknown =>
    importSheets(
      store,
      { measure_table: [{ unit: near, selector: rate, value: random.below(50) }] },
      `${file}-${random.below(4)}.csv`,
      now,
    );
  const acts: readonly (() => unknown)[] = [
    collected,
    collected,
    collected,
    tabled,
    tabled,
    () => {
      const batch = pick(random, [...store.batches(), null]);
      return batch === null ? null : store.withdrawBatch(batch.id, '有误', now);
    },
    () => {
      const batch = pick(random, [...store.batches(), null]);
      return batch === null ? null : store.restoreBatch(batch.id, '无误', now);
    },
    () =>
      store.overrideValue({
        unit: near,
        measure: rate,
        value: random.below(9),
        reason: `核实 ${random.below(9)}`,
        now,
      }),
    () => store.removeOverride({ unit: near, measure: rate, reason: '撤销', now }),
    () => store.saveAlias(pick(random, ['京', '帝都', '津门']), pick(random, [unit, null]), now),
    () => store.saveAlias(code, pick(random, ['备注', '另一备注', null]), now),
    () => store.saveSetting(pick(random, ['title', 'theme']), pick(random, ['甲', '乙']), now),
    () =>
      store.saveLineStates(
        new Map([[`line-${random.below(3)}`, { state: 'accepted', of: 'x' }]]),
        `属实 ${random.below(3)}`,
        now,
      ),
    () => {
      const working = store.workingMethod();
      if (!(code in working.weights)) return null;
      return store.saveDraft(
        { ...working, weights: { ...working.weights, [code]: random.below(5) } },
        `占比 ${code}`,
        now,
      );
    },
    () => {
      const draft = store.draft();
      return draft === null ? null : store.saveBaseline(draft, '专家会', now);
    },
    () =>
      store.saveScenario(
        {
          name: pick(random, ['方案一', '方案二']),
          note: pick(random, ['', '试']),
          method: { ...store.workingMethod(), winsoriseMax: random.below(9) },
        },
        now,
      ),
    () => store.renameScenario(pick(random, ['方案一', '方案二']), pick(random, ['方案三', '方案一']), now),
    () => {
      const changed = changeFramework(
        store.structure(),
        pick(random, [
          { kind: 'remove', code },
          { kind: 'rename', title: pick(random, ['新名', '又名']), year: 2021 },
          { kind: 'move', code, by: 1 },
          { kind: 'move', code, by: -1 },
        ] as const),
      );
      return changed.ok ? store.saveStructure(changed.value, '修订', now) : null;
    },
    () => store.undo(now),
    () => store.undo(now),
    () => store.redo(now),
  ];
  pick(random, acts)();
}

/** What counts: documents without stamps of the merge itself, imports that count in their order, values and scores. */
export function contentOf(store: ProjectStore): string {
  const table = store.measureTable();
  const scored = score(datasetOf(store), store.workingMethod());
  const { framework, units: own, baseline, draft } = store.structure();
  return canonicalJson(
    toJson({
      framework,
      units: own,
      baseline,
      draft,
      scenarios: store.scenarios(),
      overrides: [...store.overrides()].sort((a, b) => (canonicalJson(toJson(a)) < canonicalJson(toJson(b)) ? -1 : 1)),
      aliases: store.aliases(),
      mappings: store.mappings(),
      settings: store.settings(),
      notes: store.aliases(),
      lines: [...store.lineStates()].sort(),
      plan: store.reportPlan(),
      history: store.history(),
      // The same content twice is the same.
      batches: [
        ...new Set(
          store
            .batches()
            .filter(({ status }) => status === 'active')
            .map(({ files, records }) => `${files.map(({ contentHash }) => contentHash).join()} ${records}`),
        ),
      ].sort(),
      values: [...table.values].map((value) => (Number.isNaN(value) ? null : value)),
      reasons: [...table.reasons],
      index: scored.ok ? [...scored.value.index].map((value) => (Number.isNaN(value) ? null : value)) : scored.error,
    }),
  );
}

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random.below(list.length)];
  if (found === undefined) throw new Error('an empty list');
  return found;
}

let copies = 0;
/** A second laptop's copy of a closed file. */
export function copyOf(path: string, folder: string): string {
  const copy = join(folder, `copy-${(copies += 1)}.ewb`);
  copyFileSync(path, copy);
  return copy;
}

export function opened(path: string, who: string, now: string): ProjectStore {
  return valueOf(openProject(path, { now, who }));
}

/** Merges a closed file into an open project. */
export function mergeFile(
  store: ProjectStore,
  path: string,
  folder: string,
  decisions: MergeDecisions,
  now: string,
): Result<MergeOutcome> {
  const copy = copyOf(path, folder);
  valueOf(proveOtherProject(copy, path, now, (sql, of) => checkProject(sql, of, true, false)));
  const other = valueOf(openOtherProject(copy, path));
  try {
    return runSteps(store.merge(other, { decisions, now, file: 'theirs.ewb', head: null }));
  } finally {
    other.close();
  }
}

export function prefer(choice: MergeSide | null): MergeDecisions {
  return { lines: {}, prefer: choice };
}
