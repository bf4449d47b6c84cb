import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingReasonIndex, TOTAL } from '../../../shared/model/dataset.ts';
import type { Dataset, TreeNode } from '../../../shared/model/dataset.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { score } from '../../../shared/scoring/score.ts';

/** A node with what stands below it, or a measure with a cell a unit. */
type Branch = Leaf | { readonly weight: number; readonly below: readonly Branch[] };
interface Leaf {
  readonly weight: number;
  readonly cells: readonly Cell[];
}
/** A value with how many of twelve months it has, a gap, or what doesn't apply. */
type Cell = { readonly months: number } | 'gap' | 'n/a';

const UNITS = 3;

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ months: 12 }) },
  { weight: 1, arbitrary: fc.record({ months: fc.integer({ min: 1, max: 11 }) }) },
  { weight: 3, arbitrary: fc.constant('gap' as const) },
  { weight: 1, arbitrary: fc.constant('n/a' as const) },
);
const weight = fc.integer({ min: 1, max: 5 });

/** Up to four levels of nodes, one to four children each, nodes and measures side by side. */
const { root } = fc.letrec<{ root: Branch; branch: Branch; leaf: Branch }>((tie) => ({
  leaf: fc.record({ weight, cells: fc.array(cell, { minLength: UNITS, maxLength: UNITS }) }),
  branch: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    fc.record({ weight, below: fc.array(tie('branch'), { minLength: 1, maxLength: 4 }) }),
  ),
  root: fc.record({ weight: fc.constant(1), below: fc.array(tie('branch'), { minLength: 2, maxLength: 4 }) }),
}));

interface Tree {
  readonly root: Branch;
  readonly filled: boolean;
  readonly strict: boolean;
}
const trees: fc.Arbitrary<Tree> = fc.record({ root, filled: fc.boolean(), strict: fc.constant(false) });

/** Codes in the order of {@link walk}: the root, then every branch before what stands below it. */
function walk(branch: Branch, visit: (one: Branch, parent: number, at: number) => void): void {
  let next = 0;
  const step = (one: Branch, parent: number): void => {
    const at = next;
    next += 1;
    visit(one, parent, at);
    if ('below' in one) for (const child of one.below) step(child, at);
  };
  step(branch, -1);
}

