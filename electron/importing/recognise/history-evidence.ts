import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { foldName } from '../../../shared/base/fold-text.ts';
import { parseNumber } from '../../../shared/base/parse-number.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { TierLine } from '../../../shared/model/method.ts';
import type { HeadingMeaning } from '../headings/read-heading.ts';
import { titleUnits } from '../headings/title-unit.ts';
import type { SheetProfile } from '../profile/profile-sheet.ts';
import { parseTier } from '../values/parse-choice.ts';

export interface Evidence {
  readonly for: readonly AppError[];
  readonly against: readonly AppError[];
  /** The framework's own index is named. */
  readonly own: boolean;
}

const indexWords = ['指数', '能力', '水平', '得分', 'index', 'score', 'tier'];
/** Words of other offices' indices: of prices, of production, against a base of 100. */
const otherIndex = /(?:物价|价格|生产|购进|出厂|零售|采购经理人?|景气|信心|产业|房价|综合)指数|=100|基期|环比|同比/;
/** What a framework's name has beside the name of its index. */
const aroundName = /\([^)]*\)|\d{4}年?度?|评估|评价|指标体系|指标|体系|总体指数|指数|报告/g;
const shortestName = 4;

/**
 * What speaks for a table of the index's own results and what against it: regions and years alone are in every statistics table.
 * `columns`: those that would hold indices or tiers, 1-based.
 */
export function historyEvidence(
  profile: SheetProfile,
  meanings: readonly HeadingMeaning[],
  columns: readonly number[],
  title: string,
  project: {
    readonly framework: Pick<Framework, 'title'>;
    readonly tiers: readonly TierLine[];
    readonly indexNames: readonly string[];
  },
): Evidence {
  const speaksFor: AppError[] = [];
  const against: AppError[] = [];
  const headings = meanings.filter(({ year }) => year === null).map(({ heading }) => foldName(heading).toLowerCase());
  const text = [title.toLowerCase(), ...headings].join(' ');
  // The index's own name is chosen for it; what is left of the framework's may be any word.
  const names = [foldName(project.framework.title).replaceAll(aroundName, '')]
    .filter((name) => name.length >= shortestName)
    .concat(project.indexNames.map(foldName));
  const name = names.find((one) => text.includes(one.toLowerCase()));
  const own = name !== undefined;
  if (own) speaksFor.push(appError('HISTORY_OWN_NAME', { name }));
  const words = indexWords.filter((word) => text.includes(word));
  if (words.length > 0) speaksFor.push(appError('HISTORY_WORDS', { words: words.join('、') }));
  const samples = columns.flatMap((column) => profile.columns[column - 1]?.samples ?? []);
  const tiers = samples.filter((sample) => parseTier(sample, project.tiers) !== null).length;
  if (tiers > 0) speaksFor.push(appError('HISTORY_TIERS', { count: tiers }));
  if (speaksFor.length === 0) against.push(appError('HISTORY_NO_WORDS'));
  const other = otherIndex.exec(text);
  if (other !== null && !own) against.push(appError('HISTORY_OTHER_INDEX', { text: other[0] }));
  const units = new Set([
    ...titleUnits(profile.titles),
    ...meanings.filter(({ column }) => columns.includes(column)).map(({ unitText }) => unitText),
  ]);
  const unit = [...units].find((each) => each !== '' && !/^(?:\d+[-–~—至]\d+)?分?$/.test(each));
  if (unit !== undefined) against.push(appError('HISTORY_UNIT', { unit }));
  const numbers = samples.flatMap((sample) => parseNumber(sample) ?? []);
  const outside = numbers.filter(({ value }) => value < 0 || value > 100).length;
  if (outside > numbers.length / 2) against.push(appError('HISTORY_RANGE', { count: outside, all: numbers.length }));
  return { for: speaksFor, against, own };
}
