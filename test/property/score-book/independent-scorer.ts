import type { BookMeasure, BookNode, RandomBook } from './random-book.ts';

// Written from docs/METHODS and docs/FORMATS alone, in plain lists and in another order of work, and importing nothing of the program:
// what it shares with the scorer is the document.

type Column = (number | null)[];
export interface IndependentScores {
  /** Normalised measures and nodes by code. */
  readonly scores: ReadonlyMap<string, readonly (number | null)[]>;
  readonly index: Column;
  readonly rank: Column;
  readonly tier: (string | null)[];
}

/** 1e-9 of the larger magnitude, or of what the column is measured by. */
const same = (a: number, b: number, span = 0): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), span);
const numbers = (column: Column): number[] => column.filter((x): x is number => x !== null);
const total = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0);
const average = (list: readonly number[]): number => total(list) / list.length;
const spread = (list: readonly number[]): boolean => list.length > 0 && !same(Math.max(...list), Math.min(...list));
const biggest = (list: readonly number[]): number => Math.max(0, ...list.map(Math.abs));
function middle(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}

/** Competition rank of each value among all; best first unless `rising`. A run is held against its first. */
function places(column: Column, span: number, ties: 'min' | 'dense' | 'average', rising = false): Column {
  const sorted = numbers(column).toSorted((a, b) => (rising ? a - b : b - a));
  const runs: number[][] = [];
  for (const x of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && same(run[0]!, x, span)) run.push(x);
    else runs.push([x]);
  }
  return column.map((x) => {
    if (x === null) return null;
    const at = runs.findIndex((run) => run.includes(x));
    const before = total(runs.slice(0, at).map((run) => run.length));
    return ties === 'dense' ? at + 1 : ties === 'min' ? before + 1 : before + (runs[at]!.length + 1) / 2;
  });
}

/** Half away from zero on twelve significant digits. */
function displayed(value: number, decimals: number): number {
  const exact = Number(value.toPrecision(12));
  const shifted = Number(`${Math.abs(exact)}e${decimals}`);
  if (Number.isNaN(shifted)) return Math.round(exact * 10 ** decimals) / 10 ** decimals;
  return (Math.sign(exact) * Math.floor(shifted + 0.5)) / 10 ** decimals;
}

