import { chineseNumber } from '../../../shared/report/document/chinese-number.ts';
import type { createRandom } from '../../../shared/base/random.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';

type Random = ReturnType<typeof createRandom>;

/** Something that the public must not read, in a hurried editor's words. */
export interface LeakWords {
  readonly kind: 'index' | 'score' | 'rank' | 'weight' | 'fingerprint';
  /** '' of a weight or a fingerprint. */
  readonly unit: string;
  readonly said: string;
  /** As two cells with their heads: what it is of, and the number. */
  readonly heads: readonly [string, string];
  readonly cells: readonly [string, string];
}

const english = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const ending = (n: number): string =>
  n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
const spoken = (number: string): string => {
  const [whole = '', fraction = ''] = number.split('.');
  return `${chineseNumber(Number(whole))}点${[...fraction].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}`;
};

export function leakWords(input: ReportInput, fingerprint: string, random: Random): LeakWords {
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const { dataset, result } = input;
  const count = dataset.units.length;
  const u = random.below(count);
  const { code: unit, name, fullName } = dataset.units[u]!;
  const called = pick([name, name, fullName]);
  const nodes = [...dataset.nodes.keys()].filter((node) => [1, 2].includes(dataset.nodes[node]!.depth));
  const kind = pick(['index', 'score', 'score', 'rank', 'rank', 'weight', 'fingerprint'] as const);
  const node = pick(nodes);
  const indicator = dataset.nodes[node]!.name;
  switch (kind) {
    case 'index':
    case 'score': {
      const value = result.scores[(kind === 'index' ? 0 : node) * count + u]!;
      const near = (value + 0.01).toFixed(2);
      const of = kind === 'index' ? '总体指数' : `“${indicator}”得分`;
      const number = pick([value.toFixed(2), value.toFixed(2), near, value.toFixed(1), String(value)]);
      const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      const said = pick([
        `${called}${of}为 ${number}`,
        `${called}${of}为${wide}`,
        `${called}（${number}）`,
        `2021 年${called}得${number}分，高于平均值`,
        `${called}：${number}`,
        `${called}${of}达到${value < 100 ? spoken(value.toFixed(2)) : number}`,
        `${called} scored ${number}`,
      ]);
      return { kind, unit, said, heads: ['评估对象', '得分'], cells: [called, number] };
    }
    case 'rank': {
      const rank = result.rank[u]!;
      const said = pick([
        `${called}排名第 ${rank}`,
        `${called}位列全国第 ${rank} 位`,
        `${called}的位次为 ${rank}`,
        `${called}为第${chineseNumber(rank)}名`,
        `${called}位居第${chineseNumber(rank)}`,
        `${called} is ranked ${rank}${ending(rank)}`,
        `${called} ranked No. ${rank}`,
        ...(rank <= 10 ? [`${called} ranks ${english[rank - 1]}`, `${called} took ${english[rank - 1]} place`] : []),
        ...(rank === 1 ? [`${called}高居榜首`] : []),
        ...(rank > count - 5 ? [`${called}列倒数第${chineseNumber(count + 1 - rank)}`] : []),
      ]);
      return { kind, unit, said, heads: ['地区', '排名'], cells: [called, String(rank)] };
    }
    case 'weight': {
      const share = (pick([result.nodeShares, result.nodeEffective])[node]! * 100).toFixed(2);
      const said = pick([
        `“${indicator}”权重为 ${share}%`,
        `${indicator}（权重 ${share}％）`,
        `${indicator}的权重是 ${(Number(share) / 100).toFixed(4)}`,
        `the weight of ${indicator} is ${share}%`,
      ]);
      return { kind, unit: '', said, heads: ['指标', '权重'], cells: [indicator, `${share}%`] };
    }
    case 'fingerprint': {
      const printed = pick([fingerprint, fingerprint, fingerprint.toUpperCase()]);
      return {
        kind,
        unit: '',
        said: `结果指纹 ${printed}`,
        heads: ['项目', '内容'],
        cells: ['结果指纹', printed],
      };
    }
  }
}
