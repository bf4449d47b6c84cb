import { auditMessages } from './audit.ts';
import type { Language, MessageCatalogue } from './catalogue.ts';
import { methodWordMessages } from './method-words.ts';
import { englishNames } from './names.ts';
import { rendererAnalysisMessages } from './renderer-analysis.ts';
import { rendererDataMessages } from './renderer-data.ts';

type Words = Readonly<Record<Language, string>>;
type Params = Readonly<Record<string, string | number>>;

/** Settings of a method, by the key of a score book. */
const settings: MessageCatalogue = {
  winsorise_max: auditMessages.AUDIT_F_WINSORISE_MAX,
  minimum_availability: auditMessages.AUDIT_F_MINIMUM_AVAILABILITY,
  tier_rounding: auditMessages.AUDIT_F_TIER_ROUNDING,
  rank_rounding: auditMessages.AUDIT_F_RANK_ROUNDING,
  z_mean: { zh: 'z 分数的平均数', en: 'mean of z scores' },
  z_sd: { zh: 'z 分数的标准差', en: 'standard deviation of z scores' },
};

/** Settings of an analysis, as the screens name their fields. */
const analysisSettings: MessageCatalogue = {
  draws: rendererAnalysisMessages['whatIf.draws'],
  seed: rendererAnalysisMessages['whatIf.seed'],
  noise: { zh: '变动幅度', en: 'noise' },
  concentration: rendererAnalysisMessages['whatIf.concentration'],
  n: { zh: '样本行数', en: 'rows of the design' },
};

const wordsOf =
  (catalogue: MessageCatalogue, prefix = '') =>
  (id: string): Words | null =>
    catalogue[`${prefix}${id}`] ?? null;
const weighing = wordsOf(rendererAnalysisMessages, 'whatIf.assistant.');

/** Parameters that hold the id of a choice of the method, whatever the message. */
const everywhere: Readonly<Record<string, (id: string) => Words | null>> = {
  normalisation: wordsOf(methodWordMessages, 'normalisation.'),
  aggregation: wordsOf(methodWordMessages, 'aggregation.'),
  imputation: wordsOf(methodWordMessages, 'imputation.'),
};

/** `mean + z_score`: what an alternative takes in place of the method's own. */
function alternativeWords(ids: string): Words | null {
  const choices = Object.values(everywhere);
  const words = ids.split(' + ').map((id) => choices.map((choice) => choice(id)).find((found) => found !== null));
  const joined = (language: Language): string => words.map((word) => word?.[language] ?? '').join(' + ');
  return words.includes(undefined) ? null : { zh: joined('zh'), en: joined('en') };
}

/** Kinds of sheets, which messages hold by their Chinese names. */
function kindWords(name: string): Words | null {
  const en = Object.hasOwn(englishNames, name) ? englishNames[name] : undefined;
  return en === undefined ? null : { zh: name, en };
}

/** Fields of a sheet by the heading that docs/FORMATS gives them. */
const fieldNames: ReadonlyMap<string, string> = new Map([
  ...Object.entries(rendererDataMessages).flatMap(([key, { zh, en }]): [string, string][] =>
    key.startsWith('mapping.field.') ? [[zh, en]] : [],
  ),
  ...Object.entries({
    单位: rendererDataMessages['mapping.field.valueUnit'].en,
    核查人: rendererDataMessages['mapping.field.person'].en,
    总体指数: 'Overall index',
    数值列: 'column of values',
    基础数据: 'base figure',
  }),
]);

/** `地区、事项编码/事项名称、GDP → 采集项`: headings of the sheet stay as they are written there. */
function fieldWords(text: string): Words {
  const one = (name: string): string => fieldNames.get(name) ?? name;
  const en = text
    .split('、')
    .map((part) => {
      const [heading, asked] = part.split(' → ');
      return asked === undefined ? part.split('/').map(one).join('/') : `${heading} → ${one(asked)}`;
    })
    .join(', ');
  return { zh: text, en };
}

/** Those that hold one in these messages only. */
const named: Readonly<Record<string, Readonly<Record<string, (id: string) => Words | null>>>> = {
  SETTING_OUT_OF_RANGE: { key: wordsOf(settings) },
  WHAT_IF_SETTING: { key: wordsOf(analysisSettings) },
  WHAT_IF_ALTERNATIVE_REFUSED: { alternative: alternativeWords },
  WEIGHTS_TOO_FEW_ROWS: { method: weighing },
  WEIGHTS_NOTHING_TO_TELL: { method: weighing },
  WEIGHTS_NEGATIVE: { method: weighing },
  KIND_NEAREST: { kind: kindWords },
  KIND_NOT_CLEAR: { first: kindWords, second: kindWords },
  MAPPING_BY_HAND: { kind: kindWords },
  MEASURE_OTHER_KIND: { kind: kindWords },
  HEADING_MISSING: { field: fieldWords },
  HEADING_AGAINST: { field: fieldWords },
  FIELDS_MISSING: { fields: fieldWords },
  SHEET_UNMAPPED_ROWS: { fields: fieldWords },
  IMPORT_STILL_MISSING: { fields: fieldWords },
  PARAMETER_MISSING: { parameter: parameterWords },
  PARAMETER_NOT_RISING: { parameter: parameterWords },
};

/** The word, and the key beside it: no screen has these parameters, they are written in a score book. */
function parameterWords(id: string): Words | null {
  const words = wordsOf(auditMessages, 'AUDIT_K_')(id);
  return words === null ? null : { zh: `${words.zh}（${id}）`, en: `${words.en} (${id})` };
}

/**
 * The parameters of a message with choices of the method as the screens call them: `goalposts` is 固定界限. What each method calls in its own way
 * comes along in both languages (`{ tier: 'tier_1', tier_zh: '优秀', tier_en: 'Excellent' }`), and the reader's is said.
 */
export function inChoiceWords(code: string, params: Params, language: Language): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const own = params[`${name}_${language}`];
      const words = named[code]?.[name] ?? everywhere[name];
      return [name, own ?? (typeof value === 'string' ? words?.(value)?.[language] : undefined) ?? value];
    }),
  );
}
