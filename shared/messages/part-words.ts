import { auditMessages } from './audit.ts';
import type { Language, MessageCatalogue } from './catalogue.ts';
import { rendererDataMessages } from './renderer-data.ts';

/** Parts of a project file that are no subject of the audit. */
const parts: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  file: { zh: '文件', en: 'File' },
  schema: { zh: '结构定义', en: 'Schema' },
  structure: { zh: '文件结构', en: 'Structure' },
  bodies: { zh: '保存的内容', en: 'Stored contents' },
  body: { zh: '保存的内容', en: 'Stored content' },
  audit: { zh: '审计记录', en: 'Audit log' },
  chain: { zh: '审计链', en: 'Audit chain' },
  documents: { zh: '文档', en: 'Documents' },
  batches: { zh: '导入批次', en: 'Imports' },
  files: { zh: '导入文件', en: 'Imported files' },
  sheets: { zh: '工作表', en: 'Sheets' },
  sheet: { zh: '工作表', en: 'Sheet' },
  runs: { zh: '计算批次', en: 'Runs' },
  records: { zh: '采集记录', en: 'Records' },
  attributes: { zh: '事项要素', en: 'Item attributes' },
  facets: { zh: '记录分类', en: 'Facets' },
  sheet_facets: { zh: '记录索引', en: 'Index of records' },
  spots: { zh: '下级地区与人员', en: 'Lower regions and persons' },
  texts: { zh: '文字', en: 'Texts' },
  measure_values: { zh: '原始值', en: 'Measure values' },
  'measure values': { zh: '原始值', en: 'Measure values' },
  scores: { zh: '得分', en: 'Scores' },
  active: rendererDataMessages['batches.live'],
  withdrawn: rendererDataMessages['batches.withdrawn'],
};

/** Parameters that name a part of the project file, by the message. */
const named: Readonly<Record<string, readonly string[]>> = {
  PROJECT_DAMAGED: ['detail'],
  VERIFY_REFERENCE: ['table', 'parent'],
  VERIFY_UNREADABLE: ['part', 'detail'],
  VERIFY_MORE: ['part'],
  VERIFY_REPEATED: ['part'],
  VERIFY_DOCUMENT: ['uses'],
  VERIFY_DOCUMENT_CHANGED: ['document'],
  VERIFY_DOCUMENT_ADDED: ['document'],
  VERIFY_DOCUMENT_LOST: ['document'],
  VERIFY_BATCH_STATUS: ['found', 'recorded'],
  MERGE_OTHER_DOCUMENT: ['document'],
  RESCUE_DOCUMENT_BACK: ['document'],
  RESCUE_DOCUMENT_LOST: ['document'],
  RESCUE_TEMPLATE: ['document'],
};

/** The parameters of a message with the parts of the project file as the screens call them: `scenario 甲` is 情景 甲. */
export function inPartWords(
  code: string,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): Readonly<Record<string, string | number>> {
  const names = named[code];
  if (names === undefined) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && names.includes(name)
        ? name === 'uses'
          ? severalParts(value, language)
          : onePart(value, language)
        : value,
    ]),
  );
}

/** `framework, run 3, sheet 表一`: a comma within the name of a sheet stays. */
function severalParts(text: string, language: Language): string {
  const between = language === 'zh' ? '、' : ', ';
  return text.replaceAll(/(^|, )(\w+)(?= |,|$)/g, (whole, comma: string, kind: string) => {
    const word = wordOf(kind, language);
    return word === null ? whole : `${comma === '' ? '' : between}${word}`;
  });
}

/** `framework`, `run 3`, `scenario 甲`, `withdrawn (重复)`; anything else is left as it is. */
function onePart(text: string, language: Language): string {
  const whole = wordOf(text, language);
  if (whole !== null) return whole;
  const [, kind = '', rest = ''] = /^(\w+)( .*)$/s.exec(text) ?? [];
  const word = wordOf(kind, language);
  return word === null ? text : `${word}${rest}`;
}

function wordOf(kind: string, language: Language): string | null {
  if (Object.hasOwn(parts, kind)) return parts[kind]?.[language] ?? null;
  const known: MessageCatalogue = auditMessages;
  return known[`AUDIT_S_${kind}`]?.[language] ?? null;
}
