import type { Language } from '../messages/catalogue.ts';
import { methodWordMessages } from '../messages/method-words.ts';
import { displayNumber } from '../base/display.ts';
import type { MeasureColumn, TreeNode } from '../model/dataset.ts';
import type { TierLine } from '../model/method.ts';
import type { HasOwnWords } from '../model/index-name.ts';
import type { Unit } from '../model/unit.ts';
import { tierName } from '../model/tier-name.ts';
import { readTierParts } from '../model/tier-text.ts';
import type { MethodDifference } from '../scoring/what-if/what-if-types.ts';
import { reportText } from './report-text.ts';
import { yearBasisText } from './year-basis-text.ts';

/** What a difference is about, in words: an indicator, measure or unit by code and name; a setting's part; '' where the kind of difference says it all. */
export function differenceSubject(dataset: SubjectNames, { kind, subject }: MethodDifference, lang: Language): string {
  switch (kind) {
    case 'scale':
    case 'z':
    case 'winsorise_max':
    case 'ties':
    case 'tiers':
    case 'tier_rounding':
    case 'rank_rounding':
    case 'year_basis':
    case 'index_name':
    case 'words':
      return '';
    case 'missing':
      return subject === 'policy' ||
        subject === 'imputation' ||
        subject === 'minimum_availability' ||
        subject === 'incomplete'
        ? reportText(lang, `REPORT_S_PART_${subject}`)
        : subject;
    default:
      return subjectName(dataset, subject);
  }
}

/** Names by code; `method`: what the index is called, where that may be asked. */
export interface SubjectNames {
  readonly method?: HasOwnWords & { readonly tiers?: readonly TierLine[] };
  readonly nodes: readonly Pick<TreeNode, 'code' | 'name'>[];
  readonly measures: readonly Pick<MeasureColumn, 'code' | 'name'>[];
  readonly units: readonly Pick<Unit, 'code' | 'name'>[];
}

/** Code and name of an indicator or measure, the name of a unit; the code itself where it is none of them. */
export function subjectName(dataset: SubjectNames, subject: string): string {
  const found =
    dataset.nodes.find((node) => node.code === subject) ?? dataset.measures.find((measure) => measure.code === subject);
  if (found !== undefined) return found.code === found.name ? found.name : `${subject} ${found.name}`;
  return dataset.units.find((unit) => unit.code === subject)?.name ?? subject;
}

/** One side of a difference in words. Weights are shares of the parent in per cent. */
export function differenceSide(difference: MethodDifference, which: 'before' | 'after', lang: Language): string {
  const value = difference[which];
  const { kind, subject } = difference;
  if (value === null)
    return kind === 'tier_rounding' || kind === 'rank_rounding' ? reportText(lang, 'REPORT_S_FULL_PRECISION') : '—';
  if (typeof value === 'number') {
    if (kind === 'weight' || kind === 'switched_off' || kind === 'switched_on') return `${displayNumber(value)}%`;
    if (subject === 'minimum_availability') return `${displayNumber(value * 100)}%`;
    return displayNumber(value, Number.isInteger(value) ? 0 : 2);
  }
  switch (kind) {
    case 'normalisation':
    case 'direction':
    case 'treatment':
    case 'ties':
      return word(kind, value, lang);
    case 'aggregation':
      return ruleWords(value, lang);
    case 'missing':
      return word(subject === 'policy' ? 'missing' : subject, value, lang);
    case 'tiers':
      return tierWords(value, lang);
    case 'year_basis':
      return yearBasisText(value, lang);
    case 'z':
      return value.replace('(population)', reportText(lang, 'REPORT_S_POPULATION'));
    default:
      return value;
  }
}

function word(choice: string, id: string, lang: Language): string {
  const code = `${choice}.${id}`;
  return isWord(code) ? methodWordMessages[code][lang] : id;
}

function isWord(code: string): code is keyof typeof methodWordMessages {
  return Object.hasOwn(methodWordMessages, code);
}

/** `power(2)` → 幂平均 p=2. */
function ruleWords(rule: string, lang: Language): string {
  const power = /^power\((.*)\)$/.exec(rule);
  return power === null ? word('aggregation', rule, lang) : `${word('aggregation', 'power', lang)} p=${power[1]}`;
}

/** `very_high:90;tier_2(良好):80;low:` → 非常高 ≥90；良好 ≥80；低. */
function tierWords(text: string, lang: Language): string {
  return readTierParts(text)
    .map(({ text: written, tier, name, english, bound }) => {
      const line = { lower: null, ...(name === '' ? {} : { name }), ...(english === '' ? {} : { english }) };
      const label = tier === null ? written : tierName(tier, lang, [{ tier, ...line }]);
      return `${label}${bound === '' ? '' : ` ≥${bound}`}`;
    })
    .join(lang === 'zh' ? '；' : '; ');
}