/** The whole book, or null where a mean is not defined and the scorer must refuse. */
export function scoreIndependently(book: RandomBook): IndependentScores | null {
  const { measures, nodes, units, method } = book;
  const size = units.length;
  const exempt = (code: string, u: number): boolean => book.data[code]?.[u] === 'n/a';
  const scores = new Map<string, Column>();
  const values = new Map<string, Column>();
  /** Share of the weight beneath that is measured and enters by way of a score; null: nothing of it applies. */
  const measured = new Map<string, Column>();

  for (const m of measures) {
    let column: Column = (book.data[m.code] ?? []).map((x) => (typeof x === 'number' ? x : null));
    if (m.denominator)
      column = column.map((x, u) => {
        const base = book.base[u] ?? null;
        return x === null || base === null || base === 0 ? null : x / base;
      });
    const collected = column;
    column = impute(column, m.imputation ?? method.imputation, book, m.code);
    values.set(m.code, column);
    column = treat(column, m, method.winsoriseMax);
    const scored = normalise(column, m, book);
    if (scored === null) return null;
    scores.set(m.code, scored);
    measured.set(
      m.code,
      units.map((_, u) => (exempt(m.code, u) ? null : collected[u] === null || scored[u] === null ? 0 : 1)),
    );
  }

  const off = new Set<string>();
  const magnitudes = new Map<string, number>();
  for (const m of measures) {
    if (leaves(m)) off.add(m.code);
    magnitudes.set(m.code, biggest(numbers(scores.get(m.code)!)));
  }
  const gone = new Map<string, boolean[]>();
  const appliesNowhere = (code: string, u: number): boolean => gone.get(code)?.[u] ?? exempt(code, u);
  const childrenOf = (node: BookNode): { readonly code: string; readonly weight: number }[] => [
    ...nodes.filter(({ parent }) => parent === node.code),
    ...measures.filter(({ parent }) => parent === node.code),
  ];
  for (const node of nodes.toReversed()) {
    const children = childrenOf(node).filter(({ weight }) => weight > 0);
    gone.set(
      node.code,
      units.map((_, u) => children.length > 0 && children.every(({ code }) => appliesNowhere(code, u))),
    );
    measured.set(
      node.code,
      units.map((_, u) => {
        const own = children.filter(({ code }) => !appliesNowhere(code, u));
        if (own.length === 0) return null;
        return (
          total(
            own
              .filter(({ code }) => scores.get(code)![u] !== null)
              .map(({ code, weight }) => weight * (measured.get(code)![u] ?? 0)),
          ) / total(own.map(({ weight }) => weight))
        );
      }),
    );
    let columns = children.map(({ code, weight }) => ({ code, weight, x: scores.get(code)! }));
    const spans = new Map(
      columns.map(({ code }) => [code, off.has(code) ? (magnitudes.get(code) ?? 0) : 100] as const),
    );
    const available = (u: number): { code: string; weight: number; x: Column }[] => {
      const own = columns.filter(({ code }) => !appliesNowhere(code, u));
      const there = own.filter(({ x }) => x[u] !== null);
      const share = measured.get(node.code)![u] ?? 0;
      if (own.length === 0 || there.length === 0) return [];
      if (method.strict) return there.length === own.length ? there : [];
      return share >= method.minimumAvailability || same(share, method.minimumAvailability) ? there : [];
    };
    if (node.aggregation === 'mpi')
      columns = columns.map((child) => {
        const present = numbers(child.x);
        const centre = average(present);
        const sd = Math.sqrt(average(present.map((x) => (x - centre) ** 2)));
        return {
          ...child,
          weight: 1,
          x: child.x.map((x) =>
            x === null || same(Math.max(...present), Math.min(...present), spans.get(child.code))
              ? null
              : 100 + (10 * (x - centre)) / sd,
          ),
        };
      });
    let column: Column = Array.from({ length: size }, () => null);
    for (const u of units.keys()) {
      const there = available(u);
      if (there.length === 0) continue;
      if (node.aggregation === 'copeland') {
        column[u] = total(
          [...units.keys()]
            .filter((v) => v !== u && available(v).length > 0)
            .map((v) => duel(there, v, u, spans, columns)),
        );
        continue;
      }
      const combined = combine(
        node,
        there.map(({ x }) => x[u]!),
        there.map(({ weight }) => weight),
      );
      if (combined === null) return null;
      column[u] = combined;
    }
    // The largest magnitude among the scores that the node is made of.
    const parts = columns.map(({ code, weight }) => {
      const own = magnitudes.get(code) ?? 0;
      return node.aggregation === 'sum' ? own * weight : own;
    });
    const magnitude = ['copeland', 'mpi'].includes(node.aggregation)
      ? biggest(numbers(column))
      : node.aggregation === 'product'
        ? parts.reduce((all, x) => all * x, 1)
        : biggest(parts);
    magnitudes.set(node.code, node.rescale !== null ? 100 : magnitude);
    const leavesScale =
      ['sum', 'product', 'copeland', 'mpi'].includes(node.aggregation) || columns.some(({ code }) => off.has(code));
    if (node.rescale === null && leavesScale) off.add(node.code);
    column = rescaled(column, node.rescale, leavesScale ? magnitude : 100);
    scores.set(node.code, column);
  }

  const weighted = scores.get('I')!;
  const points = (adjustment: { readonly measure: string; readonly cap: number } | null, u: number): number =>
    adjustment === null ? 0 : Math.min(Math.max(scores.get(adjustment.measure)?.[u] ?? 0, 0), adjustment.cap);
  const index = weighted.map((x, u) => (x === null ? null : x + points(method.bonus, u) - points(method.penalty, u)));
  scores.set('I', index);
  const judged = index.map((x) => (x === null || method.rankRounding === null ? x : displayed(x, method.rankRounding)));
  const lines = [
    ['very_high', 90],
    ['high', 80],
    ['medium', 65],
    ['low', Number.NEGATIVE_INFINITY],
  ] as const;
  const order = lines.map(([name]) => name as string);
  return {
    scores,
    index,
    rank: places(judged, off.has('I') ? (magnitudes.get('I') ?? 0) : 100, method.ties),
    tier: index.map((x, u) => {
      if (x === null || off.has('I')) return null;
      const read = method.tierRounding === null ? x : displayed(x, method.tierRounding);
      const tier = lines.find(([, line]) => read >= line || same(read, line, 100))![0];
      const bound = method.veto !== null && (values.get(method.veto.measure)?.[u] ?? 0) !== 0 ? method.veto.tier : tier;
      return order.indexOf(bound) > order.indexOf(tier) ? bound : tier;
    }),
  };
}

function impute(column: Column, rule: string, book: RandomBook, code: string): Column {
  const among = (u: number): number[] => {
    const group = book.units[u]!.group;
    if (!rule.startsWith('group')) return numbers(column);
    return group === '' ? [] : numbers(column.filter((_, v) => book.units[v]!.group === group));
  };
  return column.map((x, u) => {
    if (x !== null || rule === 'none' || book.data[code]?.[u] === 'n/a') return x;
    if (rule === 'zero') return 0;
    const others = among(u);
    if (others.length === 0) return null;
    return rule.endsWith('mean') ? average(others) : middle(others);
  });
}