function scoredTree(tree: Tree, minimumAvailability: number): { result: ScoreResult; codeOf: Map<Branch, string> } {
  const nodes: TreeNode[] = [];
  const place = new Map<number, number>();
  const leaves: { readonly leaf: Leaf; readonly code: string; readonly parent: number }[] = [];
  const weights: Record<string, number> = {};
  const codeOf = new Map<Branch, string>();
  walk(tree.root, (branch, above, at) => {
    const code = at === 0 ? TOTAL : `C${String(at).padStart(3, '0')}`;
    const parent = place.get(above) ?? -1;
    codeOf.set(branch, code);
    if (at > 0) weights[code] = branch.weight;
    if ('cells' in branch) leaves.push({ leaf: branch, code, parent });
    else place.set(at, nodes.push({ code, name: '', parent, depth: (nodes[parent]?.depth ?? -1) + 1 }) - 1);
  });
  const cells = leaves.flatMap(({ leaf }) => leaf.cells);
  const dataset: Dataset = {
    framework: 'trees',
    units: Array.from({ length: UNITS }, (_, u) => ({ code: `U${u}`, name: '', fullName: '', order: u, group: '' })),
    nodes,
    measures: leaves.map(({ code, parent }) => ({
      code,
      name: '',
      unit: '',
      parent,
      denominator: null,
      factor: 1,
      months: 12,
    })),
    values: Float64Array.from(cells, (one, at) => (typeof one === 'string' ? Number.NaN : 10 + (at % 7))),
    reasons: Uint8Array.from(cells, (one) =>
      missingReasonIndex(one === 'gap' ? 'no_record' : one === 'n/a' ? 'not_applicable' : 'present'),
    ),
    marks: new Uint8Array(cells.length),
    denominators: {},
    previous: null,
    evidence: {
      months: Uint8Array.from(cells, (one) => (typeof one === 'string' ? 12 : one.months)),
      levels: new Uint8Array(cells.length),
      records: new Uint32Array(cells.length),
      doubts: new Uint8Array(cells.length),
    },
  };
  const method: Method = {
    ...standardMethod,
    weights,
    measures: Object.fromEntries(
      leaves.map(({ code }) => [
        code,
        {
          direction: 'higher',
          normalisation: 'identity',
          lower: null,
          upper: null,
          target: null,
          parameters: {},
          treatment: 'none',
        },
      ]),
    ),
    missing: {
      policy: tree.strict ? 'strict' : 'omit',
      minimumAvailability,
      imputation: tree.filled ? 'zero' : 'none',
    },
  };
  const result = score(dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { result: result.value, codeOf };
}

interface Counted {
  readonly applies: boolean;
  readonly scored: boolean;
  /** In twelfths of a cell by whole weights, so that nothing is rounded before the one division. */
  readonly measured: number;
  readonly imputed: number;
}

/** docs/METHODS "Evidence" and "Missing children" once more, from the tree itself and nothing of the program. */
function recount(branch: Branch, unit: number, tree: Tree, least: number, into: Map<Branch, Counted>): Counted {
  let counted: Counted;
  if ('cells' in branch) {
    const one = branch.cells[unit] ?? 'gap';
    counted =
      one === 'n/a'
        ? { applies: false, scored: false, measured: 0, imputed: 0 }
        : one === 'gap'
          ? { applies: true, scored: tree.filled, measured: 0, imputed: tree.filled ? 1 : 0 }
          : { applies: true, scored: true, measured: one.months / 12, imputed: 0 };
  } else {
    const parts = branch.below
      .map((child) => ({ weight: child.weight, of: recount(child, unit, tree, least, into) }))
      .filter(({ of }) => of.applies);
    const whole = parts.reduce((sum, part) => sum + part.weight, 0);
    const entering = parts.filter(({ of }) => of.scored);
    const part = (which: 'measured' | 'imputed'): number =>
      entering.reduce((sum, { weight: own, of }) => sum + own * of[which], 0) / whole;
    const enough = tree.strict ? entering.length === parts.length : part('measured') > least - 1e-9;
    counted = {
      applies: parts.length > 0,
      scored: entering.length > 0 && enough,
      measured: parts.length > 0 ? part('measured') : 0,
      imputed: parts.length > 0 ? part('imputed') : 0,
    };
  }
  into.set(branch, counted);
  return counted;
}

describe('what a score rests on, over trees of one to four levels', () => {
  test('is what a recount of the tree gives, node by node', () => {
    let withheld = 0;
    fc.assert(
      fc.property(
        trees.chain((tree) => fc.record({ root: fc.constant(tree.root), filled: fc.boolean(), strict: fc.boolean() })),
        fc.constantFrom(0, 0.3, 0.5, 0.65, 0.8, 0.95, 1),
        (tree, least) => {
          const { result, codeOf } = scoredTree(tree, tree.strict ? 0 : least);
          for (let unit = 0; unit < UNITS; unit += 1) {
            const counts = new Map<Branch, Counted>();
            recount(tree.root, unit, tree, least, counts);
            for (const [branch, { applies, scored, measured, imputed }] of counts) {
              const node = result.nodes.indexOf(codeOf.get(branch) ?? '');
              if (node < 0) continue;
              const at = node * UNITS + unit;
              const where = `${codeOf.get(branch)} of U${unit}`;
              expect(!Number.isNaN(result.scores[at]), where).toBe(scored);
              if (applies) expect(result.evidence.measured[at], where).toBeCloseTo(measured, 10);
              else expect(result.evidence.measured[at], where).toBeNaN();
              if (applies) expect(result.evidence.imputed[at], where).toBeCloseTo(imputed, 10);
              if (node > 0 && applies && !scored && measured + imputed > 0) withheld += 1;
            }
          }
        },
      ),
      { numRuns: 200 },
    );
    // Nodes with something beneath that doesn't enter did occur, so that agreeing about them says something.
    expect(withheld).toBeGreaterThan(100);
  });

  test('never grows with what is asked for, and never counts the weight of a first level without a score', () => {
    fc.assert(
      fc.property(
        trees,
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        (tree, a, b) => {
          const [looser, stricter] = [Math.min(a, b), Math.max(a, b)].map((least) => scoredTree(tree, least).result);
          if (looser === undefined || stricter === undefined) throw new Error('not scored');
          const firstLevel = 'below' in tree.root ? tree.root.below : [];
          const { codeOf } = scoredTree(tree, 0);
          for (let unit = 0; unit < UNITS; unit += 1) {
            looser.nodes.forEach((code, node) => {
              const at = node * UNITS + unit;
              const [before, after] = [looser.evidence.measured[at], stricter.evidence.measured[at]];
              if (before !== undefined && !Number.isNaN(before)) expect(after, code).toBeLessThanOrEqual(before);
              // Who has no score under less has none under more.
              if (Number.isNaN(looser.scores[at])) expect(stricter.scores[at], code).toBeNaN();
            });
            const standing = firstLevel.map((child) => {
              const counts = recount(child, unit, tree, stricter === looser ? a : Math.max(a, b), new Map());
              return { weight: child.weight, ...counts, code: codeOf.get(child) ?? '' };
            });
            const applying = standing.filter(({ applies }) => applies);
            const weightOf = (some: readonly { weight: number }[]): number =>
              some.reduce((sum, { weight: own }) => sum + own, 0);
            const gone = applying.filter(({ code }) => {
              const node = stricter.nodes.indexOf(code);
              return node >= 0 && Number.isNaN(stricter.scores[node * UNITS + unit]);
            });
            if (applying.length > 0)
              expect(stricter.evidence.measured[unit]).toBeLessThanOrEqual(
                1 - weightOf(gone) / weightOf(applying) + 1e-12,
              );
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
