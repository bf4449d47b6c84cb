import type { Cell } from '../../../electron/importing/cells/cell.ts';
import type { BookSpec } from '../../unit/score-book/book-sheets.ts';

/** A measure of a random book, as plain words and numbers of the score book's columns. */
export interface BookMeasure {
  readonly code: string;
  readonly parent: string;
  readonly weight: number;
  readonly lowerIsBetter: boolean;
  readonly normalisation: string;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly target: number | null;
  readonly denominator: boolean;
  readonly treatment: string;
  readonly imputation: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}
export interface BookNode {
  readonly code: string;
  readonly parent: string | null;
  readonly weight: number;
  readonly aggregation: string;
  readonly p: number;
  readonly rescale: string | null;
}
export interface RandomBook {
  readonly measures: readonly BookMeasure[];
  /** The root first. */
  readonly nodes: readonly BookNode[];
  readonly units: readonly { readonly code: string; readonly group: string }[];
  /** By measure, a cell a unit: a number, null for missing, 'n/a' for 不适用. */
  readonly data: Readonly<Record<string, readonly (number | null | 'n/a')[]>>;
  readonly base: readonly (number | null)[];
  readonly method: {
    readonly imputation: string;
    readonly strict: boolean;
    readonly minimumAvailability: number;
    readonly zPopulation: boolean;
    readonly ties: 'min' | 'dense' | 'average';
    readonly rankRounding: number | null;
    readonly tierRounding: number | null;
    readonly winsoriseMax: number;
    readonly bonus: { readonly measure: string; readonly cap: number } | null;
    readonly penalty: { readonly measure: string; readonly cap: number } | null;
    readonly veto: { readonly measure: string; readonly tier: 'high' | 'medium' | 'low' } | null;
  };
}

/** mulberry32: a generator of this file's own. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const onScale = [
  'min_max',
  'goalposts',
  'log_goalposts',
  'log_min_max',
  'percentile_rank',
  'fraction_of_max',
  'efficacy',
  'steps',
  'rank_points',
  'interval',
  'moderate',
  'identity',
];
const offScale = ['z_score', 'borda', 'vector', 'distance_to_target', 'distance_to_reference', 'count_points'];
const oneDirection = new Set(['identity', 'fraction_of_max', 'steps', 'count_points', 'interval', 'moderate']);

/**
 * A book of every normalisation, aggregation, rescaling, treatment and policy. A third of them hold z-scores of mirrored values, whose sums come out
 * near 0 in many orders; a third have measures off the scale among others.
 */
