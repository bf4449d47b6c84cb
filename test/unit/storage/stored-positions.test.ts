import { expect, test } from 'vitest';
import { cellMarks, missingReasons } from '../../../shared/model/dataset.ts';
import { tierIds } from '../../../shared/model/method.ts';
import { levels, onlineDepths, recordKinds } from '../../../shared/model/record-kind.ts';

// Projects in the field hold these positions and bits (docs/ARCHITECTURE "Storage"): lists grow at their end, and what stands here stays as it is.
test.each([
  [
    'recordKinds',
    recordKinds,
    'base_figures monthly_statistics annual_statistics item_attributes item_checks element_checks keyword_tests application_tests experience_tests list_comparison expert_ratings measure_table index_history',
  ],
  [
    'missingReasons',
    missingReasons,
    'present no_record marked_missing no_base zero_base no_spread non_positive not_positive_max excluded problem_rows insufficient_children switched_off no_reference no_children',
  ],
  ['levels', levels, '省 市 县'],
  ['onlineDepths', onlineDepths, '无 网上咨询 网上受理 网上办理 全程网办'],
  ['tierIds', tierIds, 'very_high high medium low'],
])('%s begins as version 1.0.0 stored it', (_name, list: readonly string[], stored) => {
  const first = stored.split(' ');
  expect(list.slice(0, first.length)).toEqual(first);
});

test('cellMarks has the bits that version 1.0.0 stored', () => {
  expect(cellMarks).toMatchObject({
    overridden: 1,
    levelMissing: 2,
    imputed: 4,
    treated: 8,
    outlier: 16,
    conflict: 32,
  });
});
