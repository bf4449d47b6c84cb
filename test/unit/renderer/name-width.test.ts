import { expect, test } from 'vitest';
import { apartWidth, nameWidth } from '../../../renderer/ui/name-width.ts';
import { rawValueText } from '../../../renderer/ui/raw-value-text.ts';

test('a column of names is as wide as the longest of 3,000 needs, and no narrower than before', () => {
  expect(nameWidth(['北京', '内蒙古'], 80)).toBe(80);
  const counties = Array.from({ length: 3000 }, (_, at) => `巴音郭楞蒙古自治州第${at}县`);
  // Eleven square letters of 13.5 px and four digits of 7.5 px beside 22 px of padding.
  expect(nameWidth(counties, 80)).toBe(Math.ceil(22 + 11 * 13.5 + 4 * 7.5));
  expect(nameWidth(['x'.repeat(500)], 80)).toBe(320);
  expect(nameWidth([], 88)).toBe(88);
});

test('names that begin alike are never cut to the same text, however long they are', () => {
  const alike = 'x'.repeat(60);
  // Sixty letters they share and the one that differs, of 7.5 px, and the sign of what was cut, 13.5 px.
  const apart = Math.ceil(22 + 61 * 7.5 + 13.5);
  expect(nameWidth([`${alike}a long end`, `${alike}b long end`, 'short'], 80)).toBe(apart);
  expect(apartWidth([`${alike}a`, 'short'])).toBe(Math.ceil(22 + 7.5 + 13.5));
  // A name that is whole needs no sign.
  expect(apartWidth(['地区1', '地区10'])).toBe(Math.ceil(22 + 2 * 13.5 + 2 * 7.5));
});

test('a whole raw value has no decimals and is grouped, as goal seek prints it', () => {
  expect(rawValueText(12_848_016, 2)).toBe('12,848,016');
  expect(rawValueText(1234.5, 2)).toBe('1,234.50');
});
