import { isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { AuditSubject } from '../../model/audit-entry.ts';
import type { MergeLine } from '../../model/merge/merge-line.ts';
import { ROW_ORDER } from '../../model/merge/three-way.ts';
import { auditSentences } from './audit-sentences.ts';
import { changeSentences } from './document-changes.ts';
import { documentShapes } from './document-shape.ts';
import { noteTurnLine } from './note-line.ts';
import { auditText } from './show-value.ts';
import type { AuditWords } from './show-value.ts';

type Side = 'before' | 'mine' | 'theirs';

/** What would become of this project by taking a line, and where both changed the same, what this one has changed of it. */
export interface MergeSentences {
  readonly theirs: string;
  /** Empty where this side is as it was. */
  readonly mine: string;
}

/** A line of a merge in the reader's language. */
export function mergeSentences(line: MergeLine, words: AuditWords): MergeSentences {
  return {
    theirs: between(line, line.conflict ? 'before' : 'mine', 'theirs', words),
    mine: line.conflict ? between(line, 'before', 'mine', words) : '',
  };
}

function between(line: MergeLine, from: Side, to: Side, words: AuditWords): string {
  const { kind, key, path } = line;
  if (kind === 'batch') return batchSentence(line, to, words);
  if (kind === 'structure') return auditText(words, 'AUDIT_MERGE_STRUCTURE');
  if (path.at(-1) === ROW_ORDER)
    return auditText(words, 'AUDIT_MERGE_ORDER', { kind: auditText(words, `AUDIT_S_${kind}`) });
  if (kind === 'note' && path[0] === 'turns') return noteTurnLine(line[to] ?? line[from], words);
  const [before, after] = [from, to].map((side) => placed(kind, path, line[side]));
  if (path.length === 0 && whole.has(kind))
    return auditSentences(
      {
        id: 0,
        at: '',
        action: 'change',
        subject: kind,
        key,
        before: before ?? null,
        after: after ?? null,
        why: '',
        target: null,
        by: '',
      },
      words,
    ).headline;
  const found = changeSentences(documentShapes[kind], before ?? null, after ?? null, words);
  const named =
    kind === 'scenario'
      ? [auditText(words, 'AUDIT_NAMED', { kind: auditText(words, 'AUDIT_S_scenario'), name: key })]
      : [];
  return [...named, ...found].join(words.lang === 'zh' ? '；' : '; ') || auditText(words, `AUDIT_S_${kind}`);
}

/** Kinds whose headline says all of a change. */
const whole: ReadonlySet<AuditSubject> = new Set([
  'override',
  'alias',
  'note',
  'annotation',
  'worklist',
  'mapping',
  'setting',
  'scenario',
  'plan',
  'picture',
  'expert',
  'meeting',
  'history',
]);

function batchSentence({ before, mine, theirs }: MergeLine, side: Side, words: AuditWords): string {
  const batch = { before, mine, theirs }[side] ?? theirs ?? mine;
  const read = (name: string): Json => (isJsonObject(batch) ? (batch[name] ?? null) : null);
  const [files, records] = [read('files'), read('records')];
  const names = Array.isArray(files) ? files.map(String).join(words.lang === 'zh' ? '、' : ', ') : '';
  const came = side === 'theirs' && mine === null;
  return auditText(
    words,
    came ? 'AUDIT_MERGE_BATCH' : read('status') === 'active' ? 'AUDIT_MERGE_RESTORED' : 'AUDIT_MERGE_WITHDRAWN',
    {
      files: names,
      count: typeof records === 'number' ? records : 0,
    },
  );
}

/** A value at its place within a document that holds nothing else. */
function placed(kind: string, path: readonly string[], value: Json): Json {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (kind === 'framework' && (first === 'indicators' || first === 'measures')) return { [first]: rowAt(rest, value) };
  if (kind === 'framework' && first === 'baseline') return { baseline: methodAt(rest, value) };
  if (kind === 'units') return rowAt(path, value);
  if (kind === 'history') return value === null ? [] : [value];
  if (kind === 'plan' || kind === 'note' || kind === 'annotation') return { [first]: value };
  if (kind === 'scenario') return first === 'method' ? { method: methodAt(rest, value) } : { [first]: value };
  return kind === 'baseline' || kind === 'draft' ? methodAt(path, value) : value;
}

function rowAt([code = '', field]: readonly string[], value: Json): Json {
  if (field !== undefined) return [{ code, [field]: value ?? undefined }];
  return value === null ? [] : [value];
}

function methodAt([part = '', ...rest]: readonly string[], value: Json): Json {
  // Weights stand by the node that they are shared out under; a method has them side by side.
  if (part === 'weights') return { weights: value ?? {} };
  const nested = rest.reduceRight<Json>((inner, name) => (inner === null ? {} : { [name]: inner }), value);
  return nested === null ? {} : { [part]: nested };
}
