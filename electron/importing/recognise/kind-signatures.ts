import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import type { Layout } from '../../../shared/model/sheet-mapping.ts';

/** What the headings of a kind's sheet must and may name. `anyOf`: at least one of each group. */
export interface KindSignature {
  readonly kind: RecordKind;
  readonly layout: Layout;
  readonly all: readonly Field[];
  readonly anyOf: readonly (readonly Field[])[];
  readonly may: readonly Field[];
  /** Fields that speak against the kind. */
  readonly not: readonly Field[];
  /** Least number of wide columns. */
  readonly wide?: number;
}

const item: readonly Field[] = ['itemCode', 'itemName'];

/** docs/FORMATS "Collected spreadsheets", one line a layout. */
export const kindSignatures: readonly KindSignature[] = [
  {
    kind: 'base_figures',
    layout: 'figures',
    all: ['unit'],
    anyOf: [],
    may: ['note', 'year'],
    not: ['measure', 'result', 'score', 'value'],
    wide: 1,
  },
  {
    kind: 'base_figures',
    layout: 'rows',
    all: ['unit', 'measure', 'value'],
    anyOf: [],
    may: ['note', 'year', 'valueUnit'],
    not: ['month', 'result', 'score', 'expert', 'task', 'listItem', 'itemCode', 'platform'],
  },
  {
    kind: 'monthly_statistics',
    layout: 'rows',
    all: ['unit', 'month', 'measure', 'value'],
    anyOf: [],
    may: ['platform', 'note', 'year', 'valueUnit'],
    not: ['result', 'score', 'expert'],
  },
  {
    kind: 'monthly_statistics',
    layout: 'months',
    all: ['unit'],
    anyOf: [],
    may: ['measure', 'platform', 'note', 'valueUnit'],
    not: ['result', 'score', 'month'],
    wide: 2,
  },
  {
    kind: 'annual_statistics',
    layout: 'rows',
    all: ['unit', 'measure', 'value'],
    anyOf: [],
    may: ['platform', 'note', 'year', 'valueUnit'],
    not: ['month', 'result', 'score', 'expert', 'task', 'listItem', 'itemCode'],
  },
  {
    kind: 'annual_statistics',
    layout: 'measures',
    all: ['unit'],
    anyOf: [],
    may: ['platform', 'note', 'year'],
    not: ['measure', 'value', 'month', 'result'],
    wide: 1,
  },
  {
    kind: 'measure_table',
    layout: 'measures',
    all: ['unit'],
    anyOf: [],
    may: ['note', 'year'],
    not: ['measure', 'value', 'month', 'result', 'platform'],
    wide: 1,
  },
  {
    kind: 'measure_table',
    layout: 'rows',
    all: ['unit', 'measure', 'value'],
    anyOf: [],
    may: ['note', 'year', 'valueUnit'],
    not: ['month', 'result', 'score', 'expert', 'task', 'listItem', 'itemCode', 'platform'],
  },
  {
    kind: 'item_attributes',
    layout: 'rows',
    all: ['unit', 'level'],
    anyOf: [item, ['promisedDays', 'visits', 'immediate', 'depth']],
    may: ['subregion', 'itemType', 'platform', 'legalDays', 'dayUnit', 'promisedDays', 'visits', 'immediate', 'depth'],
    not: ['measure', 'result', 'score', 'element'],
  },
  {
    kind: 'item_checks',
    layout: 'rows',
    all: ['unit', 'measure', 'result'],
    anyOf: [item],
    may: ['level', 'subregion', 'itemCode', 'itemName', 'platform', 'person', 'date', 'note'],
    not: ['element', 'listItem', 'task', 'keyword', 'expert'],
  },
  {
    kind: 'element_checks',
    layout: 'rows',
    all: ['unit', 'element', 'result'],
    anyOf: [item],
    may: ['itemCode', 'itemName', 'person', 'date', 'note'],
    not: ['measure', 'keyword', 'step'],
  },
  {
    kind: 'element_checks',
    layout: 'elements',
    all: ['unit'],
    anyOf: [item],
    may: ['itemCode', 'itemName', 'person', 'date', 'note'],
    not: ['measure', 'result', 'level', 'visits', 'immediate', 'depth'],
    wide: 2,
  },
  {
    kind: 'keyword_tests',
    layout: 'rows',
    all: ['unit', 'keyword', 'relevance'],
    anyOf: [['channel']],
    may: ['position', 'person', 'date', 'note'],
    not: ['measure', 'step', 'element'],
  },
  {
    kind: 'application_tests',
    layout: 'rows',
    all: ['unit', 'step', 'score'],
    anyOf: [],
    may: ['itemCode', 'itemName', 'platform', 'person', 'date', 'note'],
    not: ['measure', 'element', 'keyword', 'expert'],
  },
  {
    kind: 'experience_tests',
    layout: 'rows',
    all: ['unit', 'measure', 'task'],
    anyOf: [['score', 'result']],
    may: ['channel', 'person', 'date', 'note', 'score', 'result'],
    not: ['element', 'keyword', 'expert', 'listItem'],
  },
  {
    kind: 'list_comparison',
    layout: 'rows',
    all: ['unit', 'measure', 'listItem', 'result'],
    anyOf: [],
    may: ['note', 'person', 'date'],
    not: ['element', 'keyword', 'task'],
  },
  {
    kind: 'expert_ratings',
    layout: 'rows',
    all: ['unit', 'measure', 'expert', 'score'],
    anyOf: [],
    may: ['note', 'date'],
    not: ['element', 'keyword', 'task', 'listItem'],
  },
  {
    kind: 'index_history',
    layout: 'rows',
    all: ['unit', 'year'],
    anyOf: [['index', 'tier']],
    may: ['note', 'index', 'tier'],
    not: ['measure', 'value', 'result', 'score'],
  },
  {
    kind: 'index_history',
    layout: 'years',
    all: ['unit'],
    anyOf: [],
    may: ['note'],
    not: ['measure', 'value', 'result', 'year'],
    wide: 2,
  },
];
