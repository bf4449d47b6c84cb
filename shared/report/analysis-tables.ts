import { displayNumber } from '../base/display.ts';
import type { BaseFigure } from '../model/base-figure.ts';
import { convergence } from '../scoring/analysis/convergence.ts';
import { couplingCoordination } from '../scoring/analysis/coupling.ts';
import type { CoordinationGrade } from '../scoring/analysis/coupling.ts';
import { inequality } from '../scoring/analysis/inequality.ts';
import type { Inequality, Member } from '../scoring/analysis/inequality.ts';
import { kMeans } from '../scoring/analysis/k-means.ts';
import { naturalBreaks } from '../scoring/analysis/natural-breaks.ts';
import { leavesScale } from '../scoring/normalise/leaves-scale.ts';
import { recordEntry } from '../scoring/record-entry.ts';
import { obstacles, obstaclesByFirstLevel } from '../scoring/analysis/obstacles.ts';
import { administrativeOrder, childNodes, nodeScores } from './cohort-statistics.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import type { Words } from './words.ts';
import { unitHead } from './report-words.ts';
import { yearResults } from './tier-history.ts';
import { scoreCell, scoreText } from './score-text.ts';

/** Obstacles named for a unit, and classes made of the units. */
const NAMED = 5;
const CLASSES = 4;

/** What reports print besides the index: obstacles, coupling, regional gap, convergence, classes. Tables that nothing can be said in are left out. */
export function analysisTables(input: ReportInput): readonly ReportTable[] {
  return [
    obstacleTable(input),
    couplingTable(input),
    regionalGapTable(input),
    convergenceTable(input),
    classTable(input),
  ].filter((table) => table !== null);
}

/** Units with an index, in administrative order. */
function ranked(input: ReportInput): readonly number[] {
  return administrativeOrder(input.dataset).filter((u) => !Number.isNaN(input.result.index[u]));
}

/** First-level nodes that count. */
function firstLevel({ dataset, result }: ReportInput): readonly number[] {
  return childNodes(dataset, 0).filter((node) => (result.nodeShares[node] ?? 0) > 0);
}

const onScale = { normalisation: 'identity', parameters: {} } as const;

/** N-1 障碍度; null where a measure that counts stands off the scale, though its node be rescaled, so that nothing is full marks. */
function obstacleTable(input: ReportInput): ReportTable | null {
  const { dataset, method, result } = input;
  const offScale = dataset.measures.some(
    ({ code }, m) =>
      (result.measureEffective[m] ?? 0) > 0 && leavesScale(recordEntry(method.measures, code) ?? onScale),
  );
  if (offScale || result.nodeOffScale[0] === 1) return null;
  const say = sayer(input);
  const first = firstLevel(input);
  const names = new Map(dataset.measures.map(({ code, name }) => [code, name]));
  return {
    id: 'N-1',
    title: say('REPORT_N_OBSTACLES', { year: input.framework.year }),
    head: [
      [
        textCell(unitHead(input), { align: 'center' }),
        ...first.map((node) => textCell(dataset.nodes[node]?.name ?? '', { align: 'center' })),
        textCell(say('REPORT_N_MAIN'), { align: 'center' }),
      ],
    ],
    body: ranked(input).map((u): ReportCell[] => {
      const found = obstacles(result, method, u);
      const byFirst = obstaclesByFirstLevel(dataset, found);
      return [
        textCell(dataset.units[u]?.name ?? ''),
        ...first.map((node) =>
          numberCell((byFirst.get(dataset.nodes[node]?.code ?? '') ?? (found.length > 0 ? 0 : Number.NaN)) * 100, 1, {
            suffix: '%',
          }),
        ),
        textCell(
          found
            .slice(0, NAMED)
            .map(({ code, degree }) => `${names.get(code) ?? code} ${displayNumber(degree * 100, 1)}%`)
            .join(say('REPORT_LIST')),
        ),
      ];
    }),
    columns: [10, ...first.map(() => 9), 60],
    notes: [say('REPORT_N_OBSTACLES_NOTE')],
    landscape: true,
  };
}

