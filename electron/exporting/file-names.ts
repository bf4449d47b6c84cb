/** What is handed over, in the order in which the files sort. */
const exportKinds = [
  'results',
  'tables',
  'live',
  'report',
  'profiles',
  'figures',
  'comparison',
  'audit',
  'year-change',
  'score-book',
  'system-sheet',
  'systems',
  'rankings',
  'coherence',
  'analysis',
  'years',
  'unit-reports',
  'translations',
  'minutes',
] as const;
export type ExportKind = (typeof exportKinds)[number];

const names: Readonly<Record<ExportKind, { readonly zh: string; readonly en: string }>> = {
  results: { zh: '计算结果', en: 'results' },
  tables: { zh: '分组表', en: 'tier-tables' },
  live: { zh: '可重算工作簿', en: 'live-workbook' },
  report: { zh: '报告初稿', en: 'report-draft' },
  profiles: { zh: '对象分析', en: 'unit-profiles' },
  figures: { zh: '图', en: 'figures' },
  comparison: { zh: '情景对比', en: 'scenarios' },
  audit: { zh: '审计记录', en: 'audit' },
  'year-change': { zh: '年度变化', en: 'year-change' },
  'score-book': { zh: '计分书', en: 'score-book' },
  'system-sheet': { zh: '指标体系', en: 'indicator-system' },
  systems: { zh: '指标体系对比', en: 'indicator-systems' },
  rankings: { zh: '对照排名', en: 'comparison-rankings' },
  coherence: { zh: '一致性审查', en: 'coherence-audit' },
  analysis: { zh: '结构分析', en: 'structure' },
  years: { zh: '历年', en: 'years' },
  'unit-reports': { zh: '专项分析报告', en: 'unit-reports' },
  minutes: { zh: '会议纪要', en: 'minutes' },
  translations: { zh: '中英文对照', en: 'translations' },
};

/**
 * A file name that sorts by what it is: `province-2021_01_计算结果.xlsx`. `part` is a unit or table within the kind, its
 * number keeping administrative order: `province-2021_05_对象分析_007_吉林.docx`. No directory; `extension` without dot.
 */
export function exportFileName(
  framework: string,
  kind: ExportKind,
  lang: 'zh' | 'en',
  extension: string,
  part?: { readonly number: number; readonly name: string },
): string {
  const order = String(exportKinds.indexOf(kind) + 1).padStart(2, '0');
  const stem = [safeFileStem(framework), order, names[kind][lang]];
  if (part) stem.push(String(part.number).padStart(3, '0'), safeFileStem(part.name));
  return `${stem.join('_')}.${extension}`;
}

/** Text as part of a file name on Windows, macOS and Linux: forbidden characters as `-`, no dot or space at the ends, ≤ 60 characters. */
export function safeFileStem(text: string): string {
  const stem = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '-')
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
  const cut = [...stem].slice(0, 60).join('').trimEnd();
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(cut) || cut === '' ? `_${cut}` : cut;
}
