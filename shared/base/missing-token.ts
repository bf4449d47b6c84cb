const tokens = new Set(['—', '——', '–', '-', '--', '/', '无', 'NA', 'N/A', '#N/A', '暂无', '无数据']);

/** Words that say "no value" in a numeric column; `folded` by foldText. In 结果 and 是否具备 they are read by the value map instead. */
export function isMissingToken(folded: string): boolean {
  return tokens.has(folded) || tokens.has(folded.toUpperCase());
}
