import { isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { MergeLine } from '../../model/merge/merge-line.ts';
import { ROW_ORDER } from '../../model/merge/three-way.ts';
import { subjectName } from '../difference-words.ts';
import { auditText, keyWord, showList, showUnit } from './show-value.ts';
import type { AuditText, AuditWords } from './show-value.ts';

/** Parts of a value that are told; of a whole framework there are thousands. */
const PARTS_MOST = 12;

/** What one side of a line holds, to stand beside the other's: the value itself, not what was changed. Of any kind of document, those to come among them. */
export function mergeSideText(line: MergeLine, side: 'before' | 'mine' | 'theirs', words: AuditWords): string {
  const value = line[side];
  const { kind, path } = line;
  if (value === null) return auditText(words, 'AUDIT_MERGE_ABSENT');
  if (kind === 'structure') return auditText(words, 'AUDIT_MERGE_WHOLE');
  if (kind === 'alias') return showUnit(value, words);
  if (kind === 'override' && isJsonObject(value)) return showList(value['value'] ?? null, words);
  if (path.at(-1) === ROW_ORDER && Array.isArray(value))
    return cut(
      value.map((code: Json) => subjectName(words.names, String(code))),
      words,
    );
  if (kind === 'batch' && isJsonObject(value)) return batchText(value, words);
  return cut(partsOf(value, words), words);
}

function batchText(batch: { readonly [key: string]: Json | undefined }, words: AuditWords): string {
  const status = auditText(words, batch['status'] === 'active' ? 'AUDIT_C_status_active' : 'AUDIT_C_status_withdrawn');
  const files = Array.isArray(batch['files']) ? batch['files'].map(String).join(comma(words)) : '';
  const records = auditText(words, 'AUDIT_PART', {
    label: auditText(words, 'AUDIT_F_RECORDS'),
    value: showList(batch['records'] ?? null, words),
  });
  return [status, files, records].filter((part) => part !== '').join(semicolon(words));
}

/** Texts stand alone; of what has parts each with its name, codes as names. */
function partsOf(value: Json, words: AuditWords): readonly string[] {
  if (Array.isArray(value)) return value.map((entry: Json) => partsOf(entry, words).join(' '));
  if (typeof value === 'string') return [named(value, words) ?? showList(value, words)];
  if (!isJsonObject(value)) return [showList(value, words)];
  return Object.entries(value).flatMap(([key, part]) => {
    if (part === undefined || part === null || part === '') return [];
    const told = partsOf(part, words).join(comma(words));
    return [`${labelOf(key, words)} ${told}`];
  });
}

/** Members of documents that a line may hold whole, as the audit calls them. */
const labels: Readonly<Record<string, AuditText>> = {
  ...({ value: 'AUDIT_F_VALUE', unit: 'AUDIT_ITEM_UNIT', measure: 'AUDIT_F_MEASURE', year: 'AUDIT_F_YEAR' } as const),
  ...({ title: 'AUDIT_F_TITLE', name: 'AUDIT_F_NAME', text: 'AUDIT_MERGE_TEXT', note: 'AUDIT_F_NOTE' } as const),
  ...({ state: 'AUDIT_F_STATUS', source: 'AUDIT_F_SOURCE', region: 'AUDIT_F_REGION', kind: 'AUDIT_F_KIND' } as const),
  ...({ weights: 'AUDIT_F_WEIGHT', definition: 'AUDIT_F_DEFINITION', index: 'AUDIT_F_INDEX' } as const),
  ...({ tier: 'AUDIT_F_TIER', answer: 'AUDIT_MERGE_ANSWER', why: 'AUDIT_H_WHY', by: 'AUDIT_H_BY' } as const),
};

function labelOf(key: string, words: AuditWords): string {
  const label = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (label !== undefined) return auditText(words, label);
  const known = keyWord(key, words.lang);
  return known === key ? subjectName(words.names, key) : known;
}

function named(value: string, words: AuditWords): string | null {
  const name = value === '' ? value : subjectName(words.names, value);
  return name === value ? null : name;
}

function cut(parts: readonly string[], words: AuditWords): string {
  const more = parts.length - PARTS_MOST;
  const told = parts.slice(0, PARTS_MOST);
  if (more > 0) told.push(auditText(words, 'AUDIT_MORE', { count: more }));
  return told.join(semicolon(words));
}

function semicolon({ lang }: AuditWords): string {
  return lang === 'zh' ? '；' : '; ';
}

function comma({ lang }: AuditWords): string {
  return lang === 'zh' ? '、' : ', ';
}
