import { describe, expect, it } from 'vitest';
import { appError } from '../../../shared/base/app-error.ts';
import { bareMessageText } from '../../../shared/messages/message-text.ts';

describe('what is said of a sheet in English', () => {
  it.each([
    [appError('KIND_NEAREST', { kind: '历年结果表' }), 'Nearest to Results of earlier years.'],
    [
      appError('KIND_NOT_CLEAR', { first: '专家评分', second: '检索测试' }),
      'It may be Expert ratings or Search tests: say which.',
    ],
    [appError('HEADING_MISSING', { field: '事项编码/事项名称' }), 'A column is missing: Item code/Item name.'],
    [
      appError('FIELDS_MISSING', { fields: '地区、GDP → 采集项、数值列' }),
      'Missing: Unit, GDP → Measure, column of values.',
    ],
    [appError('HEADING_MISSING', { field: '某列' }), 'A column is missing: 某列.'],
  ])('names kinds and fields as the screens do: %j', (said, text) => {
    expect(bareMessageText(said, 'en')).toBe(text);
    expect(bareMessageText(said, 'zh')).toContain(Object.values(said.params ?? {})[0]);
  });
});
