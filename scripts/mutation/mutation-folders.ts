/** A folder whose deciding lines are mutated, and the tests that stand near it. */
export interface MutationFolder {
  readonly name: string;
  /** The sources, from the root of the project. */
  readonly source: string;
  /** Sources that lay out and don't decide: parts of paths. */
  readonly layout: readonly string[];
  /** Names of properties that lay out. */
  readonly layoutNames: readonly string[];
  /** Globs of the tests. Only these run, so that a kill comes from a test a person would look into. */
  readonly tests: readonly string[];
  /** Globs of tests among them that are left out: minutes of random work, or a process of their own that no mutant reaches. */
  readonly without: readonly string[];
}

export const mutationFolders: readonly MutationFolder[] = [
  {
    name: 'scoring',
    source: 'shared/scoring',
    layout: [],
    layoutNames: [],
    tests: [
      'test/{unit,property}/scoring/**/*.test.ts',
      'test/{unit,property}/what-if/**/*.test.ts',
      'test/unit/weights/**/*.test.ts',
    ],
    without: [],
  },
  {
    name: 'parse',
    source: 'electron/importing',
    layout: [],
    layoutNames: [],
    tests: ['test/{unit,property}/{importing,open}/**/*.test.ts', 'test/unit/score-book/**/*.test.ts'],
    without: ['**/mutation-fuzz.test.ts', '**/refusal-cost.test.ts'],
  },
  {
    name: 'storage',
    source: 'electron/storage',
    layout: [],
    layoutNames: [],
    tests: ['test/unit/storage/**/*.test.ts'],
    without: ['**/*kill.test.ts'],
  },
  {
    name: 'services',
    source: 'electron/services',
    layout: [],
    layoutNames: [],
    tests: ['test/unit/services/**/*.test.ts', 'test/contract/**/*.test.ts'],
    without: ['**/*kill.test.ts'],
  },
  {
    name: 'report',
    source: 'shared/report',
    // Drawing: where a mark stands, how long a tick is, which colour it has.
    layout: ['/figures/svg/', 'figure-style.ts', 'tier-palette.ts', 'province-tiles.ts'],
    layoutNames: [
      'width',
      'widths',
      // Widths of a table's columns.
      'columns',
      'height',
      'size',
      'align',
      'colour',
      'fill',
      'stroke',
      'dash',
      'opacity',
      'margin',
      'gap',
      'decimals',
      'barmode',
      'orientation',
    ],
    tests: ['test/unit/{report,figures}/**/*.test.ts'],
    without: ['**/figure-rasteriser.test.ts'],
  },
];
