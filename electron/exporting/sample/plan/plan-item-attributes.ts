import { levels, onlineDepths } from '../../../../shared/model/record-kind.ts';
import { apportion } from './apportion.ts';
import { scoreOfValue, valueOfScore } from './measure-scale.ts';
import { shuffle } from './seeded.ts';
import type { Level, OnlineDepth } from '../../../../shared/model/record-kind.ts';
import type { Measure } from '../../../../shared/model/framework.ts';
import type { MeasureMethod } from '../../../../shared/model/method.ts';
import type { Random } from '../../../../shared/base/random.ts';

export interface PlannedItem {
  readonly level: Level;
  readonly permit: boolean;
  legalDays: number;
  promisedDays: number;
  visits: number;
  immediate: boolean;
  depth: OnlineDepth;
}

export interface PlannedAttributes {
  readonly items: readonly PlannedItem[];
  /** What the items score, by measure code. */
  readonly scores: ReadonlyMap<string, number>;
}

/** The eight measures that 事项属性表 feeds, told apart by their rules. */
interface AttributeMeasures {
  readonly promised: Measure;
  readonly shortened: Measure;
  readonly visits: Measure;
  readonly immediate: Measure;
  readonly accepted: Measure;
  readonly once: Measure;
  readonly full: Measure;
  readonly zero: Measure;
}

function attributeMeasures(measures: readonly Measure[]): AttributeMeasures {
  const find = (test: (rule: Measure['rule']) => boolean): Measure => {
    const found = measures.find(({ rule }) => rule.record === 'item_attributes' && test(rule));
    if (!found) throw new Error('sample: a measure of 事项属性表 is missing');
    return found;
  };
  return {
    promised: find((rule) => rule.value?.field === '承诺时限'),
    shortened: find((rule) => rule.inner?.startsWith('1-') === true),
    visits: find((rule) => rule.value?.field === '跑动次数'),
    immediate: find((rule) => rule.passWhen?.field === '是否即办'),
    accepted: find((rule) => rule.passWhen?.field === '网办深度' && rule.passWhen.op === '>='),
    once: find((rule) => rule.passWhen?.field === '跑动次数' && rule.passWhen.op === '<='),
    full: find((rule) => rule.passWhen?.field === '网办深度' && rule.passWhen.op === '='),
    zero: find((rule) => rule.passWhen?.field === '跑动次数' && rule.passWhen.op === '='),
  };
}

/**
 * Items whose attributes give scores near `targets` (by measure code). One set of rows serves both the cohort's
 * level-weighted means and, through its licences (行政许可) at the top level, the depth shares; `perLevel` items a level, double at the top.
 */
export function planItemAttributes(
  measures: readonly Measure[],
  methods: Readonly<Record<string, MeasureMethod>>,
  targets: ReadonlyMap<string, number>,
  perLevel: number,
  random: Random,
): PlannedAttributes {
  const named = attributeMeasures(measures);
  const method = (measure: Measure): MeasureMethod => methods[measure.code]!;
  const wanted = (measure: Measure): number => valueOfScore(targets.get(measure.code)!, method(measure));
  const levelWeights = named.visits.rule.levelWeights ?? {};
  const used = levels.filter((level) => levelWeights[level] !== undefined);
  const [top] = used;
  if (top === undefined) throw new Error('sample: no levels');
  const items: PlannedItem[] = used.flatMap((level) =>
    Array.from({ length: level === top ? 2 * perLevel : perLevel }, (_, at): PlannedItem => ({
      level,
      permit: level === top ? at < perLevel : at % 2 === 0,
      legalDays: 20,
      promisedDays: 1,
      visits: 0,
      immediate: false,
      depth: '无',
    })),
  );
  const permits = items.filter((item) => item.level === top && item.permit);
  placeDepths(permits, wanted(named.accepted), wanted(named.full), random);
  for (const item of items) if (!permits.includes(item)) item.depth = onlineDepths[1 + random.below(4)]!;
  placePermitVisits(permits, wanted(named.once), wanted(named.zero), random);
  placeByLevel(items, used, levelWeights, wanted(named.visits), (members, mean) => {
    const free = members.filter((item) => !permits.includes(item));
    const fixed = members.length === free.length ? 0 : sum(permits, (item) => item.visits);
    const total = Math.min(2 * free.length, Math.max(0, Math.round(mean * members.length) - fixed));
    const visits = shuffle(
      apportion(
        total,
        free.map(() => 1),
        free.map(() => 0),
        2,
      ),
      random,
    );
    free.forEach((item, at) => {
      item.visits = visits[at]!;
    });
    return (total + fixed) / members.length;
  });
  placeByLevel(items, used, levelWeights, wanted(named.immediate) / 100, (members, share) => {
    const count = Math.min(members.length, Math.max(0, Math.round(share * members.length)));
    shuffle([...members], random).forEach((item, at) => {
      item.immediate = at < count;
    });
    return count / members.length;
  });
  placeByLevel(items, used, levelWeights, wanted(named.promised), (members, mean) => {
    const total = Math.max(members.length, Math.round(mean * members.length));
    const days = apportion(
      total,
      members.map((item) => (item.immediate ? 0.02 : 0.4 + random.next())),
      members.map(() => 1),
      400,
    );
    members.forEach((item, at) => {
      item.promisedDays = days[at]!;
    });
    return total / members.length;
  });
  placeByLevel(items, used, levelWeights, wanted(named.shortened) / 100, (members, ratio) => {
    const promised = sum(members, (item) => item.promisedDays);
    const total = Math.max(promised, Math.round(promised / (1 - Math.min(ratio, 0.98))));
    const days = apportion(
      total,
      members.map(() => 0.5 + random.next()),
      members.map((item) => item.promisedDays),
      2_000,
    );
    members.forEach((item, at) => {
      item.legalDays = days[at]!;
    });
    return 1 - promised / total;
  });
  return { items, scores: scoresOf(items, permits, named, method, used, levelWeights) };
}

