import type { MessageCatalogue } from './catalogue.ts';

/** Resources, their rule grammar, and the sample generator. */
export const sampleMessages = {
  RESOURCE_MISSING: {
    zh: '程序自带的资源文件 {file} 不见了。请重新安装程序，或从安装包中恢复该文件。',
    en: 'The program’s own resource file {file} is missing. Reinstall the program or restore the file from its package.',
  },
  RESOURCE_INVALID: {
    zh: '程序自带的资源文件 {file} 第 {row} 行“{field}”一栏无法识别。请恢复原文件，或改正该栏。',
    en: 'The program’s own resource file {file} cannot be read at line {row}, column “{field}”. Restore the file or correct that column.',
  },
  RULE_WHERE: { zh: '筛选条件“{text}”不合写法。请写成“字段=值”，多个条件用分号隔开。', en: 'The filter “{text}” is not well formed. Write field=value, several separated by semicolons.' },
  RULE_FIELD: { zh: '“{kind}”类表格没有“{text}”这一栏。请改用该类表格的栏名。', en: 'Sheets of kind “{kind}” have no column “{text}”. Use one of that kind’s columns.' },
  RULE_VALUE: { zh: '取值栏“{text}”不合该汇总方式。请写明取值的栏名；空缺时的取值写在问号后。', en: 'The value column “{text}” does not fit the aggregation. Name the column; a value for empty cells follows a question mark.' },
  RULE_PASS: { zh: '通过条件“{text}”不合写法或不合该汇总方式。请写成“栏名=值”“栏名<=值”等。', en: 'The pass condition “{text}” is not well formed or does not fit the aggregation. Write column=value, column<=value and so on.' },
  RULE_INNER: { zh: '层内汇总方式“{text}”未知。请用 mean、share、sum、median 或规定的公式。', en: 'The aggregation within a level “{text}” is unknown. Use mean, share, sum, median or the stated formula.' },
  RULE_LEVELS: { zh: '层级权重“{text}”不合写法。请写成“省:0.5;市:0.25;县:0.25”，且仅用于按层级加权。', en: 'The level weights “{text}” are not well formed. Write 省:0.5;市:0.25;县:0.25, and only for weighting by level.' },
  SAMPLE_TEMPLATE_BLANK: { zh: '空白模板没有示例数据。请选用省级或重点城市模板。', en: 'The blank template has no sample data. Choose the province or the key-city template.' },
  SAMPLE_RECORDS: { zh: '记录数 {records} 无效。请给出 1 至 {most} 之间的整数。', en: '{records} is not a usable number of records. Give a whole number from 1 to {most}.' },
  SAMPLE_FOLDER: { zh: '无法写入文件夹 {folder}（{reason}）。请另选一个可写的文件夹。', en: 'The folder {folder} cannot be written ({reason}). Choose a folder that can be written.' },
  SAMPLE_MINIMUM: { zh: '各类表格至少需要 {minimum} 条记录，已按 {minimum} 条生成（要求 {records} 条）。', en: 'The kinds of sheets need {minimum} records at least, so {minimum} were made ({records} were asked for).' },
} as const satisfies MessageCatalogue;
