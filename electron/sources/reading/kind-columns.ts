import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';

/** Which fields of a row decide what, by kind: what is decided together is looked up together. */
export interface KindColumns {
  /** What the record is of: measure, element, step, channel. */
  readonly selector: readonly Field[];
  readonly period: readonly Field[];
  /** Of which the first is read as a bare number where the measure takes one. Empty: item attributes have no value of their own. */
  readonly values: readonly Field[];
  /** Texts of which one must not be empty; the first that isn't is the item. */
  readonly item: readonly Field[];
  /** Whether a row without an item is none. */
  readonly needsItem: boolean;
  /** Two persons' records of one thing are two. */
  readonly byPerson: boolean;
}

const statistics: KindColumns = {
  selector: ['measure', 'valueUnit'],
  period: ['year'],
  values: ['value'],
  item: [],
  needsItem: false,
  byPerson: false,
};

/** Kinds that a source can hold; the others are small, and are imported. */
export const kindColumns: Readonly<Partial<Record<RecordKind, KindColumns>>> = {
  monthly_statistics: { ...statistics, period: ['month', 'year'] },
  annual_statistics: statistics,
  item_attributes: {
    selector: [],
    period: ['date'],
    values: [],
    item: ['itemCode', 'itemName'],
    needsItem: true,
    byPerson: false,
  },
  item_checks: {
    // Whether a row may lack its level depends on its measure.
    selector: ['measure', 'level'],
    period: ['date'],
    values: ['result'],
    item: ['itemCode', 'itemName'],
    needsItem: true,
    byPerson: false,
  },
  element_checks: {
    selector: ['element'],
    period: ['date'],
    values: ['result'],
    item: ['itemCode', 'itemName'],
    needsItem: true,
    byPerson: false,
  },
  keyword_tests: {
    selector: ['channel'],
    period: ['date'],
    values: ['relevance'],
    item: ['keyword'],
    needsItem: true,
    byPerson: true,
  },
  application_tests: {
    selector: ['step'],
    period: ['date'],
    values: ['score'],
    item: ['itemCode', 'itemName'],
    needsItem: false,
    byPerson: true,
  },
  experience_tests: {
    selector: ['measure'],
    period: ['date'],
    values: ['score', 'result'],
    item: ['task'],
    needsItem: true,
    byPerson: true,
  },
  list_comparison: {
    selector: ['measure'],
    period: ['date'],
    values: ['result'],
    item: ['listItem'],
    needsItem: true,
    byPerson: false,
  },
  expert_ratings: {
    selector: ['measure'],
    period: ['date'],
    values: ['score'],
    item: ['expert'],
    needsItem: true,
    byPerson: true,
  },
};