function treat(column: Column, m: BookMeasure, most: number): Column {
  const present = numbers(column);
  if (m.treatment === 'log' && spread(present)) {
    const low = Math.min(...present);
    const range = Math.max(...present) - low;
    return column.map((x) => (x === null ? null : Math.log(x - low + 0.01 * range)));
  }
  if (m.treatment !== 'winsorise') return column;
  const limit = m.parameters['winsorise_max'] === undefined ? most : Number(m.parameters['winsorise_max']);
  let own = [...column];
  let high = 0;
  let low = 0;
  for (;;) {
    const x = numbers(own);
    const n = x.length;
    if (n < 4 || !spread(x) || high + low >= limit) return own;
    const centre = average(x);
    const moment = (k: number): number => average(x.map((y) => (y - centre) ** k));
    const g1 = moment(3) / moment(2) ** 1.5;
    const g2 = moment(4) / moment(2) ** 2 - 3;
    const skew = (g1 * Math.sqrt(n * (n - 1))) / (n - 2);
    const kurtosis = (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3));
    // One of four values apart has a skewness of exactly 2.
    if (Math.abs(skew) < 2 - 1e-9 || kurtosis < 3.5 - 1e-9) return own;
    const sorted = [...new Set(x)].toSorted((a, b) => a - b);
    const [from, to] = skew >= 0 ? [sorted.at(-1)!, sorted.at(-2)!] : [sorted[0]!, sorted[1]!];
    const changed = x.filter((y) => y === from).length;
    if (skew >= 0) high = changed;
    else low = changed;
    own = own.map((y) => (y === from ? to : y));
  }
}

/** Whether the measure leaves 0–100. */
function leaves({ normalisation, parameters }: BookMeasure): boolean {
  if (['z_score', 'borda', 'vector', 'distance_to_reference'].includes(normalisation)) return true;
  return ['distance_to_target', 'count_points'].includes(normalisation) && parameters['cap'] === undefined;
}

/** Null: the scorer must refuse. */
function normalise(column: Column, m: BookMeasure, book: RandomBook): Column | null {
  const present = numbers(column);
  const n = present.length;
  const min = Math.min(...present);
  const max = Math.max(...present);
  const each = (of: (x: number) => number | null): Column => column.map((x) => (x === null ? null : of(x)));
  const nothing = each(() => null);
  const clip = (x: number): number => Math.min(100, Math.max(0, x));
  const { lowerIsBetter, lower, upper, parameters } = m;
  const table = (text: string): (readonly [number, number])[] =>
    text.split(',').map((pair) => {
      const [from = '', points = ''] = pair.split(':');
      return [Number(from), Number(points)];
    });
  const falling = (list: Column): Column => list.map((x) => (x === null ? null : -x));
  switch (m.normalisation) {
    case 'identity':
      return column;
    case 'min_max':
      return spread(present) ? each((x) => (100 * (lowerIsBetter ? max - x : x - min)) / (max - min)) : nothing;
    case 'goalposts':
      return each((x) => clip((100 * (lowerIsBetter ? upper! - x : x - lower!)) / (upper! - lower!)));
    case 'log_goalposts': {
      const range = Math.log(upper!) - Math.log(lower!);
      return each((x) => {
        if (x <= 0) return lowerIsBetter ? 100 : 0;
        const y = Math.log(x);
        return clip((100 * (lowerIsBetter ? Math.log(upper!) - y : y - Math.log(lower!))) / range);
      });
    }
    case 'log_min_max': {
      const logs = present.filter((x) => x > 0).map(Math.log);
      const [a, b] = [Math.min(...logs), Math.max(...logs)];
      return each((x) =>
        x <= 0 || !spread(logs) ? null : (100 * (lowerIsBetter ? b - Math.log(x) : Math.log(x) - a)) / (b - a),
      );
    }
    case 'z_score': {
      const centre = average(present);
      const sd = Math.sqrt(total(present.map((x) => (x - centre) ** 2)) / (book.method.zPopulation ? n : n - 1));
      return each((x) => (spread(present) ? ((lowerIsBetter ? -1 : 1) * (x - centre)) / sd : null));
    }
    case 'percentile_rank':
    case 'borda': {
      const ranks = places(lowerIsBetter ? falling(column) : column, biggest(present), 'min', true);
      return ranks.map((rank) => {
        if (rank === null) return null;
        if (m.normalisation === 'borda') return rank - 1;
        return n === 1 ? null : (100 * (rank - 1)) / (n - 1);
      });
    }
    case 'fraction_of_max':
      return each((x) => (max > 0 ? (100 * x) / max : null));
    case 'distance_to_target': {
      const target = m.target!;
      const worst = lowerIsBetter ? max : min;
      if (n === 0 || same(target, worst, biggest([min, max]))) return nothing;
      if (lowerIsBetter ? target > worst : target < worst) return m.weight > 0 ? null : nothing;
      return each((x) => {
        const share = (x - worst) / (target - worst);
        return 100 * (parameters['cap'] === '1' ? Math.min(1, share) : share);
      });
    }
    case 'distance_to_reference': {
      const reference = column[book.units.findIndex(({ code }) => code === parameters['ref'])] ?? null;
      const worst = lowerIsBetter ? max : min;
      if (reference === null || same(reference, worst, biggest([min, max]))) return nothing;
      return each((x) => 100 * (1 - (reference - x) / (reference - worst)));
    }
    case 'efficacy':
      return each((x) => 60 + (40 * (lowerIsBetter ? upper! - x : x - lower!)) / (upper! - lower!));
    case 'steps':
      return each((x) => {
        const reached = table(parameters['steps']!).filter(([bound]) => x >= bound || same(x, bound, biggest(present)));
        return reached.at(-1)?.[1] ?? 0;
      });
    case 'rank_points': {
      const ranks = places(lowerIsBetter ? falling(column) : column, biggest(present), 'min');
      return ranks.map((rank) =>
        rank === null
          ? null
          : table(parameters['points']!)
              .filter(([from]) => rank >= from)
              .at(-1)![1],
      );
    }
    case 'count_points': {
      const per = Number(parameters['per']);
      const cap = parameters['cap'] === undefined ? Number.POSITIVE_INFINITY : Number(parameters['cap']);
      return each((x) => (per < 0 ? 100 - Math.min(cap, -per * x) : Math.min(cap, per * x)));
    }
    case 'interval':
    case 'moderate': {
      const [a = 0, b = a] = parameters['best']!.split('..').map(Number);
      return each((x) =>
        clip(x < a ? (100 * (x - lower!)) / (a - lower!) : x > b ? (100 * (upper! - x)) / (upper! - b) : 100),
      );
    }
    case 'vector': {
      const length = Math.sqrt(total(present.map((x) => x * x)));
      return each((x) => (length === 0 ? null : lowerIsBetter ? 1 - x / length : x / length));
    }
    default:
      throw new Error(m.normalisation);
  }
}

