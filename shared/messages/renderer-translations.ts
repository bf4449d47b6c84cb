import type { MessageCatalogue } from './catalogue.ts';

/** The translation table: its columns and kinds as printed and read, and what its dialog says. */
export const rendererTranslationMessages = {
  'translation.sheet': { zh: '中英文对照', en: 'Translations' },
  'translation.kind': { zh: '类别', en: 'Kind' },
  'translation.code': { zh: '代码', en: 'Code' },
  'translation.name': { zh: '中文名', en: 'Chinese name' },
  'translation.english': { zh: '英文名', en: 'English name' },
  'translation.kind.title': { zh: '体系名称', en: 'Title' },
  'translation.kind.unit': { zh: '对象', en: 'Unit' },
  'translation.kind.group': { zh: '分组', en: 'Group' },
  'translation.kind.indicator': { zh: '指标', en: 'Indicator' },
  'translation.kind.measure': { zh: '采集项', en: 'Measure' },
  'translation.kind.definition': { zh: '定义', en: 'Definition' },
  'translation.kind.measure-unit': { zh: '计量单位', en: 'Unit of measurement' },
  'translation.kind.platform': { zh: '平台', en: 'Platform' },
  'translation.kind.institution': { zh: '机构', en: 'Institution' },
  'translation.kind.document': { zh: '规划文件', en: 'Planning document' },
  'translation.title': { zh: '英文名称', en: 'English names' },
  'translation.menu': { zh: '英文名称…', en: 'English names…' },
  'translation.text': {
    zh: '英文成果里会印出的全部名称。直接填写，或导出对照表填好后读回；留空用程序自带的英文，没有的保留中文。',
    en: 'Everything that English exports print by name. Fill it in here, or export the table and read it back; an empty cell takes the program’s English, else the Chinese stands.',
  },
  'translation.paste': {
    zh: '在此粘贴对照表（Excel 里复制后按 Ctrl+V）',
    en: 'Paste a table of translations here (copy it in Excel, then Ctrl+V)',
  },
  'translation.onlyWithout': { zh: '只看没有英文的（{count}）', en: 'Only those without English ({count})' },
  'translation.changes': { zh: '改动 {count} 条。', en: '{count} {count:row|rows} changed.' },
  'translation.change': { zh: '{name}：{before} → {after}', en: '{name}: {before} → {after}' },
  'translation.moreChanges': { zh: '另有 {count} 条。', en: '{count} more.' },
  'translation.save': { zh: '导出对照表…', en: 'Export the table…' },
  'translation.saving': { zh: '正在写对照表', en: 'Writing the table of translations' },
  'translation.fileName': { zh: '{title}中英文对照', en: '{title}, translations' },
  'translation.lacking': {
    zh: '{count} 个名称没有英文，英文成果里会是中文。',
    en: '{count} {count:name has|names have} no English and will stand in Chinese.',
  },
  'translation.fill': { zh: '填写英文…', en: 'Fill them in…' },
} as const satisfies MessageCatalogue;
