import { canonicalJson, isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import { fillText } from '../../messages/fill-text.ts';
import { auditMessages } from '../../messages/audit.ts';
import type { Language } from '../../messages/catalogue.ts';
import { methodWordMessages } from '../../messages/method-words.ts';
import { rendererDataMessages } from '../../messages/renderer-data.ts';
import { indexTitle, indexWords, methodWords } from '../../model/index-name.ts';
import type { NamesIndex } from '../../model/index-name.ts';
import { tierIds } from '../../model/method.ts';
import { tierName } from '../../model/tier-name.ts';
import { nameIn } from '../english-names.ts';
import { recordKindNames, recordKinds } from '../../model/record-kind.ts';
import type { SubjectNames } from '../difference-words.ts';
import { ownWordKinds, wordsText } from '../../model/project-words.ts';
import { yearBasisText } from '../year-basis-text.ts';

/** What a sentence is made with: the names, and the reader's language. */
export interface AuditWords {
  /** As they are today. */
  readonly names: SubjectNames;
  readonly lang: Language;
}

/** A value as it reads in a sentence. Never '' for something that is there. */
export type Show = (value: Json, words: AuditWords) => string;

export type AuditText = keyof typeof auditMessages;

export function auditText(
  by: Language | AuditWords,
  code: AuditText,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const { lang, method } =
    typeof by === 'string' ? { lang: by, method: undefined } : { lang: by.lang, method: by.names.method };
  // Before the rest is filled in: a label is put into sentences, so that a word that begins it is not capitalised.
  const text = Object.entries(methodWords(method ?? {}, lang)).reduce<string>(
    (said, [name, word]) => said.replaceAll(`{${name}}`, word),
    auditMessages[code][lang],
  );
  return fillText(text, params);
}

/** Twelve digits: more are the rounding of a computer. */
function showNumber(value: number): string {
  return `${Number(value.toPrecision(12))}`;
}

/** Anything: texts and numbers as they are, yes and no, lists and parts one after the other, each part with its key. */
export const showList: Show = (value, words) => {
  const { lang } = words;
  if (value === null) return auditText(words, 'AUDIT_V_NONE');
  if (typeof value === 'boolean') return auditText(words, value ? 'AUDIT_V_YES' : 'AUDIT_V_NO');
  if (typeof value === 'number') return showNumber(value);
  if (typeof value === 'string') return value === '' ? auditText(words, 'AUDIT_V_EMPTY') : value;
  const parts = Array.isArray(value)
    ? value.map((entry: Json) => showList(entry, words))
    : Object.entries(value).flatMap(([key, part]) =>
        part === undefined ? [] : [`${keyWord(key, lang)} ${showList(part, words)}`],
      );
  return parts.length === 0 ? auditText(words, 'AUDIT_V_NONE') : parts.join(lang === 'zh' ? '；' : '; ');
};

/** A key that has no shape, and those inside of values: in words where they are known. */
export function keyWord(key: string, lang: Language): string {
  const code = `AUDIT_K_${key}`;
  return isAuditText(code) ? auditMessages[code][lang] : key;
}

function isAuditText(code: string): code is AuditText {
  return Object.hasOwn(auditMessages, code);
}

export function showChoice(choice: string): Show {
  return (value, words) => {
    const { lang } = words;
    const code = `${choice}.${typeof value === 'string' ? value : ''}`;
    if (isMethodWord(code)) return methodWordMessages[code][lang];
    const own = `AUDIT_C_${choice}_${typeof value === 'string' ? value : ''}`;
    if (isAuditText(own)) return auditMessages[own][lang];
    const tier = tierIds.find((known) => known === value);
    return choice === 'tier' && tier !== undefined
      ? tierName(tier, lang, words.names.method?.tiers ?? [])
      : showList(value, words);
  };
}

function isMethodWord(code: string): code is keyof typeof methodWordMessages {
  return Object.hasOwn(methodWordMessages, code);
}

/** What a column of a sheet holds: its field in the words of the mapping editor. */
export const showColumn: Show = (value, words) => {
  if (!isJsonObject(value)) return showList(value, words);
  const code = `mapping.field.${typeof value['field'] === 'string' ? value['field'] : ''}`;
  if (!isFieldWord(code)) return showList(value, words);
  const field = fillText(rendererDataMessages[code][words.lang], indexWords(words.names.method ?? {}, words.lang));
  return showList({ ...value, field }, words);
};

function isFieldWord(code: string): code is keyof typeof rendererDataMessages {
  return Object.hasOwn(rendererDataMessages, code);
}

/** `{ id: 'power', p: 2 }`: 幂平均 p=2. */
export const showAggregation: Show = (value, words) => {
  if (!isJsonObject(value)) return showList(value, words);
  const name = showChoice('aggregation')(value['id'] ?? null, words);
  const powered = typeof value['p'] === 'number' ? `${name} p=${showNumber(value['p'])}` : name;
  const rescale = value['rescale'];
  return rescale === undefined ? powered : `${powered} → ${showChoice('rescale')(rescale, words)}`;
};

/** 加分 X1 ≤5；一票否决 V1 至多中. */
export const showAdjustments: Show = (value, words) =>
  Array.isArray(value) && value.length > 0
    ? value
        .map((adjustment: Json) => {
          if (!isJsonObject(adjustment)) return showList(adjustment, words);
          const name = `${showChoice('adjustment')(adjustment['kind'] ?? null, words)} ${showList(adjustment['measure'] ?? null, words)}`;
          const { cap, tier } = adjustment;
          if (typeof cap === 'number') return `${name} ≤${showNumber(cap)}`;
          return tier === undefined ? name : `${name} ≤${showChoice('tier')(tier, words)}`;
        })
        .join(words.lang === 'zh' ? '；' : '; ')
    : auditText(words, 'AUDIT_V_NONE');

export const showShare: Show = (value, words) =>
  typeof value === 'number' ? `${showNumber(value * 100)}%` : showList(value, words);

export const showRange: Show = (value, words) =>
  isJsonObject(value)
    ? `${showList(value['lower'] ?? null, words)}–${showList(value['upper'] ?? null, words)}`
    : showList(value, words);

export const showZ: Show = (value, words) => {
  if (!isJsonObject(value)) return showList(value, words);
  const spread = `${showList(value['mean'] ?? null, words)} ± ${showList(value['sd'] ?? null, words)}`;
  return value['population'] === true ? `${spread} (${auditText(words, 'AUDIT_V_POPULATION')})` : spread;
};

/** 非常高 ≥90；高 ≥80；… */
export const showTiers: Show = (value, words) =>
  Array.isArray(value)
    ? value
        .map((line: Json) => {
          if (!isJsonObject(line)) return canonicalJson(line);
          const label = (words.lang === 'en' ? line['english'] : undefined) ?? line['name'];
          const name = typeof label === 'string' ? label : showChoice('tier')(line['tier'] ?? null, words);
          return typeof line['lower'] === 'number' ? `${name} ≥${showNumber(line['lower'])}` : name;
        })
        .join(words.lang === 'zh' ? '；' : '; ')
    : showList(value, words);

export const showYearBasis: Show = (value, words) => {
  if (!isJsonObject(value)) return showList(value, words);
  const { kind, year } = value;
  const id = typeof year === 'number' ? `${showList(kind ?? null, words)}=${year}` : showList(kind ?? null, words);
  return yearBasisText(id, words.lang);
};

/** Both languages: an edit may be of one of them. */
export const showIndexName: Show = (value) => {
  const own = isJsonObject(value) ? value : {};
  const { zh, en } = own;
  const method: NamesIndex = {
    indexName: { ...(typeof zh === 'string' ? { zh } : {}), ...(typeof en === 'string' ? { en } : {}) },
  };
  return `${indexTitle(method, 'zh')} / ${indexTitle(method, 'en')}`;
};

/** `unit=岛|island|islands`, as score books have it. */
export const showProjectWords: Show = (value, words) => {
  const own = isJsonObject(value) ? value : {};
  const text = wordsText(
    Object.fromEntries(
      ownWordKinds.map((kind) => {
        const word = own[kind] ?? null;
        const said = isJsonObject(word) ? Object.entries(word) : [];
        return [kind, Object.fromEntries(said.filter(([, part]) => typeof part === 'string'))];
      }),
    ),
  );
  return text === '' ? auditText(words, 'AUDIT_V_NONE') : text;
};

/** `steps` and `points` as they are typed: 0:0,60:50. */
export const showParameters: Show = (value, words) => {
  if (!isJsonObject(value)) return showList(value, words);
  const parts = Object.entries(value).flatMap(([key, part]) => {
    if (part === undefined) return [];
    const shown = Array.isArray(part)
      ? part.map((pair: Json) => (Array.isArray(pair) ? pair.map(String).join(':') : canonicalJson(pair))).join(',')
      : key === 'ref'
        ? showUnit(part, words)
        : showList(part, words);
    return [`${keyWord(key, words.lang)} ${shown}`];
  });
  return parts.length === 0 ? auditText(words, 'AUDIT_V_NONE') : parts.join(words.lang === 'zh' ? '；' : '; ');
};

export const showKind: Show = (value, words) => {
  const kind = recordKinds.find((known) => known === value);
  return kind === undefined ? showList(value, words) : nameIn(recordKindNames[kind], words.lang);
};

/** A unit by its code. */
export const showUnit: Show = (value, words) =>
  words.names.units.find(({ code }) => code === value)?.name ?? showList(value, words);

export const showUnits: Show = (value, words) =>
  Array.isArray(value) && value.length > 0
    ? value.map((code: Json) => showUnit(code, words)).join(words.lang === 'zh' ? '、' : ', ')
    : auditText(words, 'AUDIT_V_NONE');