/** N-2 耦合协调度 of the first level; null for fewer than two first-level indicators or scores beyond the scale. */
function couplingTable(input: ReportInput): ReportTable | null {
  const { dataset, method, result } = input;
  const say = sayer(input);
  const first = firstLevel(input);
  const { lower, upper } = method.scale;
  if (first.length < 2) return null;
  const rows = ranked(input).flatMap((u): ReportCell[][] => {
    const found = couplingCoordination(
      first.map((node) => ({
        level: ((nodeScores(result, node)[u] ?? Number.NaN) - lower) / (upper - lower),
        share: result.nodeShares[node] ?? 0,
      })),
    );
    return found === null
      ? []
      : [
          [
            textCell(dataset.units[u]?.name ?? ''),
            numberCell(found.coupling, 4),
            numberCell(found.development, 4),
            numberCell(found.coordination, 4),
            textCell(say(gradeCodes[found.grade]), { align: 'center' }),
          ],
        ];
  });
  if (rows.length === 0) return null;
  return {
    id: 'N-2',
    title: say('REPORT_N_COUPLING', { year: input.framework.year }),
    head: [
      [
        textCell(unitHead(input), { align: 'center' }),
        ...(['REPORT_N_C', 'REPORT_N_T', 'REPORT_N_D', 'REPORT_N_GRADE'] as const).map((code) =>
          textCell(say(code), { align: 'center' }),
        ),
      ],
    ],
    body: rows,
    columns: [16, 14, 14, 14, 18],
    notes: [
      say('REPORT_N_COUPLING_NOTE'),
      ...(rows.length < ranked(input).length
        ? [say('REPORT_N_COUPLING_LEFT', { count: ranked(input).length - rows.length })]
        : []),
    ],
    landscape: false,
  };
}

const gradeCodes = {
  extreme_imbalance: 'REPORT_N_D0',
  serious_imbalance: 'REPORT_N_D1',
  moderate_imbalance: 'REPORT_N_D2',
  mild_imbalance: 'REPORT_N_D3',
  near_imbalance: 'REPORT_N_D4',
  barely_coordinated: 'REPORT_N_D5',
  primary_coordination: 'REPORT_N_D6',
  intermediate_coordination: 'REPORT_N_D7',
  good_coordination: 'REPORT_N_D8',
  quality_coordination: 'REPORT_N_D9',
} as const satisfies Record<CoordinationGrade, Parameters<typeof reportText>[1]>;

/** Key of the base figures that means are weighted by. */
const POPULATION: BaseFigure = '常住人口';

/** N-3: spread of the index as a whole and by region, plain and weighted by population; null without regions or where Theil is not defined. */
function regionalGapTable(input: ReportInput): ReportTable | null {
  const { dataset, result } = input;
  const say = sayer(input);
  const units = ranked(input);
  const population = dataset.denominators[POPULATION];
  const members = (weight: (u: number) => number): readonly Member[] =>
    units.map((u) => ({
      value: result.index[u] ?? Number.NaN,
      weight: weight(u),
      region: dataset.units[u]?.group ?? '',
    }));
  const plain = inequality(members(() => 1));
  if (plain === null || new Set(units.map((u) => dataset.units[u]?.group ?? '')).size < 2) return null;
  const weighted = population === undefined ? null : inequality(members((u) => population[u] ?? Number.NaN));
  const means = new Map(weighted?.regions.map(({ region, mean }) => [region, mean]));
  const row = (name: string, own: Omit<Inequality['regions'][number], 'region'>, mean: number): ReportCell[] => [
    textCell(name),
    numberCell(own.count, 0),
    scoreCell(input, own.mean),
    ...(weighted === null ? [] : [scoreCell(input, mean)]),
    numberCell(own.cv, 4),
    numberCell(own.theil, 5),
    numberCell((plain.theil > 0 ? own.contribution / plain.theil : Number.NaN) * 100, 2, { suffix: '%' }),
  ];
  const parts = (found: Inequality): Readonly<Record<string, string>> => ({
    theil: displayNumber(found.theil, 5),
    between: displayNumber(found.between, 5),
    within: displayNumber(found.within, 5),
    share: found.theil > 0 ? displayNumber((found.between / found.theil) * 100, 2) : '—',
    gini: displayNumber(found.gini, 4),
    cv: displayNumber(found.cv, 4),
  });
  return {
    id: 'N-3',
    title: say('REPORT_N_GAP', { year: input.framework.year }),
    head: [
      (
        [
          'REPORT_N_REGION',
          'REPORT_N_COUNT',
          'REPORT_N_MEAN',
          ...(weighted === null ? [] : (['REPORT_N_WEIGHTED'] as const)),
          'REPORT_N_CV',
          'REPORT_N_THEIL',
          'REPORT_N_SHARE',
        ] as const
      ).map((code) => textCell(say(code), { align: 'center' })),
    ],
    body: [
      ...plain.regions.map((own) =>
        row(own.region === '' ? say('REPORT_N_NO_REGION') : own.region, own, means.get(own.region) ?? Number.NaN),
      ),
      row(say('REPORT_N_ALL'), { ...plain, contribution: plain.within }, weighted?.mean ?? Number.NaN),
    ],
    columns: [14, 8, 12, ...(weighted === null ? [] : [14]), 12, 12, 14],
    notes: [
      say('REPORT_N_GAP_PLAIN', parts(plain)),
      ...(weighted === null ? [] : [say('REPORT_N_GAP_WEIGHTED', parts(weighted))]),
      say('REPORT_N_GAP_NOTE'),
    ],
    landscape: false,
  };
}

