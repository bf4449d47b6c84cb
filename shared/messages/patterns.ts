import type { MessageCatalogue } from './catalogue.ts';

/** Sentence patterns and their files. */
export const patternMessages = {
  PATTERN_FILE_JSON: {
    zh: '句式文件不是 JSON：{why}。请改正该处，或用软件导出的句式文件重来。',
    en: 'The pattern file is not JSON: {why}. Correct that place, or begin again from a pattern file that the program exported.',
  },
  PATTERN_FILE_SHAPE: {
    zh: '句式文件的“{field}”一项缺失或不合写法。应为 {"lang":"zh","patterns":[{"id":"…","text":"…"}]}，lang 为 zh 或 en。请改正后再试。',
    en: 'In the pattern file “{field}” is missing or not well formed. It should read {"lang":"zh","patterns":[{"id":"…","text":"…"}]}, lang zh or en. Correct it and try again.',
  },
  PATTERN_LANGUAGE: {
    zh: '句式文件的语言是“{lang}”，与要输出的语言不同。请换用另一语言的句式文件，或改变输出语言。',
    en: 'The pattern file is in the language “{lang}”, and the output is in the other. Use a file of that language, or change the language of the output.',
  },
  PATTERN_NO_REPORT: {
    zh: '句式文件只用于报告，不能用于“{what}”。请导出报告（report 或 all），或不用句式文件。',
    en: 'A pattern file is for the report, not for “{what}”. Export the report (report or all), or leave the pattern file out.',
  },
  PATTERN_PLACE: {
    zh: '报告中没有编号为“{pattern}”的句子。可用的编号：{places}；只用于一个指标或地区的写成 indicator-of-A、region-of-华北。',
    en: 'The report has no sentence with the id “{pattern}”. The ids are {places}; for one indicator or region alone write indicator-of-A, region-of-华北.',
  },
  PATTERN_TWICE: {
    zh: '句式“{pattern}”在文件中出现两次。请删去其中一个，或改用另一编号。',
    en: 'The pattern “{pattern}” stands in the file twice. Remove one, or give it another id.',
  },
  PATTERN_SIGN: {
    zh: '句式“{pattern}”第 {column} 个字符处的“{found}”没有对应的开头。要写出这个符号本身，请写两遍。',
    en: 'In the pattern “{pattern}”, nothing opens the “{found}” at character {column}. For the sign itself write it twice.',
  },
  PATTERN_UNCLOSED: {
    zh: '句式“{pattern}”第 {column} 个字符处的“{found}”没有结束。请补上结束符号；要写出符号本身，请写两遍。',
    en: 'In the pattern “{pattern}”, the “{found}” at character {column} is not closed. Add its closing sign; for the sign itself write it twice.',
  },
  PATTERN_UNOPENED: {
    zh: '句式“{pattern}”第 {column} 个字符处的“{found}”不能在这里结束：没有开头，或里面还有未结束的部分。请补上开头，或先结束里面的部分。',
    en: 'In the pattern “{pattern}”, the “{found}” at character {column} cannot close here: nothing opened it, or a part within is still open. Add the opening, or close the part within first.',
  },
  PATTERN_EMPTY: {
    zh: '句式“{pattern}”第 {column} 个字符处的“{found}”没有写明要说什么。请写上事实编号，如 mean:province:total。',
    en: 'In the pattern “{pattern}”, the “{found}” at character {column} does not say what to print. Write the id of a fact, such as mean:province:total.',
  },
  PATTERN_SETTING: {
    zh: '句式“{pattern}”第 {column} 个字符处的设置“{found}”无法识别。请写成 名称=值，有空格的值加双引号，每个名称只写一次。',
    en: 'In the pattern “{pattern}”, at character {column}, the setting “{found}” cannot be read. Write name=value, values with spaces in double quotes, each name once.',
  },
  PATTERN_CITATION: {
    zh: '句式“{pattern}”说的是怎样引出图表号：除文字外只能有一处 {labels}，图表号写在那里；不引用时整句留空。请改好后再导入。',
    en: 'The pattern “{pattern}” says how tables and figures are cited: besides words it holds {labels} once, where their labels stand, or nothing at all where none are cited. Mend it and give the file again.',
  },
  PATTERN_FACT: {
    zh: '句式“{pattern}”第 {column} 个字符处：没有编号为“{found}”的事实。请核对指标、分组、地区的代码和年份。',
    en: 'In the pattern “{pattern}”, at character {column}: there is no fact with the id “{found}”. Check the codes of indicators, tiers and regions and the years.',
  },
  PATTERN_NAME: {
    zh: '句式“{pattern}”第 {column} 个字符处：这里不能用名称“{found}”。请用所在循环提供的名称，或写完整的事实编号。',
    en: 'In the pattern “{pattern}”, at character {column}: the name “{found}” is not known there. Use a name of the loop around it, or the whole id of a fact.',
  },
  PATTERN_NO_LIST: {
    zh: '句式“{pattern}”第 {column} 个字符处：“{found}”不是名单，不能用 list。请去掉 list。',
    en: 'In the pattern “{pattern}”, at character {column}: “{found}” is no list. Leave out the word list.',
  },
  PATTERN_LOOP: {
    zh: '句式“{pattern}”第 {column} 个字符处：没有“{found}”这种循环，或其中的指标、分组、地区不存在。请核对写法。',
    en: 'In the pattern “{pattern}”, at character {column}: there is no loop “{found}”, or its indicator, tier or region does not exist. Check how it is written.',
  },
  PATTERN_REFERENCE: {
    zh: '句式“{pattern}”第 {column} 个字符处：没有可引用的“{found}”。请写报告中存在的表、图编号。',
    en: 'In the pattern “{pattern}”, at character {column}: there is no “{found}” to refer to. Write the id of a table or figure of the report.',
  },
} as const satisfies MessageCatalogue;