function placeDepths(
  permits: readonly PlannedItem[],
  acceptedPercent: number,
  fullPercent: number,
  random: Random,
): void {
  const full = Math.round((permits.length * fullPercent) / 100);
  // What rounding the one took or gave is left to the other, so that the licences' scores stay together near their mean.
  const residual = full - (permits.length * fullPercent) / 100;
  const accepted = Math.min(
    permits.length,
    Math.max(full, Math.round((permits.length * acceptedPercent) / 100 - residual / 2)),
  );
  shuffle([...permits], random).forEach((item, at) => {
    item.depth =
      at < full
        ? '全程网办'
        : at < accepted
          ? at % 3 === 0
            ? '网上受理'
            : '网上办理'
          : at % 2 === 0
            ? '网上咨询'
            : '无';
  });
}

function placePermitVisits(
  permits: readonly PlannedItem[],
  oncePercent: number,
  zeroPercent: number,
  random: Random,
): void {
  const zero = Math.round((permits.length * zeroPercent) / 100);
  const residual = zero - (permits.length * zeroPercent) / 100;
  const once = Math.min(
    permits.length,
    Math.max(zero, Math.round((permits.length * oncePercent) / 100 - residual / 2)),
  );
  shuffle([...permits], random).forEach((item, at) => {
    item.visits = at < zero ? 0 : at < once ? 1 : 2;
  });
}

/** Places level by level; what one level misses of the weighted mean is asked of the next. */
function placeByLevel(
  items: readonly PlannedItem[],
  used: readonly Level[],
  weights: Readonly<Partial<Record<Level, number>>>,
  mean: number,
  place: (members: readonly PlannedItem[], wanted: number) => number,
): void {
  let left = mean;
  let weightLeft = 1;
  for (const level of used) {
    const weight = weights[level] ?? 0;
    const reached = place(
      items.filter((item) => item.level === level),
      Math.max(0, left / weightLeft),
    );
    left -= weight * reached;
    weightLeft -= weight;
  }
}

function scoresOf(
  items: readonly PlannedItem[],
  permits: readonly PlannedItem[],
  named: AttributeMeasures,
  method: (measure: Measure) => MeasureMethod,
  used: readonly Level[],
  weights: Readonly<Partial<Record<Level, number>>>,
): ReadonlyMap<string, number> {
  const byLevel = (inner: (members: readonly PlannedItem[]) => number): number =>
    used.reduce(
      (total, level) => total + (weights[level] ?? 0) * inner(items.filter((item) => item.level === level)),
      0,
    );
  const mean =
    (value: (item: PlannedItem) => number) =>
    (members: readonly PlannedItem[]): number =>
      sum(members, value) / members.length;
  const share = (test: (item: PlannedItem) => boolean): number => (100 * permits.filter(test).length) / permits.length;
  const values: readonly (readonly [Measure, number])[] = [
    [named.promised, byLevel(mean((item) => item.promisedDays))],
    [
      named.shortened,
      100 *
        byLevel((members) => 1 - sum(members, (item) => item.promisedDays) / sum(members, (item) => item.legalDays)),
    ],
    [named.visits, byLevel(mean((item) => item.visits))],
    [named.immediate, 100 * byLevel(mean((item) => (item.immediate ? 1 : 0)))],
    [named.accepted, share((item) => onlineDepths.indexOf(item.depth) >= onlineDepths.indexOf('网上受理'))],
    [named.once, share((item) => item.visits <= 1)],
    [named.full, share((item) => item.depth === '全程网办')],
    [named.zero, share((item) => item.visits === 0)],
  ];
  return new Map(values.map(([measure, value]) => [measure.code, scoreOfValue(value, method(measure))]));
}

function sum(items: readonly PlannedItem[], value: (item: PlannedItem) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
