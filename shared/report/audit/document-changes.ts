import { canonicalJson, isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import { subjectName } from '../difference-words.ts';
import type { Shape } from './document-shape.ts';
import { auditText, keyWord, showList } from './show-value.ts';
import type { AuditWords } from './show-value.ts';

/** A place in which two documents differ. */
interface Change {
  /** What is said of, in words: 权重; '' for the document itself. */
  readonly label: string;
  /** The indicator, measure or unit that it is about; '' where it is about the document. */
  readonly about: string;
  /** Null where there was or is nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * A sentence for each place in which a document differs from what it was, in the order of the later one; null: there was none. Nothing that differs is
 * left out, but what the entry says itself (its key, its time, its reason).
 */
export function changeSentences(shape: Shape, before: Json, after: Json, words: AuditWords): readonly string[] {
  return sentences(shape, before ?? undefined, after ?? undefined, { about: '', path: [] }, words);
}

/** Where the walk stands: what this part is about, and the keys since then that no shape names. */
interface Place {
  readonly about: string;
  readonly path: readonly string[];
}

function sentences(
  shape: Shape,
  before: Json | undefined,
  after: Json | undefined,
  place: Place,
  words: AuditWords,
): string[] {
  return changes(shape, before, after, place, words).map((change) =>
    'sentence' in change ? change.sentence : sentenceOf(change, words),
  );
}

type Found = Change | { readonly sentence: string };

function changes(
  shape: Shape,
  before: Json | undefined,
  after: Json | undefined,
  place: Place,
  words: AuditWords,
): Found[] {
  if (shape.said === true || (before === undefined && after === undefined)) return [];
  if (shape.show !== undefined || !(isTree(before) || isTree(after))) return leaf(shape, before, after, place, words);
  const [from, to] = [partsOf(shape, before), partsOf(shape, after)];
  const order = orderChange(shape, from, to, place, words);
  const keys = [...new Set([...to.keys(), ...from.keys()])];
  const below = keys.flatMap((key) => {
    const own = shape.children?.[key] ?? shape.each ?? {};
    const [was, is] = [from.get(key), to.get(key)];
    const inside: Place =
      own.about === undefined
        ? { about: place.about, path: own.label === undefined ? [...place.path, key] : [] }
        : { about: aboutOf(own, key, words), path: [] };
    if (own.item !== undefined && (was === undefined) !== (is === undefined) && isTree(was ?? is))
      return [{ sentence: itemSentence(own, key, was, is, inside, words) }];
    return changes(own, was, is, inside, words);
  });
  return [...order, ...below];
}

function leaf(
  shape: Shape,
  before: Json | undefined,
  after: Json | undefined,
  { about, path }: Place,
  words: AuditWords,
): Change[] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  const show = shape.show ?? showList;
  const side = (found: Json | undefined): string | null => {
    const value = found ?? shape.absent ?? null;
    return value === null ? null : show(value, words);
  };
  const label =
    shape.label === undefined ? path.map((key) => keyWord(key, words.lang)).join(' · ') : auditText(words, shape.label);
  return [{ label, about, before: side(before), after: side(after) }];
}

function isTree(value: Json | undefined): value is Extract<Json, object> {
  return typeof value === 'object' && value !== null;
}

/** The parts of a document by key; entries of a list by what tells them apart, else by their place. */
function partsOf(shape: Shape, value: Json | undefined): ReadonlyMap<string, Json> {
  if (!isTree(value)) return new Map();
  if (!Array.isArray(value)) {
    return new Map(
      Object.entries(value).flatMap(([key, part]) =>
        part === undefined || part === null ? [] : [[key, part] as const],
      ),
    );
  }
  const list: readonly Json[] = value;
  const keyOf = shape.key ?? codeOf;
  const keys = list.map(keyOf);
  const apart = keys.every((key) => key !== null) && new Set(keys).size === keys.length;
  return new Map(list.map((entry, at) => [apart ? (keys[at] ?? '') : `${at + 1}`, entry]));
}

function codeOf(entry: Json): string | null {
  return isJsonObject(entry) && typeof entry['code'] === 'string' ? entry['code'] : null;
}

/** The same entries in another order. What came or went changes the order by itself. */
function orderChange(
  shape: Shape,
  from: ReadonlyMap<string, Json>,
  to: ReadonlyMap<string, Json>,
  { about }: Place,
  words: AuditWords,
): Change[] {
  if (shape.each === undefined || shape.label === undefined) return [];
  const [was, is] = [[...from.keys()].filter((key) => to.has(key)), [...to.keys()].filter((key) => from.has(key))];
  if (was.join('\n') === is.join('\n')) return [];
  const joined = (keys: readonly string[]): string => keys.join(words.lang === 'zh' ? '、' : ', ');
  return [{ label: auditText(words, shape.label), about, before: joined(was), after: joined(is) }];
}

function aboutOf(shape: Shape, key: string, words: AuditWords): string {
  if (shape.about !== 'unit-year') return subjectName(words.names, key);
  const [unit = '', year = ''] = key.split(' ');
  return auditText(words, 'AUDIT_UNIT_YEAR', { unit: subjectName(words.names, unit), year });
}

/** 新增采集项 A6-2.1 满意度（单位：分；…）. Its name comes from itself: today's framework may not know it. */
function itemSentence(
  shape: Shape,
  key: string,
  before: Json | undefined,
  after: Json | undefined,
  place: Place,
  words: AuditWords,
): string {
  const { lang } = words;
  const whole = before ?? after;
  const name =
    isJsonObject(whole) && typeof whole['name'] === 'string' && shape.about === 'code'
      ? `${key} ${whole['name']}`
      : place.about;
  const details = changes(shape, before, after, place, words).flatMap((change) => {
    if ('sentence' in change) return [change.sentence];
    if (change.label === auditText(words, 'AUDIT_F_NAME')) return [];
    const value = change.after ?? change.before;
    return value === null
      ? []
      : [change.label === '' ? value : auditText(words, 'AUDIT_PART', { label: change.label, value })];
  });
  return auditText(words, before === undefined ? 'AUDIT_ITEM_NEW' : 'AUDIT_ITEM_GONE', {
    item: auditText(words, shape.item ?? 'AUDIT_ITEM_UNIT'),
    name: name === '' ? key : name,
    details:
      details.length === 0
        ? ''
        : auditText(words, 'AUDIT_DETAILS', { details: details.join(lang === 'zh' ? '；' : '; ') }),
  });
}

function sentenceOf({ label, about, before, after }: Change, words: AuditWords): string {
  const subject = about === '' ? label : label === '' ? about : auditText(words, 'AUDIT_LABEL_OF', { about, label });
  if (subject === '') return auditText(words, 'AUDIT_CHANGED_BARE', sides(before, after, words));
  if (before === null) return auditText(words, 'AUDIT_SET', { subject, after: after ?? '' });
  return auditText(words, 'AUDIT_CHANGED', { subject, ...sides(before, after, words) });
}

function sides(before: string | null, after: string | null, words: AuditWords): { before: string; after: string } {
  const none = auditText(words, 'AUDIT_V_NONE');
  return { before: before ?? none, after: after ?? none };
}
