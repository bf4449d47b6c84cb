import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../shared/base/read-number.ts';
import type { NumberReading } from '../../../shared/base/read-number.ts';
import { messageText } from '../../../shared/messages/message-text.ts';
import { numberForms } from '../../fixtures/number-forms.ts';
import type { Reads } from '../../fixtures/number-forms.ts';

const reads = (reading: NumberReading): Reads | string => {
  if (reading.type === 'number') return reading.value;
  return reading.type === 'refused' ? reading.error.code : reading.type;
};

describe('the one reader of written numbers', () => {
  it('knows 60 written forms', () => {
    expect(numberForms).toHaveLength(60);
    expect(new Set(numberForms.map(({ written }) => written)).size).toBe(60);
  });

  it.each(numberForms)('reads "$written" as $plain, in per cent as $percent, counted in 件 as $counted', (form) => {
    expect(reads(readNumber(form.written))).toBe(form.plain);
    expect(reads(readNumber(form.written, { percent: true }))).toBe(form.percent);
    expect(reads(readNumber(form.written, { units: ['件'] }))).toBe(form.counted);
  });

  it.each([
    ['250', { min: 0, max: 100, percent: true }, 'NUMBER_RANGE'],
    ['-0.01', { min: 0, max: 100 }, 'NUMBER_RANGE'],
    ['100', { min: 0, max: 100 }, 100],
    ['0', { min: 0, max: 100 }, 0],
    ['-1', { min: 0 }, 'NUMBER_LEAST'],
    ['11', { max: 10 }, 'NUMBER_MOST'],
    ['2.5', { whole: true }, 'NUMBER_WHOLE'],
    ['1e4', { whole: true }, 10_000],
    // Whole, and beyond what can be counted without a gap.
    ['9007199254740993', { whole: true }, 'NUMBER_RANGE'],
    ['1e20', { whole: true }, 'NUMBER_RANGE'],
    // Nearer to 0 than the message of NUMBER_SIZE allows.
    ['1e-320', {}, 'NUMBER_SIZE'],
    ['3万次', { units: ['次', '万次'] }, 3],
    ['5元/人', { units: ['元', '元/人'] }, 5],
  ] as const)('holds "%s" to the bounds of its field', (text, rule, expected) => {
    expect(reads(readNumber(text, rule))).toBe(expected);
  });

  it('says what was written and what would be taken, in both languages', () => {
    const said = (text: string, rule: Parameters<typeof readNumber>[1]): readonly string[] => {
      const reading = readNumber(text, rule);
      return reading.type === 'refused' ? [messageText(reading.error, 'zh'), messageText(reading.error, 'en')] : [];
    };
    expect(said('250', { min: 0, max: 100, percent: true })).toEqual([
      '“250”超出范围：应在 0% 至 100% 之间。',
      '"250" is out of range: from 0% to 100%.',
    ]);
    expect(said('30件', {})[0]).toContain('“件”不是这里的单位');
    expect(said('x'.repeat(200), {})[0]?.length).toBeLessThan(130);
  });
});