/** N-4: σ by year and β over all of them; null without an earlier index. */
function convergenceTable(input: ReportInput): ReportTable | null {
  const say = sayer(input);
  const years = new Map<number, Map<string, number>>();
  for (const [unit, results] of yearResults(input))
    for (const [year, { index }] of results)
      if (index !== null) years.set(year, (years.get(year) ?? new Map<string, number>()).set(unit, index));
  // A year known of a few only would leave nobody who has them all.
  const most = Math.max(0, ...[...years.values()].map(({ size }) => size));
  const found = convergence(new Map([...years].filter(([, units]) => units.size * 2 >= most)));
  if (found === null) return null;
  const { beta } = found;
  return {
    id: 'N-4',
    title: say('REPORT_N_CONVERGENCE'),
    head: [
      (['REPORT_N_YEAR', 'REPORT_N_MEAN', 'REPORT_N_CV'] as const).map((code) =>
        textCell(say(code), { align: 'center' }),
      ),
    ],
    body: found.sigma.map(({ year, mean, cv }) => [
      textCell(String(year), { align: 'center' }),
      scoreCell(input, mean),
      numberCell(cv, 4),
    ]),
    columns: [14, 16, 16],
    notes: [
      say('REPORT_N_SIGMA_NOTE', { count: found.units.length }),
      ...(beta === null
        ? []
        : [
            say(beta.slope < 0 ? 'REPORT_N_BETA_CLOSER' : 'REPORT_N_BETA_APART', {
              from: beta.from,
              to: beta.to,
              slope: displayNumber(beta.slope, 4),
              error: displayNumber(beta.standardError, 4),
              fit: displayNumber(beta.rSquared, 2),
            }),
          ]),
    ],
    landscape: false,
  };
}

/** N-5: natural breaks of the index and k-means of the first level, best class first; null for fewer distinct units than classes. */
function classTable(input: ReportInput): ReportTable | null {
  const { dataset, result } = input;
  const say = sayer(input);
  const units = ranked(input);
  const first = firstLevel(input);
  const breaks = naturalBreaks(
    units.map((u) => result.index[u] ?? Number.NaN),
    CLASSES,
  );
  if (breaks === null) return null;
  const rows = units.map((u) => first.map((node) => nodeScores(result, node)[u] ?? Number.NaN));
  const complete = rows.flatMap((row, at) => (row.some(Number.isNaN) ? [] : [at]));
  const groups =
    first.length < 2
      ? null
      : kMeans(
          complete.map((at) => rows[at] ?? []),
          CLASSES,
        );
  return {
    id: 'N-5',
    title: say('REPORT_N_CLASSES', { year: input.framework.year }),
    head: [
      [
        textCell(unitHead(input), { align: 'center' }),
        textCell(say('REPORT_S_INDEX'), { align: 'center' }),
        textCell(say('REPORT_N_BREAKS'), { align: 'center' }),
        ...(groups === null ? [] : [textCell(say('REPORT_N_KMEANS'), { align: 'center' })]),
      ],
    ],
    body: units.map((u, at) => [
      textCell(dataset.units[u]?.name ?? ''),
      scoreCell(input, result.index[u] ?? Number.NaN),
      numberCell(CLASSES - (breaks.classes[at] ?? Number.NaN), 0),
      ...(groups === null ? [] : [numberCell((groups[complete.indexOf(at)] ?? Number.NaN) + 1, 0)]),
    ]),
    columns: [16, 14, 14, ...(groups === null ? [] : [18])],
    notes: [
      say('REPORT_N_BREAKS_NOTE', {
        bounds: breaks.lower
          .toReversed()
          .slice(0, -1)
          .map((bound) => scoreText(input, bound))
          .join(say('REPORT_LIST')),
        fit: displayNumber(breaks.fit, 4),
      }),
      ...(groups === null ? [] : [say('REPORT_N_KMEANS_NOTE')]),
    ],
    landscape: false,
  };
}

type Say = (code: Parameters<typeof reportText>[1], params?: Readonly<Record<string, string | number>>) => string;

function sayer(input: Words): Say {
  return (code, params = {}) => reportText(input, code, params);
}
