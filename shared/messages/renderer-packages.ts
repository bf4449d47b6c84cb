import type { MessageCatalogue } from './catalogue.ts';

/** Texts of a team's files: work packages (the dialog that writes one, what a project says that is one), and comparing two files. */
export const rendererPackageMessages = {
  'package.menu': { zh: '分工包…', en: 'Work package…' },
  'package.title': { zh: '给同事写一个分工包', en: 'Write a work package for a colleague' },
  'package.text': {
    zh: '一个小的项目文件：有指标体系、方法和所选{unitNouns}，没有任何数据，也没有其他{unitNouns}的名称。同事在其中导入数据，寄回后合并到本项目。',
    en: 'A small project file: framework, method and the {unitNouns} chosen, no data at all, and no name of other {unitNouns}. Your colleague imports into it; what comes back is merged into this project.',
  },
  'package.for': { zh: '给谁', en: 'For' },
  'package.forRequired': { zh: '请填写给谁。', en: 'Say whom it is for.' },
  'package.units': { zh: '{unitNoun}', en: '{unitNouns}' },
  'package.indicators': { zh: '指标或采集项', en: 'Indicators or measures' },
  'package.kinds': { zh: '表类', en: 'Kinds of sheets' },
  'package.all': { zh: '全部', en: 'All' },
  'package.note': { zh: '交代的话', en: 'Note' },
  'package.holds': {
    zh: '将含：{units} 个{unitNoun}，要 {measures} 个采集项、{kinds} 种表类；已学名称 {aliases} 个，列映射 {mappings} 个。',
    en: 'Holds {units} of the {unitNouns}, asks for {measures} {measures:measure|measures} and {kinds} {kinds:kind|kinds} of sheets; {aliases} learnt {aliases:name|names}, {mappings} column {mappings:mapping|mappings}.',
  },
  'package.left': {
    zh: '不带：其他{unitNoun} {units} 个，导入批次 {batches} 个，更正 {overrides} 处，情景 {scenarios} 个，提到其他{unitNouns}的名称 {aliases} 个、映射 {mappings} 个。',
    en: 'Leaves out {units} of the {unitNouns}, {batches} {batches:import|imports}, {overrides} {overrides:correction|corrections}, {scenarios} {scenarios:scenario|scenarios}, and of what names other {unitNouns} {aliases} {aliases:name|names} and {mappings} {mappings:mapping|mappings}.',
  },
  'package.write': { zh: '写出分工包…', en: 'Write the package…' },
  'package.file': { zh: '{title} 分工包 {name}', en: '{title} package {name}' },
  'package.strip': {
    zh: '分工包 · 给{name}：{units} 个{unitNoun}，{measures} 个采集项，{kinds} 种表类',
    en: 'Work package for {name}: {units} of the {unitNouns}, {measures} {measures:measure|measures}, {kinds} {kinds:kind|kinds} of sheets',
  },
  'package.from': { zh: '出自“{title}”，{by}，{at}', en: 'Of “{title}”, by {by}, {at}' },
  'package.progress': { zh: '原始值 {done} / {all}', en: '{done} of {all} {all:value|values}' },
  'package.beyond': {
    zh: '另有 {count} 个原始值不在所要的范围内，寄回时一并带上',
    en: '{count} {count:value is|values are} not asked for; they go back with the package',
  },
  'package.hint': {
    zh: '只列出所要的内容；做完后把本文件寄回，由主项目合并。这里的得分只供查看，不是最终结果。',
    en: 'Only what is asked for is listed. When done, send this file back to be merged. Scores shown here are for looking only, not the result.',
  },

  'diff.menu': { zh: '与另一个文件比较…', en: 'Compare with another file…' },
  'diff.title': { zh: '{before} → {after}', en: '{before} → {after}' },
  'diff.comparing': { zh: '正在比较', en: 'Comparing' },
  'diff.find': { zh: '查找差异', en: 'Find a difference' },
  'diff.parts': { zh: '差异清单', en: 'Differences' },
  'diff.count': { zh: '{count} 处差异', en: '{count} {count:difference|differences}' },
  'diff.same': { zh: '相同', en: 'the same' },
  'diff.more': { zh: '再列 {count} 处', en: '{count} more' },
  'diff.other': { zh: '换一个文件…', en: 'Another file…' },
  'diff.export': { zh: '存为 CSV…', en: 'Save as CSV…' },
  'diff.close': { zh: '关闭', en: 'Close' },
} as const satisfies MessageCatalogue;
