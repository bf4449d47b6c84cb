import { describe, expect, test } from 'vitest';
import { messageText } from '../../../shared/messages/message-text.ts';
import { readPatternFile } from '../../../shared/report/patterns/read-pattern-file.ts';

const file = (...patterns: readonly (readonly [id: string, text: string])[]): string =>
  JSON.stringify({ lang: 'zh', patterns: patterns.map(([id, text]) => ({ id, text })) });

function refusal(text: string): readonly string[] {
  const read = readPatternFile(text);
  if (read.ok) throw new Error('read');
  return [read.error, ...(read.error.others ?? [])].map((error) => messageText(error, 'en'));
}

test('a pattern file gives its language and its patterns in order, also with a byte order mark', () => {
  const read = readPatternFile(`\ufeff${file(['b', '均值{mean:province:total}'], ['a', ''])}`);
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.lang).toBe('zh');
  expect(read.value.patterns.map(({ id, text }) => [id, text])).toEqual([
    ['b', '均值{mean:province:total}'],
    ['a', ''],
  ]);
});

describe('refused, with what and where, is', () => {
  test('what is no JSON', () => expect(refusal('{lang')[0]).toMatch(/^The pattern file is not JSON: .+ position 1/));

  test.each([
    ['a file without a language', '{"patterns":[]}', 'lang'],
    ['one in another language', '{"lang":"fr","patterns":[]}', 'lang'],
    ['one without patterns', '{"lang":"zh"}', 'patterns'],
    ['a pattern without a text', '{"lang":"zh","patterns":[{"id":"a","text":"x"},{"id":"b"}]}', 'patterns.1.text'],
    ['a pattern without an id', '{"lang":"zh","patterns":[{"id":" ","text":"x"}]}', 'patterns.0.id'],
    ['a list', '[]', 'patterns'],
  ])('%s', (_, text, field) => expect(refusal(text)[0]).toContain(`In the pattern file “${field}” is missing`));

  test('every faulty pattern, not the first alone', () => {
    expect(refusal(file(['a', 'x}'], ['a', 'y'], ['b', 'fine'], ['b', 'again'], ['c', '北京{each second}']))).toEqual([
      'In the pattern “a”, nothing opens the “}” at character 2. For the sign itself write it twice.',
      'The pattern “b” stands in the file twice. Remove one, or give it another id.',
      'In the pattern “c”, the “{each}” at character 3 is not closed. Add its closing sign; for the sign itself write it twice.',
    ]);
  });
});
