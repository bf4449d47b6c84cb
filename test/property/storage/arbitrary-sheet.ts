import fc from 'fast-check';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { levels, onlineDepths } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { units } from '../../unit/storage/small-project.ts';

/** Few codes, items and places, so that keys meet. */
const unit = fc.constantFrom(...units.map(({ code }) => code));
const level = fc.option(fc.constantFrom(...levels), { nil: undefined });
const item = fc.constantFrom('1', '2', '3');
const platform = fc.constantFrom('省级平台', '国家平台');
const number = fc.option(
  fc.integer({ min: -50, max: 200 }).map((value) => value / 8),
  { nil: null },
);
const flag = fc.constantFrom(0, 1, null);
const person = fc.constantFrom('甲', '乙');
const period = fc.constantFrom(202011, 202012, 202101, 202102, 202112);

/** Leaves out members that are undefined. */
function tidy(record: Record<string, unknown>): CollectedRecord {
  const kept: unknown = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  return kept as CollectedRecord;
}

const base = {
  unit,
  row: fc.constant(1),
  column: fc.constant(4),
  selector: fc.constant(''),
  value: fc.constant<number | null>(null),
};
const arbitraries: Partial<Record<RecordKind, fc.Arbitrary<Record<string, unknown>>>> = {
  monthly_statistics: fc.record({
    ...base,
    selector: fc.constantFrom('total', 'stock'),
    period,
    platform,
    value: number,
  }),
  annual_statistics: fc.record({ ...base, selector: fc.constant('rate'), platform, value: number }),
  element_checks: fc.record({ ...base, selector: fc.constantFrom('法定时限', '别的'), item, value: flag }),
  item_checks: fc.record({
    ...base,
    selector: fc.constant('checked'),
    level,
    subregion: fc.constantFrom('甲县', '乙县'),
    item,
    value: flag,
    person,
  }),
  keyword_tests: fc.record({
    ...base,
    selector: fc.constantFrom('检索', '智能客服'),
    item,
    person,
    value: number,
    position: fc.constantFrom(null, undefined, 1, 3, 4, 9),
  }),
  expert_ratings: fc.record({ ...base, selector: fc.constant('rating'), item, value: number }),
  item_attributes: fc.record({
    ...base,
    level,
    item,
    platform,
    itemType: fc.constantFrom('行政许可', '公共服务'),
    attributes: fc.record({
      legalDays: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
      promisedDays: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
      dayUnit: fc.constant(null),
      visits: fc.constantFrom(0, 1, 2, null),
      immediate: fc.constantFrom(true, false, null),
      depth: fc.option(fc.constantFrom(...onlineDepths), { nil: null }),
    }),
  }),
  measure_table: fc.record({ ...base, selector: fc.constantFrom('rate', 'total', 'online'), value: number }),
};

export interface Sheet {
  readonly kind: RecordKind;
  readonly records: readonly CollectedRecord[];
}

/** A sheet of any kind, with up to fourteen records. */
export const arbitrarySheet: fc.Arbitrary<Sheet> = fc.oneof(
  ...Object.entries(arbitraries).map(([kind, arbitrary]) =>
    fc.array(arbitrary, { minLength: 1, maxLength: 14 }).map((records): Sheet => ({
      kind: kind as RecordKind,
      records: records.map((record, position) => tidy({ ...record, row: position + 2 })),
    })),
  ),
);
