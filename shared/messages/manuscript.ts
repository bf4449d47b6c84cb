import type { MessageCatalogue } from './catalogue.ts';

/** Edited reports that come back: reading, refreshing, checking. */
export const manuscriptMessages = {
  MANUSCRIPT_NOT_WORD: {
    zh: '这不是 Word 文稿（.docx）：里面没有正文。请用 Word 或 WPS 另存为 .docx 后再选。',
    en: 'This is no Word document (.docx): it has no body. Save it as .docx in Word or WPS and choose it again.',
  },
  MANUSCRIPT_UNTAGGED: {
    zh: '稿件里没有由工作台写入、可以更新的数值：它不是由这里导出的报告改成的，或者内容控件已被删去。可以改用校对，逐句核对其中的数字。',
    en: 'The manuscript holds no values that the workbench wrote and could refresh: it was not made from a report exported here, or its content controls were removed. Proof it instead, which checks its numbers sentence by sentence.',
  },
  MANUSCRIPT_SAME_COHORT: {
    zh: '两个项目是同一个对象组：报告的每个对象组只取一个项目的结果。请给出另一个对象组的项目。',
    en: 'Two projects are of the same cohort: of each cohort a report takes the result of one project. Name the project of another cohort.',
  },
  BOXES_NONE: {
    zh: '文件里没有找到专栏。表格要有“标题”“正文”两列（可有评估对象、区域、章节、来源、年度）；Word 文稿里每个专栏用一个标题，正文写在标题下。',
    en: 'No boxes were found in the file. A table needs the columns 标题 and 正文 (title, text), and may have unit, region, chapter, source and year; in a Word document each box is a heading with its text below.',
  },
  PICTURE_KIND: {
    zh: '这不是 PNG 或 JPEG 图片，没有放入。请另存为其中一种再选（以内容为准，改扩展名无用）。',
    en: 'This is no PNG or JPEG picture and was not taken. Save it as one of them and choose it again; the content counts, not the ending of the name.',
  },
  PICTURE_DAMAGED: {
    zh: '图片不完整或已损坏，没有放入。请重新保存或截图后再选。',
    en: 'The picture is cut off or damaged and was not taken. Save it again, or take a new screenshot.',
  },
  PICTURE_TOO_BIG: {
    zh: '图片有 {size} MB，超过 {limit} MB，没有放入。请缩小后再选。',
    en: 'The picture has {size} MB, more than {limit} MB, and was not taken. Make it smaller and choose it again.',
  },
  PICTURE_TOO_LARGE: {
    zh: '图片有 {width} × {height} 像素，超过 {limit} 百万像素，没有放入。请缩小后再选。',
    en: 'The picture has {width} × {height} pixels, more than {limit} million, and was not taken. Make it smaller and choose it again.',
  },
  PICTURE_GONE: {
    zh: '专栏“{box}”的图片不在项目里，没有保存。请重新选择图片。',
    en: 'The picture of the box "{box}" is not in the project; nothing was saved. Choose the picture again.',
  },
  PICTURES_TOO_BIG: {
    zh: '专栏图片合计超过 {limit} MB，没有保存。请移除或缩小一些图片。',
    en: 'The pictures of the boxes have more than {limit} MB together; nothing was saved. Remove some or make them smaller.',
  },
  PICTURES_UNREAD: {
    zh: '公开版里有 {count} 张专栏图片：图中的文字和数字无法自动核查，请人工看过再发出。',
    en: 'This public file holds {count} {count:picture|pictures} of boxes: words and numbers inside a picture cannot be checked. Look at {count:it|them} before it goes out.',
  },
  TEMPLATE_MACROS: {
    zh: '这个 Word 模板带有宏，不能使用。请在 Word 中另存为不带宏的 .docx 或 .dotx。',
    en: 'This Word template holds macros and is not used. Save it in Word as .docx or .dotx, without macros.',
  },
  TEMPLATE_STRICT: {
    zh: '这个 Word 模板存成了“Strict Open XML”或别的格式。请在 Word 或 WPS 中另存为普通的 .docx 或 .dotx。',
    en: 'This Word template is saved as Strict Open XML or another kind. Save it in Word or WPS as an ordinary .docx or .dotx.',
  },
  TEMPLATE_FILLED: {
    zh: '这份文稿已经填好了数值，不是模板。要更新其中的数值，请用“稿件”；要作模板，请用占位符还没有填的那一份。',
    en: 'This document is filled already and is no template. To bring its values up to date refresh it as a manuscript; as a template use the one in which the placeholders still stand.',
  },
  TEMPLATE_EMPTY: {
    zh: '模板里没有占位符，没有可填的地方。请在要放内容处写上 {example} 等（可先另存一份自带模板来改）。',
    en: 'The template has no placeholder to fill. Write {example} and the like where something shall stand (the template that comes with the program can be saved and edited).',
  },
  TEMPLATE_UNKNOWN: {
    zh: '模板中的 {text}（{place}）没有对应的内容。请检查写法和编号；能用的占位符见说明。',
    en: 'There is nothing that {text} in the template ({place}) stands for. Check how it is written and its id; the manual lists what can be asked for.',
  },
  TEMPLATE_NOT_ALONE: {
    zh: '模板中的 {text}（{place}）会变成段落或表格，须在正文中独占一段。请把它另起一段，页眉、页脚、脚注里不能用。',
    en: '{text} in the template ({place}) becomes paragraphs or a table and needs a paragraph of the body to itself. Move it there; it cannot stand in headers, footers and notes.',
  },
  TEMPLATE_TWICE: {
    zh: '模板中的 {text}（{place}）里有图表已经在前面出现过，一份报告中每张图表只能有一处。请删去一处。',
    en: '{text} in the template ({place}) brings a table or figure that stands there already; each has one place in a report. Take one away.',
  },
  TEMPLATE_LOOP: {
    zh: '模板中的 {text}（{place}）缺少另一半，或两半不在同一层。{example} 请成对使用：在同一段里，各占一段，或在表格的同一行里。',
    en: '{text} in the template ({place}) lacks its other half, or they stand on different levels. Use {example} in pairs: in one paragraph, each in a paragraph of its own, or in one row of a table.',
  },
  TEMPLATE_MISSING: {
    zh: '模板中的 {text}（{place}）在这次结果中没有数值，该处留空。',
    en: '{text} in the template ({place}) has no value in this result and was left out.',
  },
  TEMPLATE_NO_ORIGIN: {
    zh: '数据是合成示例或方法是草稿，而模板没有 {origin}，页面上看不出来。请在页脚写上 {origin}。',
    en: 'The data are synthetic or the method is a draft, and the template has no {origin}, so that its pages do not say so. Write {origin} into its footer.',
  },
  TEMPLATE_ONLY_WORD: {
    zh: 'Word 模板只用于导出 Word 报告。请把导出内容选为“报告”、格式选为 Word。',
    en: 'A Word template is for the report as a Word document only. Choose the report, and Word as its format.',
  },
} as const satisfies MessageCatalogue;