export function randomBook(seed: number): RandomBook {
  const next = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const chance = (share: number): boolean => next() < share;
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const kind = pick(['plain', 'off scale', 'near zero'] as const);
  const size = whole(1, 12);
  const units = Array.from({ length: size }, (_, at) => ({
    code: `U${String((at * 7) % 13).padStart(2, '0')}`,
    group: pick(['N', 'S', '']),
  }));
  units[0] = { code: units[0]!.code, group: 'N' };
  const branches = whole(1, 4);
  const weight = (): number => (chance(0.15) ? whole(1, 4) : Math.round(next() * 900) / 100 + 0.1);
  const positive = kind === 'plain' && chance(0.5);
  const nodes: BookNode[] = [
    {
      code: 'I',
      parent: null,
      weight: 1,
      aggregation:
        kind === 'near zero'
          ? pick(['arithmetic', 'sum', 'copeland'])
          : positive
            ? pick(['geometric', 'harmonic', 'power', 'arithmetic'])
            : pick(['arithmetic', 'arithmetic', 'minimum', 'sum', 'copeland', 'mpi']),
      p: pick([0.5, 2, -1]),
      rescale: null,
    },
    ...Array.from({ length: branches }, (_, at): BookNode => ({
      code: `N${at}`,
      parent: 'I',
      weight: weight(),
      aggregation:
        kind === 'near zero'
          ? 'arithmetic'
          : positive
            ? pick(['geometric', 'harmonic', 'power', 'arithmetic'])
            : pick(['arithmetic', 'arithmetic', 'minimum', 'sum', 'product']),
      p: pick([0.5, 2]),
      rescale: chance(0.2) ? pick(['max', 'min_max', 'percentile_rank']) : null,
    })),
  ];
  const root = nodes[0]!;
  if (!['copeland', 'mpi'].includes(root.aggregation) && chance(0.15))
    nodes[0] = { ...root, rescale: pick(['max', 'min_max', 'percentile_rank']) };
  const data: Record<string, (number | null | 'n/a')[]> = {};
  const measures: BookMeasure[] = [];
  const base = units.map(() => (chance(0.06) ? pick([0, null]) : whole(1, 40) / 4));
  for (const { code: parent } of nodes.slice(1))
    for (let at = 0, count = whole(1, 4); at < count; at += 1) {
      const normalisation =
        kind === 'near zero'
          ? 'z_score'
          : positive
            ? pick(['goalposts', 'efficacy'])
            : kind === 'off scale' && chance(0.4)
              ? pick(offScale)
              : pick(onScale);
      const code = `${parent}.${at}`;
      const lower = whole(1, 20);
      const upper = whole(30, 90);
      // Coarse values: ties, columns without spread and equal sums are common.
      const span = pick([0, 3, 100]);
      const column = units.map((): number | null | 'n/a' =>
        chance(0.08) ? null : chance(0.03) ? 'n/a' : positive ? whole(lower * 2, 100) / 2 + 1 : whole(0, span),
      );
      data[code] = chance(0.1) ? column.map((x) => (typeof x === 'number' ? x * 1e7 : x)) : column;
      const mirrored = measures.at(-1);
      if (kind === 'near zero' && mirrored !== undefined && chance(0.7))
        data[code] = (data[mirrored.code] ?? []).map((x) => (typeof x === 'number' ? 100 - x : x));
      measures.push({
        code,
        parent,
        weight: kind === 'near zero' && mirrored !== undefined && chance(0.7) ? mirrored.weight : weight(),
        lowerIsBetter: !oneDirection.has(normalisation) && chance(0.3),
        normalisation,
        lower,
        upper,
        target: normalisation === 'distance_to_target' ? pick([50, 200, -20]) : null,
        denominator: chance(0.15),
        treatment: positive ? 'none' : pick(['none', 'none', 'none', 'winsorise', 'log']),
        imputation: chance(0.2) ? pick(['mean', 'median', 'group_mean', 'group_median', 'zero', 'none']) : null,
        parameters: {
          ...(normalisation === 'distance_to_reference' ? { ref: pick(units).code } : {}),
          ...(normalisation === 'distance_to_target' && chance(0.5) ? { cap: '1' } : {}),
          ...(normalisation === 'steps' ? { steps: '0:0,30:40,60:90' } : {}),
          ...(normalisation === 'rank_points' ? { points: '1:100,2:90,4:50' } : {}),
          ...(normalisation === 'count_points' ? pick([{ per: '2', cap: '80' }, { per: '-3' }, { per: '1.5' }]) : {}),
          ...(normalisation === 'interval' ? { best: '21..29' } : {}),
          ...(normalisation === 'moderate' ? { best: '25' } : {}),
          ...(chance(0.1) ? { winsorise_max: String(whole(0, 4)) } : {}),
        },
      });
    }
  // A measure beside the tree's mean, for adjustments; some switched off besides.
  const aside = (code: string): BookMeasure => ({
    code,
    parent: 'N0',
    weight: 0,
    lowerIsBetter: false,
    normalisation: 'count_points',
    lower: null,
    upper: null,
    target: null,
    denominator: false,
    treatment: 'none',
    imputation: 'none',
    parameters: { per: '1' },
  });
  const adjusted = chance(0.3);
  if (adjusted)
    for (const code of ['X1', 'X2', 'V1']) {
      measures.push(aside(code));
      data[code] = units.map(() => (chance(0.2) ? null : code === 'V1' ? whole(0, 1) : whole(-2, 8)));
    }
  return {
    measures,
    nodes,
    units,
    data,
    base,
    method: {
      imputation: chance(0.3) ? pick(['mean', 'median', 'group_mean', 'group_median', 'zero']) : 'none',
      strict: chance(0.15),
      minimumAvailability: pick([0, 0, 0.5, 1]),
      zPopulation: chance(0.5),
      ties: pick(['min', 'min', 'dense', 'average']),
      rankRounding: pick([null, null, 0, 2]),
      tierRounding: pick([null, null, 0, 2]),
      winsoriseMax: pick([5, 5, 1, 2]),
      bonus: adjusted ? { measure: 'X1', cap: 5 } : null,
      penalty: adjusted ? { measure: 'X2', cap: 3 } : null,
      veto: adjusted ? { measure: 'V1', tier: pick(['high', 'medium', 'low']) } : null,
    },
  };
}

