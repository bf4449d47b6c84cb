/** Says that there can be no value: missing that is no gap (docs/METHODS "Missing children"). */
export const notApplicableToken = '不适用';

/** Upper case; dots and dashes as offices and statistical yearbooks write them (Eurostat ":", World Bank "..", 中国统计年鉴 "…"). */
const tokens = new Set([
  '—',
  '——',
  '–',
  '-',
  '--',
  '/',
  ':',
  '..',
  '...',
  '…',
  '……',
  'NA',
  'N/A',
  '#N/A',
  'NAN',
  '无',
  '暂无',
  '未公布',
  '无数据',
  notApplicableToken,
]);

/** Words that say "no value" in a numeric column; `folded` by foldText. In 结果 and 是否具备 they are read by the value map instead. */
export function isMissingToken(folded: string): boolean {
  return tokens.has(folded) || tokens.has(folded.toUpperCase());
}