/** Null: not defined for these scores. */
function combine(node: BookNode, x: readonly number[], w: readonly number[]): number | null {
  const weights = total(w);
  const mean = (of: (y: number) => number): number => total(x.map((y, at) => w[at]! * of(y))) / weights;
  switch (node.aggregation) {
    case 'arithmetic':
      return mean((y) => y);
    case 'geometric':
      return x.some((y) => y <= 0) ? null : x.reduce((all, y, at) => all * y ** (w[at]! / weights), 1);
    case 'harmonic':
      return x.some((y) => y <= 0) ? null : 1 / mean((y) => 1 / y);
    case 'power': {
      if (x.some((y) => y < 0)) return null;
      const value = mean((y) => y ** node.p) ** (1 / node.p);
      return Number.isFinite(value) ? value : null;
    }
    case 'minimum':
      return Math.min(...x);
    case 'sum':
      return total(x.map((y, at) => w[at]! * y));
    case 'product':
      return x.reduce((all, y) => all * y, 1);
    case 'mpi': {
      const centre = average(x);
      const variance = average(x.map((y) => (y - centre) ** 2));
      return centre - variance / centre;
    }
    default:
      throw new Error(node.aggregation);
  }
}

/** +1 where unit u wins against v, −1 where it loses, on what both have. */
function duel(
  there: readonly { readonly code: string; readonly weight: number; readonly x: Column }[],
  v: number,
  u: number,
  spans: ReadonlyMap<string, number>,
  columns: readonly { readonly code: string; readonly weight: number; readonly x: Column }[],
): number {
  let balance = 0;
  let magnitude = 0;
  for (const { code, weight, x } of columns) {
    const mine = there.some((child) => child.code === code) ? x[u]! : null;
    const theirs = x[v] ?? null;
    if (mine === null || theirs === null || same(mine, theirs, spans.get(code))) continue;
    balance += mine > theirs ? weight : -weight;
    magnitude += weight;
  }
  return Math.abs(balance) <= 1e-9 * magnitude ? 0 : Math.sign(balance);
}

function rescaled(column: Column, rescale: string | null, span: number): Column {
  const present = numbers(column);
  const min = Math.min(...present);
  const max = Math.max(...present);
  switch (rescale) {
    case null:
      return column;
    case 'max':
      return column.map((x) => (x === null || max <= 0 || same(max, 0, span) ? null : (100 * x) / max));
    case 'min_max':
      return column.map((x) => (x === null || same(max, min, span) ? null : (100 * (x - min)) / (max - min)));
    default: {
      const ranks = places(column, span, 'min', true);
      return ranks.map((rank) =>
        rank === null || present.length === 1 ? null : (100 * (rank - 1)) / (present.length - 1),
      );
    }
  }
}
