import { expect, test } from 'vitest';
import { faultyPosition, sheetFault } from '../../../electron/importing/sheet-fault.ts';
import { hasMessage, messageText } from '../../../shared/messages/message-text.ts';
import { appError } from '../../../shared/base/app-error.ts';

test('the fault of a sheet names file, sheet and position, and nothing that the fault says', () => {
  const told = sheetFault(new TypeError('北京 的 3,492 万人'), 2, '年报.xlsx', '基础');
  expect(told).toEqual({
    code: 'SHEET_FAULT',
    params: { sheet: '基础', position: 2, fault: 'TypeError' },
    place: { file: '年报.xlsx', sheet: '基础' },
  });
  expect(hasMessage(told.code)).toBe(true);
  for (const language of ['zh', 'en'] as const) expect(messageText(told, language)).not.toMatch(/\{\w+\}|3,492/);
  expect(faultyPosition(told)).toBe(2);
  expect(faultyPosition(appError('CANCELLED', { position: 2 }))).toBeNull();
});
