import { isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { AuditEntry } from '../../model/audit-entry.ts';
import { itemFates } from '../../model/expert-round.ts';
import { subjectName } from '../difference-words.ts';
import { auditText } from './show-value.ts';
import type { AuditWords } from './show-value.ts';

/** What an entry about the experts' papers says: a round, an answer or a decision, by its key. */
export function expertLine(entry: AuditEntry, words: AuditWords): string {
  const { before, after } = entry;
  const name = expertName(entry, words);
  const came = before === null ? 'NEW' : after === null ? 'GONE' : 'CHANGED';
  switch (partOf(entry)) {
    case 'round':
      return auditText(words, `AUDIT_L_EXPERT_ROUND_${came}`, {
        ...{ name, items: lengthOf(after, 'items'), experts: lengthOf(after, 'experts') },
      });
    case 'answer': {
      const file = textOf(after, 'file');
      const from = file === '' ? '' : words.lang === 'zh' ? `（${file}）` : ` (${file})`;
      return auditText(words, `AUDIT_L_EXPERT_ANSWER_${came}`, { name, file: from });
    }
    case 'decision': {
      const fate = itemFates.find((one) => one === textOf(after, 'fate'));
      return auditText(words, `AUDIT_L_EXPERT_FATE_${fate ?? 'GONE'}`, { name, to: textOf(after, 'name') });
    }
  }
}

/** A round by its title, an answer by its expert, a decision by its indicator. */
export function expertName(entry: AuditEntry, { names }: Pick<AuditWords, 'names'>): string {
  const parts = entry.key.split('/');
  switch (partOf(entry)) {
    case 'round':
      return textOf(entry.after ?? entry.before, 'title');
    case 'answer':
      return parts.slice(2).join('/');
    case 'decision':
      return subjectName(names, parts[2] ?? '');
  }
}

function partOf({ key }: AuditEntry): 'round' | 'answer' | 'decision' {
  return key.startsWith('round/') ? 'round' : key.startsWith('answer/') ? 'answer' : 'decision';
}

function textOf(document: Json, member: string): string {
  const value = isJsonObject(document) ? document[member] : undefined;
  return typeof value === 'string' ? value : '';
}

function lengthOf(document: Json, member: string): number {
  const value = isJsonObject(document) ? document[member] : undefined;
  return Array.isArray(value) ? value.length : 0;
}
