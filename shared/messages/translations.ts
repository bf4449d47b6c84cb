import type { MessageCatalogue } from './catalogue.ts';

/** What was not understood of a filled translation table; the cell stands in front. */
export const translationMessages = {
  TRANSLATION_LACKING: {
    zh: '{count} 个名称没有英文，保留中文；workbench export --what translations 导出对照表，填好后用 workbench translate 读回。',
    en: '{count} {count:name has|names have} no English and stand in Chinese; export the table with workbench export --what translations, fill it, and read it back with workbench translate.',
  },
  TRANSLATION_NO_HEADING: {
    zh: '没有找到对照表的表头：要有“中文名”和“英文名”两列。',
    en: 'No heading of a table of translations was found: it needs the columns Chinese name (中文名) and English name (英文名).',
  },
  TRANSLATION_UNKNOWN: {
    zh: '项目里没有“{name}”，未读。',
    en: 'The project has no "{name}"; the row was left.',
  },
  TRANSLATION_SEVERAL: {
    zh: '“{name}”不止一处，请写明类别和代码；未读。',
    en: '"{name}" is in several places: give kind and code. The row was left.',
  },
  TRANSLATION_OTHER_NAME: {
    zh: '{code} 现在叫“{now}”，不是“{name}”；未读。',
    en: '{code} is now called "{now}", not "{name}"; the row was left.',
  },
  TRANSLATION_LONG: {
    zh: '“{name}”的英文超过 {most} 个字符，未读。',
    en: 'The English of "{name}" has more than {most} characters; it was left.',
  },
  TRANSLATION_TWICE: {
    zh: '“{name}”出现两次且英文不同，以后一次为准：{english}',
    en: '"{name}" stands twice with different English; the later one counts: {english}',
  },
  TRANSLATION_CHINESE: {
    zh: '“{name}”的英文里还有汉字：{english}',
    en: 'The English of "{name}" still holds Chinese: {english}',
  },
  TRANSLATION_STRANGER: {
    zh: '项目里没有“{name}”，没有改动。',
    en: 'The project has no "{name}"; nothing was changed.',
  },
} as const satisfies MessageCatalogue;
