import { describe, expect, it } from 'vitest';
import { suggestionText } from '../../../electron/importing/units/name-distance.ts';
import { bareMessageText, catalogues } from '../../../shared/messages/message-text.ts';

const offering = catalogues
  .flatMap((catalogue) => Object.entries(catalogue))
  .filter(([, { zh }]) => zh.includes('{suggestions}'))
  .map(([code]) => code);

describe('names near one that is unknown', () => {
  const text = (code: string, names: readonly string[], language: 'zh' | 'en'): string =>
    bareMessageText({ code, params: { text: 'Z9-9.9', suggestions: suggestionText(names) } }, language);

  it('are offered where there are some', () => {
    expect(text('MEASURE_UNKNOWN', ['A1-1.1', 'A1-1.2'], 'zh')).toBe('没有采集项“Z9-9.9”。相近的有：A1-1.1、A1-1.2。');
    expect(text('MEASURE_UNKNOWN', ['A1-1.1'], 'en')).toBe('There is no measure "Z9-9.9". Nearest: A1-1.1.');
  });
  it('are not spoken of where there are none', () => {
    expect(text('MEASURE_UNKNOWN', [], 'zh')).toBe('没有采集项“Z9-9.9”。');
    expect(text('UNIT_UNKNOWN', [], 'zh')).toBe('“Z9-9.9”不是本项目的评估对象。请改正，或在映射界面指定对应关系。');
    expect(text('UNIT_UNKNOWN', [], 'en')).toBe('"Z9-9.9" is no unit of this project. Correct it or map the name.');
    expect(text('ELEMENT_UNKNOWN', [], 'en')).toBe('There is no element "Z9-9.9".');
  });
  it('are left out of every message that offers some', () => {
    expect(offering).toEqual(['UNIT_UNKNOWN', 'MEASURE_UNKNOWN', 'INDICATOR_UNKNOWN', 'ELEMENT_UNKNOWN']);
    for (const code of offering)
      for (const language of ['zh', 'en'] as const) expect(text(code, [], language)).not.toContain('—');
  });
});
