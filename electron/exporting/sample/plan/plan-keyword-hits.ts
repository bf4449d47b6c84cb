import { apportion } from './apportion.ts';
import { scoreOfValue, valueOfScore } from './measure-scale.ts';
import { shuffle } from './seeded.ts';
import type { Measure } from '../../../../shared/model/framework.ts';
import type { MeasureMethod } from '../../../../shared/model/method.ts';
import type { Random } from '../../../../shared/base/random.ts';

export interface PlannedHits {
  /** 渠道 whose searches have positions. */
  readonly channel: string;
  /** 命中位次 of each keyword, best first; null: not hit. */
  readonly positions: readonly (number | null)[];
  readonly scores: ReadonlyMap<string, number>;
}

const MISSED = 10;

/** Positions of `count` searches whose share among the first three and mean position (a miss counts 10) come near the targets. */
export function planKeywordHits(
  measures: readonly Measure[],
  methods: Readonly<Record<string, MeasureMethod>>,
  targets: ReadonlyMap<string, number>,
  count: number,
  random: Random,
): PlannedHits {
  const among = measures.find(({ rule }) => rule.passWhen?.field === '命中位次');
  const mean = measures.find(({ rule }) => rule.value?.field === '命中位次');
  if (!among || !mean) throw new Error('sample: a measure of 检索测试 is missing');
  const near = Math.min(count, Math.max(0, Math.round((count * targets.get(among.code)!) / 100)));
  const far = count - near;
  const wanted = Math.round(valueOfScore(targets.get(mean.code)!, methods[mean.code]!) * count);
  const total = Math.min(3 * near + MISSED * far, Math.max(near + 4 * far, wanted));
  // Far hits lie at 4–10, near ones at 1–3: split the total within what each can take.
  const farTotal = Math.min(
    MISSED * far,
    Math.max(4 * far, Math.round(total - near * Math.min(3, 1 + (total / count - 1) / 4)), total - 3 * near),
  );
  const nearTotal = total - Math.max(4 * far, Math.min(farTotal, total - near));
  const shares = (size: number): number[] => Array.from({ length: size }, () => random.next() ** 3);
  const first = apportion(
    nearTotal,
    shares(near),
    Array.from({ length: near }, () => 1),
    3,
  );
  const rest = apportion(
    total - nearTotal,
    shares(far),
    Array.from({ length: far }, () => 4),
    MISSED,
  );
  const positions = [...first, ...shuffle(rest, random)].sort((a, b) => a - b);
  return {
    channel: among.rule.where[0]?.equals ?? '',
    positions: positions.map((position, at) => (position === MISSED && at % 4 !== 0 ? null : position)),
    scores: new Map([
      [among.code, (100 * near) / count],
      [mean.code, scoreOfValue(total / count, methods[mean.code]!)],
    ]),
  };
}
