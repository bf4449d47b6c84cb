import { canonicalJson, isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { AuditSubject } from '../../model/audit-entry.ts';
import {
  showAdjustments,
  showAggregation,
  showChoice,
  showColumn,
  showIndexName,
  showProjectWords,
  showKind,
  showList,
  showParameters,
  showRange,
  showShare,
  showTiers,
} from './show-value.ts';
import { showUnit, showUnits, showYearBasis, showZ } from './show-value.ts';
import type { Show } from './show-value.ts';
import type { auditMessages } from '../../messages/audit.ts';

type Labels = keyof typeof auditMessages;
export type FieldLabel = Extract<Labels, `AUDIT_F_${string}`>;
export type ItemLabel = Extract<Labels, `AUDIT_ITEM_${string}`>;

/** What is said of a place in a document: its label, and how its value reads. A place without a shape is said by its own key. */
export interface Shape {
  readonly label?: FieldLabel;
  /** With it the value is said whole, however deep it is. */
  readonly show?: Show;
  /** What the value is where it is left out, for a change from or to that. */
  readonly absent?: Json;
  /** The key of this place is the code of an indicator, measure or unit, which what stands below is about. */
  readonly about?: 'code' | 'unit-year';
  /** Something that comes and goes whole. */
  readonly item?: ItemLabel;
  /** Said by the entry itself (its key, its time). */
  readonly said?: true;
  readonly children?: Readonly<Record<string, Shape>>;
  readonly each?: Shape;
  /** What tells the entries of a list apart; its `code` where left out. */
  readonly key?: (entry: Json) => string | null;
}

const said: Shape = { said: true };
const field = (label: FieldLabel, show?: Show): Shape => (show === undefined ? { label } : { label, show });

const method: Shape = {
  children: {
    weights: { each: { about: 'code', label: 'AUDIT_F_WEIGHT' } },
    measures: {
      each: {
        about: 'code',
        children: {
          direction: field('AUDIT_F_DIRECTION', showChoice('direction')),
          normalisation: field('AUDIT_F_NORMALISATION', showChoice('normalisation')),
          lower: field('AUDIT_F_LOWER'),
          upper: field('AUDIT_F_UPPER'),
          target: field('AUDIT_F_TARGET'),
          parameters: field('AUDIT_F_PARAMETERS', showParameters),
          treatment: field('AUDIT_F_TREATMENT', showChoice('treatment')),
          imputation: field('AUDIT_F_IMPUTATION', showChoice('imputation')),
          winsoriseMax: field('AUDIT_F_WINSORISE_MAX'),
        },
      },
    },
    aggregation: {
      children: {
        default: field('AUDIT_F_AGGREGATION_DEFAULT', showAggregation),
        nodes: { each: { about: 'code', label: 'AUDIT_F_AGGREGATION', show: showAggregation } },
      },
    },
    missing: {
      children: {
        policy: field('AUDIT_F_MISSING_POLICY', showChoice('missing')),
        minimumAvailability: field('AUDIT_F_MINIMUM_AVAILABILITY', showShare),
        imputation: field('AUDIT_F_IMPUTATION', showChoice('imputation')),
        incomplete: field('AUDIT_F_INCOMPLETE', showChoice('incomplete')),
      },
    },
    scale: field('AUDIT_F_SCALE', showRange),
    z: field('AUDIT_F_Z', showZ),
    winsoriseMax: field('AUDIT_F_WINSORISE_MAX'),
    ties: field('AUDIT_F_TIES', showChoice('ties')),
    tiers: field('AUDIT_F_TIERS', showTiers),
    indexName: { ...field('AUDIT_F_INDEX_NAME', showIndexName), absent: {} },
    words: { ...field('AUDIT_F_WORDS', showProjectWords), absent: {} },
    tierRounding: field('AUDIT_F_TIER_ROUNDING'),
    rankRounding: field('AUDIT_F_RANK_ROUNDING'),
    yearBasis: { ...field('AUDIT_F_YEAR_BASIS', showYearBasis), absent: { kind: 'per_year' } },
    excludedUnits: field('AUDIT_F_EXCLUDED_UNITS', showUnits),
    adjustments: field('AUDIT_F_ADJUSTMENTS', showAdjustments),
  },
};

const indicator: Shape = {
  about: 'code',
  item: 'AUDIT_ITEM_INDICATOR',
  children: {
    code: said,
    name: field('AUDIT_F_NAME'),
    nameEn: field('AUDIT_F_NAME_EN'),
    parent: field('AUDIT_F_PARENT'),
    level: field('AUDIT_F_DEPTH'),
    definition: field('AUDIT_F_DEFINITION'),
    collection: field('AUDIT_F_COLLECTION'),
    denominator: field('AUDIT_F_BASE'),
    levels: field('AUDIT_F_LEVELS'),
    sources: field('AUDIT_F_SOURCE'),
    period: field('AUDIT_F_PERIOD'),
  },
};

const measure: Shape = {
  about: 'code',
  item: 'AUDIT_ITEM_MEASURE',
  children: {
    code: said,
    name: field('AUDIT_F_NAME'),
    nameEn: field('AUDIT_F_NAME_EN'),
    indicator: field('AUDIT_F_PARENT'),
    kind: field('AUDIT_F_KIND'),
    unit: field('AUDIT_F_UNIT'),
    base: field('AUDIT_F_BASE'),
    levels: field('AUDIT_F_LEVELS'),
    source: field('AUDIT_F_SOURCE'),
    period: field('AUDIT_F_PERIOD'),
    note: field('AUDIT_F_NOTE'),
    domain: field('AUDIT_F_DOMAIN'),
    months: field('AUDIT_F_MONTHS'),
    rule: {
      children: {
        record: field('AUDIT_F_RULE_RECORD', showKind),
        where: field('AUDIT_F_RULE_WHERE', showList),
        value: field('AUDIT_F_RULE_VALUE', showList),
        passWhen: field('AUDIT_F_RULE_PASS', showList),
        aggregation: field('AUDIT_F_RULE_AGGREGATION', showChoice('rule')),
        inner: field('AUDIT_F_RULE_INNER', showChoice('rule')),
        levelWeights: field('AUDIT_F_RULE_LEVELS', showList),
      },
    },
  },
};

const unit: Shape = {
  about: 'code',
  item: 'AUDIT_ITEM_UNIT',
  children: {
    code: said,
    name: field('AUDIT_F_NAME'),
    fullName: field('AUDIT_F_FULL_NAME'),
    nameEn: field('AUDIT_F_NAME_EN'),
    groupEn: field('AUDIT_F_REGION_EN'),
    order: field('AUDIT_F_ORDER'),
    group: field('AUDIT_F_REGION'),
    platform: field('AUDIT_F_PLATFORM'),
    province: field('AUDIT_F_PROVINCE'),
    aliases: field('AUDIT_F_ALIASES', showList),
  },
};

/** The shape of what the audit holds of each subject. */
export const documentShapes: Readonly<Record<AuditSubject, Shape>> = {
  project: {
    children: {
      template: field('AUDIT_F_TEMPLATE', showChoice('template')),
      createdAt: said,
      createdBy: said,
      synthetic: field('AUDIT_F_SYNTHETIC'),
      from: field('AUDIT_F_RESCUED_FROM'),
    },
  },
  framework: {
    children: {
      id: field('AUDIT_F_FRAMEWORK_ID', showChoice('template')),
      title: field('AUDIT_F_TITLE'),
      titleEn: field('AUDIT_F_TITLE_EN'),
      english: { each: { about: 'code', label: 'AUDIT_F_ENGLISH' } },
      cohort: field('AUDIT_F_COHORT', showChoice('cohort')),
      year: field('AUDIT_F_YEAR'),
      inferredWeights: field('AUDIT_F_INFERRED'),
      indicators: { each: indicator, label: 'AUDIT_F_INDICATOR_ORDER' },
      measures: { each: measure, label: 'AUDIT_F_MEASURE_ORDER' },
      baseline: method,
    },
  },
  units: { each: unit, label: 'AUDIT_F_UNIT_ORDER' },
  worklist: said,
  baseline: method,
  draft: method,
  scenario: {
    children: {
      name: said,
      savedAt: said,
      note: field('AUDIT_F_NOTE'),
      locked: field('AUDIT_F_LOCKED'),
      method,
    },
  },
  batch: {
    children: {
      status: field('AUDIT_F_STATUS', showChoice('status')),
      // The entry gives it as its reason.
      reason: said,
      files: field('AUDIT_F_FILES', showList),
      records: field('AUDIT_F_RECORDS'),
      manifest: field('AUDIT_F_HASH'),
    },
  },
  override: {
    children: { unit: said, measure: said, year: said, at: said, value: field('AUDIT_F_VALUE'), reason: said },
  },
  alias: { show: showUnit },
  mapping: {
    children: {
      version: said,
      kind: field('AUDIT_F_RULE_RECORD', showKind),
      layout: field('AUDIT_F_LAYOUT', showChoice('layout')),
      fingerprint: field('AUDIT_F_FINGERPRINT'),
      headerRows: field('AUDIT_F_HEADER_ROWS', showList),
      columns: {
        key: (entry) => (isJsonObject(entry) && typeof entry['column'] === 'number' ? `${entry['column']}` : null),
        each: { item: 'AUDIT_ITEM_COLUMN', label: 'AUDIT_F_COLUMN', show: showColumn },
      },
      measure: field('AUDIT_F_MEASURE'),
      valueUnit: field('AUDIT_F_UNIT'),
      year: field('AUDIT_F_YEAR'),
      month: field('AUDIT_F_MONTH'),
      platform: field('AUDIT_F_PLATFORM'),
      dayUnit: field('AUDIT_F_DAY_UNIT'),
      meanings: field('AUDIT_F_MEANINGS', showList),
      units: field('AUDIT_F_UNIT_NAMES', showList),
    },
  },
  setting: {},
  plan: said,
  picture: said,
  expert: said,
  meeting: said,
  merge: {
    children: { file: said, people: said, entries: said, head: field('AUDIT_F_HASH'), package: said, lines: said },
  },
  note: {
    children: { id: said, about: said, text: field('AUDIT_F_NOTE_TEXT'), by: said, at: said, turns: said },
  },
  annotation: {
    children: {
      id: said,
      picture: said,
      kind: said,
      anchor: said,
      text: field('AUDIT_F_ANNOTATION_TEXT'),
      shift: said,
      by: said,
      at: said,
    },
  },
  history: {
    key: (entry) => (isJsonObject(entry) ? `${text(entry['unit'])} ${text(entry['year'])}` : null),
    each: {
      about: 'unit-year',
      item: 'AUDIT_ITEM_RESULT',
      children: {
        unit: said,
        year: said,
        index: field('AUDIT_F_INDEX'),
        tier: field('AUDIT_F_TIER', showChoice('tier')),
      },
    },
  },
  run: {
    children: {
      kind: field('AUDIT_F_RUN_KIND', showChoice('run')),
      inputHash: field('AUDIT_F_INPUT_HASH'),
      hash: field('AUDIT_F_HASH'),
    },
  },
};

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : canonicalJson(value ?? null);
}