/** The book as the sheets that our reader takes. */
export function sheetsOf({ measures, nodes, units, data, base, method }: RandomBook): BookSpec {
  const parameters = (values: Readonly<Record<string, string | number>>): string =>
    Object.entries(values)
      .map(([key, value]) => `${key}=${value}`)
      .join('; ');
  // A column that no row names is an error.
  const divided = measures.some(({ denominator }) => denominator);
  const rounding = (key: string, decimals: number | null): Cell[][] => (decimals === null ? [] : [[key, decimals]]);
  return {
    Indicators: [
      [
        'Code',
        'Name',
        'Parent',
        'Weight',
        'Direction',
        'Normalisation',
        'Lower',
        'Upper',
        'Target',
        'Denominator',
      ].concat(['Treatment', 'Imputation', 'Aggregation', 'Rescale', 'Parameters']),
      ...nodes.map((node): Cell[] => [
        node.code,
        node.code,
        node.parent,
        node.parent === null ? null : node.weight,
        ...Array.from({ length: 8 }, () => null),
        node.aggregation,
        node.rescale,
        node.aggregation === 'power' ? parameters({ p: node.p }) : null,
      ]),
      ...measures.map((m): Cell[] => [
        m.code,
        m.code,
        m.parent,
        m.weight,
        m.lowerIsBetter ? -1 : 1,
        m.normalisation,
        m.lower,
        m.upper,
        m.target,
        m.denominator ? 'base' : null,
        m.treatment,
        m.imputation,
        null,
        null,
        parameters(m.parameters),
      ]),
    ],
    Units: [['Code', 'Name', 'Group'], ...units.map(({ code, group }): Cell[] => [code, code, group])],
    Data: [
      ['Unit', ...measures.map(({ code }) => code), ...(divided ? ['base'] : [])],
      ...units.map(({ code }, u): Cell[] => [
        code,
        ...measures.map((m): Cell => {
          const cell = data[m.code]?.[u] ?? null;
          return cell === 'n/a' ? '不适用' : (cell ?? 'NA');
        }),
        ...(divided ? [base[u] ?? 'NA'] : []),
      ]),
    ],
    Method: [
      ['Key', 'Value'],
      ['imputation', method.imputation],
      ['missing', method.strict ? 'strict' : 'omit'],
      ['minimum_availability', method.minimumAvailability],
      ['z_population', method.zPopulation ? 1 : 0],
      ['ties', method.ties],
      ['winsorise_max', method.winsoriseMax],
      ...rounding('rank_rounding', method.rankRounding),
      ...rounding('tier_rounding', method.tierRounding),
      ...(method.bonus ? [['bonus', `${method.bonus.measure}:${method.bonus.cap}`]] : []),
      ...(method.penalty ? [['penalty', `${method.penalty.measure}:${method.penalty.cap}`]] : []),
      ...(method.veto ? [['veto', `${method.veto.measure}:${method.veto.tier}`]] : []),
    ],
  };
}
