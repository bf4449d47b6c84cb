import { foldName } from '../../../shared/base/fold-text.ts';
import { parseNumber } from '../../../shared/base/parse-number.ts';

const words: Readonly<Record<string, boolean>> = {
  '√': true,
  '✓': true,
  '✔': true,
  '☑': true,
  是: true,
  有: true,
  '1': true,
  通过: true,
  PASS: true,
  TRUE: true,
  YES: true,
  Y: true,
  具备: true,
  达标: true,
  合格: true,
  一致: true,
  '×': false,
  '✗': false,
  '✘': false,
  '✕': false,
  '╳': false,
  X: false,
  否: false,
  无: false,
  '0': false,
  未通过: false,
  不通过: false,
  FAIL: false,
  FALSE: false,
  NO: false,
  N: false,
  不具备: false,
  未达标: false,
  不达标: false,
  不合格: false,
  不一致: false,
  没有: false,
};

/** 结果 and 是否具备: √ 是 有 1 通过 … true, × 否 无 0 未通过 … false; null for a word that is not in the value map. */
export function parseFlag(text: string): boolean | null {
  const folded = foldName(text).toUpperCase();
  if (Object.hasOwn(words, folded)) return words[folded] ?? null;
  // CSV writers turn 1 into 1.0.
  const stated = parseNumber(folded);
  return stated === null || stated.suffix !== '' || (stated.value !== 0 && stated.value !== 1)
    ? null
    : stated.value === 1;
}
