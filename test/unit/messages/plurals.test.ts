import { expect, test } from 'vitest';
import { fillText } from '../../../shared/messages/fill-text.ts';
import { catalogues } from '../../../shared/messages/message-text.ts';
import { screenMessages } from '../../../renderer/ui/texts.ts';

/** Limits that the program sets, all of them above 1, and numbers that name something and don't count it. */
const noCount = new Set(
  ['limit', 'most', 'fewest', 'least', 'cap', 'time', 'year', 'before', 'after', 'evaluated', 'expected'].concat(
    ['batch', 'row', 'run', 'entry', 'line', 'column', 'draw', 'code', 'method', 'name', 'file', 'unit', 'subject'],
    ['measure', 'indicator', 'value', 'text', 'path', 'part', 'operation', 'weight', 'region', 'round', 'other'],
    ['methods', 'table', 'judgement', 'indexName', 'indexLabel', 'indexWord', 'groupAdjective', 'width', 'height'],
  ),
);
/** Words that end in s and are no plural of a noun. */
const noPlural =
  /^(?:is|was|has|does|this|as|less|its|plus|across|unless|always|\w*(?:ss|us)|lies|looks|stands|differs|stays|says|gives|occurs)$/;
/** What parts a count from a noun behind it: "{count} of the values", "{a} and the others". */
const parting =
  /^(?:of|in|on|to|and|or|the|a|an|at|by|for|from|with|than|that|is|was|has|are|were|have|not|no|more-than|as|if|will|but)$/;

/** The plural noun that stands behind a count of 1, with up to two words between; null: none does. */
function barePlural(english: string): string | null {
  for (const { 1: name = '', 2: behind = '' } of english.matchAll(/\{(\w+)\}((?: [A-Za-z-]+){1,3})/g)) {
    if (noCount.has(name)) continue;
    for (const word of behind.trim().split(' ')) {
      if (parting.test(word)) break;
      if (word.endsWith('s') && !noPlural.test(word)) return `{${name}}${behind}`;
    }
  }
  return null;
}

const english = [...catalogues, screenMessages].flatMap((catalogue) =>
  Object.entries(catalogue).map(([code, { en }]) => [code, en] as const),
);

test('a count is followed by the form that English has for it', () => {
  const rows = '{count} {count:row has|rows have} problems';
  expect([0, 1, 2, 21, 1.5].map((count) => fillText(rows, { count }))).toEqual([
    '0 rows have problems',
    '1 row has problems',
    '2 rows have problems',
    '21 rows have problems',
    '1.5 rows have problems',
  ]);
  // Written out already.
  expect(fillText(rows, { count: '1' })).toBe('1 row has problems');
  expect(fillText(rows, { count: '1,201' })).toBe('1,201 rows have problems');
  expect(fillText(rows, {})).toBe(rows);
});

test('no English text says a plural of one', () => {
  expect(barePlural('{count} rows are left')).toBe('{count} rows are left');
  expect(barePlural('{count} first-level indicators')).toBe('{count} first-level indicators');
  expect(barePlural('{count} of {all} values')).toBe('{all} values');
  expect(barePlural('{count} {count:row|rows}')).toBeNull();
  expect(english.length).toBeGreaterThan(1500);
  const bare = english.flatMap(([code, text]) => {
    const found = barePlural(text);
    return found === null ? [] : [`${code}: ${found}`];
  });
  expect(bare).toEqual([]);
});

test('both forms of a count are given, differ, and belong to a parameter that the text has', () => {
  const forms = english.flatMap(([code, text]) =>
    [...text.matchAll(/(?<!%)\{(\w+):([^{}]*)\}/g)].map(
      (match) => [code, text, match[1] ?? '', match[2] ?? ''] as const,
    ),
  );
  expect(forms.length).toBeGreaterThan(100);
  const wrong = forms.filter(([, text, name, both]) => {
    const [one = '', more = '', ...rest] = both.split('|');
    return rest.length > 0 || one === '' || more === '' || one === more || !text.includes(`{${name}}`);
  });
  expect(wrong.map(([code]) => code)).toEqual([]);
});
