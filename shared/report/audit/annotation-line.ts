import { canonicalJson, isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { AuditEntry } from '../../model/audit-entry.ts';
import { subjectName } from '../difference-words.ts';
import { auditText } from './show-value.ts';
import type { AuditWords } from './show-value.ts';

type AnnotationEntry = Pick<AuditEntry, 'before' | 'after'>;

/** What an entry about an annotation of a picture says: made, reworded, moved or gone. */
export function annotationLine({ before, after }: AnnotationEntry, words: AuditWords): string {
  const [was, name] = [nameOf(before ?? after, words), nameOf(after ?? before, words)];
  if (before === null) return auditText(words, 'AUDIT_L_ANNOTATION_NEW', { name });
  if (after === null) return auditText(words, 'AUDIT_L_ANNOTATION_GONE', { name });
  const said = (side: Json): string => canonicalJson([member(side, 'text'), member(side, 'kind')]);
  return said(before) === said(after)
    ? auditText(words, 'AUDIT_L_ANNOTATION_MOVED', { name })
    : auditText(words, 'AUDIT_L_ANNOTATION_CHANGED', { before: was, name });
}

/** Its words and the unit that it is about; a mark without words by its unit. */
export function annotationName({ before, after }: AnnotationEntry, words: AuditWords): string {
  return nameOf(after ?? before, words);
}

function nameOf(annotation: Json, words: AuditWords): string {
  const text = member(annotation, 'text');
  const code = member(member(annotation, 'anchor'), 'unit');
  const unit = typeof code === 'string' ? subjectName(words.names, code) : '';
  const said = typeof text === 'string' ? text : '';
  if (unit === '') return auditText(words, 'AUDIT_ANNOTATION_TEXT', { text: said });
  return said === ''
    ? auditText(words, 'AUDIT_ANNOTATION_TEXT', { text: unit })
    : auditText(words, 'AUDIT_ANNOTATION_UNIT', { text: said, unit });
}

function member(value: Json, name: string): Json {
  return isJsonObject(value) ? (value[name] ?? null) : null;
}
