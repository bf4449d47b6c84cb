import type { MessageCatalogue } from './catalogue.ts';

/** Texts of what a project has learnt of its sheets: names of units, column mappings. */
export const rendererLearntMessages = {
  'learnt.open': { zh: '名称与映射…', en: 'Names and mappings…' },
  'learnt.title': { zh: '本项目记住的名称与列映射', en: 'Names and column mappings this project knows' },
  'learnt.aliases': { zh: '地区名称', en: 'Names of units' },
  'learnt.noAliases': {
    zh: '还没有。预览里为不认识的地区名称选择对象后，就记在这里。',
    en: 'None yet. Choose the unit of an unknown name in a preview and it is kept here.',
  },
  'learnt.text': { zh: '表中写法', en: 'As written' },
  'learnt.mappings': { zh: '列映射', en: 'Column mappings' },
  'learnt.noMappings': {
    zh: '还没有。在列映射里命名保存后，同样的表再来时自动使用。',
    en: 'None yet. Save one by name in the column mapping; it is used when the same layout comes again.',
  },
  'learnt.remove': { zh: '移除 {name}', en: 'Remove {name}' },
  'learnt.export': { zh: '导出名称…', en: 'Export names…' },
  'learnt.import': { zh: '导入名称…', en: 'Import names…' },
  'learnt.file': { zh: '地区名称', en: 'unit-names' },
} as const satisfies MessageCatalogue;
