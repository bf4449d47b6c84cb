import type { MessageCatalogue } from './catalogue.ts';

/** Texts of the dialog that finds anything. */
export const rendererFindMessages = {
  'find.title': { zh: '查找任何内容', en: 'Find anything' },
  'find.open': { zh: '查找任何内容（Ctrl+K）', en: 'Find anything (Ctrl+K)' },
  'find.placeholder': {
    zh: '对象、指标、采集项、表、图、功能…，可用代码或拼音首字母（bj → 北京）',
    en: 'Units, indicators, measures, tables, figures, commands … by name, code or pinyin initials',
  },
  'find.results': { zh: '查找结果', en: 'What was found' },
  'find.count': { zh: '找到 {count} 项', en: '{count} {count:result|results}' },
  'find.more': {
    zh: '只列出前 {count} 项，请多输入几个字。',
    en: 'Only the first {count} are listed; type some more.',
  },
  'find.none': {
    zh: '没有找到“{query}”。可以试试代码、拼音首字母，或“对象 采集项”找一个数值。',
    en: 'Nothing found for "{query}". Try a code, pinyin initials, or "unit measure" for a value.',
  },
  'find.batch': { zh: '批次 {batch}', en: 'Batch {batch}' },
  'find.kind.unit': { zh: '对象', en: 'Unit' },
  'find.kind.indicator': { zh: '指标', en: 'Indicator' },
  'find.kind.measure': { zh: '采集项', en: 'Measure' },
  'find.kind.cell': { zh: '数值', en: 'Value' },
  'find.kind.table': { zh: '表', en: 'Table' },
  'find.kind.figure': { zh: '图', en: 'Figure' },
  'find.kind.screen': { zh: '页面', en: 'Screen' },
  'find.kind.command': { zh: '功能', en: 'Command' },
  'find.kind.help': { zh: '说明', en: 'Help' },
  'find.kind.file': { zh: '文件', en: 'File' },
} as const satisfies MessageCatalogue;
