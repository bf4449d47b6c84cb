import { sourceOfKey } from '../../model/source-binding.ts';
import { isPinKey, pinnedCell } from '../../model/source-pin.ts';
import { contentHash } from '../../base/content-hash.ts';
import { isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { AuditEntry } from '../../model/audit-entry.ts';
import { LAST_YEAR } from '../../model/last-year.ts';
import { worklistKinds } from '../../model/worklist.ts';
import { reportText } from '../report-text.ts';
import { subjectName } from '../difference-words.ts';
import { changeSentences } from './document-changes.ts';
import { documentShapes } from './document-shape.ts';
import { editLabel } from './edit-label.ts';
import { expertLine, expertName } from './expert-line.ts';
import { meetingLine, meetingName } from './meeting-line.ts';
import { annotationLine, annotationName } from './annotation-line.ts';
import { noteLine, noteName } from './note-line.ts';
import { auditText, showList, showUnit } from './show-value.ts';
import type { AuditText, AuditWords } from './show-value.ts';

/** What an entry of the audit says. */
export interface AuditSentences {
  /** 把北京的“A6-2.1 满意度”改用 70 */
  readonly headline: string;
  /** A sentence for each place that changed. */
  readonly details: readonly string[];
}

/** Sentences on one document that came or went: a framework has a thousand places. The rest is told by its number and the document's hash. */
const WHOLE_MOST = 40;

/**
 * An entry of the audit in the reader's language, without a path or JSON (docs/FORMATS "Project file"). `basis` is the baseline that stood when a draft or scenario
 * was made or given up, so that it is told by what it differs in. Whatever a file holds gives a sentence.
 */
export function auditSentences(entry: AuditEntry, words: AuditWords): AuditSentences {
  const [before, after] = comparedSides(entry);
  const details = headlineSaysAll(entry) ? [] : changeSentences(documentShapes[entry.subject], before, after, words);
  const whole = before === null || after === null ? (before ?? after) : null;
  return {
    headline: headline(entry, words),
    details:
      whole !== null && details.length > WHOLE_MOST
        ? [
            ...details.slice(0, WHOLE_MOST),
            auditText(words, 'AUDIT_LONG', { count: details.length - WHOLE_MOST, hash: contentHash(whole) }),
          ]
        : details,
  };
}

function headlineSaysAll({ subject, action, key, after }: AuditEntry): boolean {
  if (action === 'undo' || action === 'redo') return false;
  return (
    subject === 'override' ||
    subject === 'alias' ||
    subject === 'note' ||
    subject === 'annotation' ||
    subject === 'worklist' ||
    (subject === 'setting' && (key === 'title' || key === LAST_YEAR || sourceOfKey(key) !== null || isPinKey(key))) ||
    subject === 'plan' ||
    subject === 'picture' ||
    subject === 'expert' ||
    subject === 'meeting' ||
    // What it held is told where it was made and changed.
    (subject === 'scenario' && after === null)
  );
}

/** A method that has nothing before or after it stands against the baseline. */
function comparedSides({ subject, before, after, basis }: AuditEntry): readonly [Json, Json] {
  if (basis === undefined) return [before, after];
  const against = subject === 'scenario' ? { method: basis } : basis;
  return [before ?? against, after ?? against];
}

function headline(entry: AuditEntry, words: AuditWords): string {
  const { subject, action, key, why, target } = entry;
  const { lang, names } = words;
  if (action === 'undo' || action === 'redo')
    return auditText(words, action === 'undo' ? 'AUDIT_L_UNDO' : 'AUDIT_L_REDO', {
      entry: target ?? 0,
      what: whatOf(entry, words),
    });
  const value = (document: Json, member: string): string =>
    showList((isJsonObject(document) ? document[member] : undefined) ?? null, words);
  switch (subject) {
    case 'override': {
      const [unit = '', measure = '', year] = key.split(/[ /]/);
      const name = subjectName(names, measure);
      return auditText(words, `AUDIT_L_OVERRIDE_${came(entry)}`, {
        unit: subjectName(names, unit),
        measure: year === undefined ? name : auditText(words, 'AUDIT_OF_YEAR', { name, year }),
        before: value(entry.before, 'value'),
        after: value(entry.after, 'value'),
      });
    }
    case 'alias':
      return auditText(words, `AUDIT_L_ALIAS_${came(entry)}`, {
        text: key,
        before: showUnit(entry.before, words),
        after: showUnit(entry.after, words),
      });
    case 'note':
      return noteLine(entry, words);
    case 'annotation':
      return annotationLine(entry, words);
    case 'worklist': {
      const answer = value(entry.after, 'answer');
      const line = lineName(key, words);
      if (entry.after === null) return auditText(words, 'AUDIT_L_LINE_OPEN', { line });
      if (isJsonObject(entry.after) && 'answer' in entry.after)
        return auditText(words, 'AUDIT_L_LINE_ANSWERED', { line, answer });
      return auditText(words, lineLine(entry.after), { line });
    }
    case 'batch':
      return auditText(words, batchLine(action), { batch: key });
    case 'draft':
      return entry.after === null
        ? auditText(words, 'AUDIT_L_DRAFT_GONE')
        : auditText(words, 'AUDIT_L_DRAFT', { label: editLabel(why, lang) });
    case 'scenario':
      return auditText(words, `AUDIT_L_SCENARIO_${came(entry)}`, { name: key });
    case 'mapping':
      return auditText(words, `AUDIT_L_MAPPING_${came(entry)}`, { name: key });
    case 'expert':
      return expertLine(entry, words);
    case 'meeting':
      return meetingLine(entry, words);
    case 'plan':
      return auditText(words, entry.after === null ? 'AUDIT_L_PLAN_GONE' : 'AUDIT_L_PLAN');
    case 'picture':
      return auditText(words, entry.after === null ? 'AUDIT_L_PICTURE_GONE' : 'AUDIT_L_PICTURE_NEW', {
        picture: shortHash(key),
      });
    case 'merge': {
      const merge = entry.after ?? entry.before;
      const written = isJsonObject(merge) ? (merge['package'] ?? null) : null;
      const line = written === null ? 'AUDIT_L_MERGE' : 'AUDIT_L_MERGE_PACKAGE';
      return auditText(words, entry.after === null ? 'AUDIT_L_MERGE_GONE' : line, {
        recipient: value(written, 'recipient'),
        file: value(merge, 'file'),
        people: value(merge, 'people'),
        count: countOf(merge),
      });
    }
    case 'baseline':
      return auditText(words, entry.after === null ? 'AUDIT_L_BASELINE_GONE' : 'AUDIT_L_BASELINE');
    case 'framework':
      return auditText(words, entry.before === null ? 'AUDIT_L_FRAMEWORK_NEW' : 'AUDIT_L_FRAMEWORK');
    case 'units':
      return auditText(words, entry.before === null ? 'AUDIT_L_UNITS_NEW' : 'AUDIT_L_UNITS');
    case 'history':
      return auditText(words, entry.before === null ? 'AUDIT_L_HISTORY_NEW' : 'AUDIT_L_HISTORY');
    case 'run':
      return auditText(words, 'AUDIT_L_RUN', { run: key });
    case 'project':
      return auditText(
        words,
        key === 'rescue' ? 'AUDIT_L_RESCUED' : key === 'chain' ? 'AUDIT_L_CHAINED' : 'AUDIT_L_PROJECT',
      );
    case 'setting': {
      if (isPinKey(key))
        return auditText(words, entry.after === null ? 'AUDIT_L_PIN_REMOVED' : 'AUDIT_L_PIN', { ...pinnedCell(key) });
      const source = sourceOfKey(key);
      if (source !== null)
        return auditText(words, entry.after === null ? 'AUDIT_L_SOURCE_REMOVED' : 'AUDIT_L_SOURCE', { source });
      if (key === LAST_YEAR && entry.after !== null)
        return auditText(words, 'AUDIT_L_LAST_YEAR', {
          year: value(entry.after, 'year'),
          title: value(entry.after, 'title'),
          file: value(entry.after, 'file'),
        });
      return key === 'title'
        ? auditText(words, 'AUDIT_L_TITLE', { title: showList(entry.after, words) })
        : auditText(words, 'AUDIT_L_SETTING', { key: auditKey(key, words) });
    }
  }
}

/** As many digits of a picture's hash as tell pictures of a project apart. */
function shortHash(hash: string): string {
  return hash.slice(0, 8);
}

function countOf(merge: Json): number {
  const lines = isJsonObject(merge) ? merge['lines'] : null;
  return Array.isArray(lines) ? lines.length : 0;
}

function came({ before, after }: AuditEntry): 'NEW' | 'CHANGED' | 'GONE' {
  if (before === null) return 'NEW';
  return after === null ? 'GONE' : 'CHANGED';
}

function lineLine(after: Json): AuditText {
  const state = isJsonObject(after) ? after['state'] : null;
  if (state === 'returned') return 'AUDIT_L_LINE_RETURNED';
  return state === 'accepted' ? 'AUDIT_L_LINE_ACCEPTED' : 'AUDIT_L_LINE_CLOSED';
}

/** A line of the worklist by its id: 存疑 北京 A1-1.1 …, 未导入的行 第 3 批 D4. */
function lineName(id: string, words: AuditWords): string {
  const { lang, names } = words;
  const [first = '', ...parts] = id.split('/');
  const kind = worklistKinds.find((known) => known === first);
  if (kind === undefined) return id;
  const [batch = '', file = '', , cell = ''] = parts;
  // Of an import that a merge is yet to bring: its number in the other project.
  const there = batch.startsWith('~');
  const place =
    parts.length >= 5 && /^\d+$/.test(file)
      ? [auditText(words, there ? 'AUDIT_LINE_THERE' : 'AUDIT_LINE_PLACE', { batch: batch.replace('~', ''), cell })]
      : parts.slice(0, 2).map((code) => subjectName(names, code));
  return [reportText(lang, `REPORT_LINE_${kind}`), ...place].join(' ');
}

function batchLine(action: AuditEntry['action']): AuditText {
  if (action === 'withdraw') return 'AUDIT_L_BATCH_WITHDRAWN';
  return action === 'restore' ? 'AUDIT_L_BATCH_RESTORED' : 'AUDIT_L_BATCH';
}

function auditKey(key: string, words: AuditWords): string {
  return key === 'synthetic-batches'
    ? auditText(words, 'AUDIT_SETTING_SYNTHETIC')
    : key === 'incomplete-copy'
      ? auditText(words, 'AUDIT_SETTING_INCOMPLETE')
      : key;
}

/** What an undone or redone entry was about: 情景“方案一”, the kind alone where there is only one. */
function whatOf(entry: AuditEntry, words: AuditWords): string {
  const { subject, key } = entry;
  const { names } = words;
  const kind = auditText(words, `AUDIT_S_${subject}`);
  if (key === '') return kind;
  const named =
    subject === 'override'
      ? key
          .split(/[ /]/)
          .map((code) => subjectName(names, code))
          .join(' ')
      : subject === 'worklist'
        ? lineName(key, words)
        : subject === 'picture'
          ? shortHash(key)
          : subject === 'expert'
            ? expertName(entry, words)
            : subject === 'meeting'
              ? meetingName(entry)
              : subject === 'note'
                ? noteName(entry, words)
                : subject === 'annotation'
                  ? annotationName(entry, words)
                  : key;
  return auditText(words, 'AUDIT_NAMED', { kind, name: named });
}
