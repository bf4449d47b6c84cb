import { describe, expect, test } from 'vitest';
import { parsePattern } from '../../../shared/report/patterns/parse-pattern.ts';
import type { LoopTurns, PatternFacts, PrintedFact } from '../../../shared/report/patterns/say-pattern.ts';
import { sayPattern } from '../../../shared/report/patterns/say-pattern.ts';

const value = (id: string, text: string, plain = text): PrintedFact => ({ id, text, plain, members: null });
const list = (id: string, ...names: readonly string[]): PrintedFact => ({
  id,
  text: names.join('、'),
  plain: names.map((name) => name.replace('(+)', '')).join('、'),
  members: names.map((name) => ({ text: name, plain: name.replace('(+)', '') })),
});

const known: Readonly<Record<string, PrintedFact | 'missing'>> = {
  'mean:province:total': value('mean:province:total', '81.25'),
  'growth:province:total:2020:2021': 'missing',
  'tier-units:province:very-high': list('tier-units:province:very-high', '北京(+)', '上海', '浙江'),
  'rose:province:high:very-high': list('rose:province:high:very-high'),
  'top:province:A:1': list('top:province:A:1', '上海'),
};
const children: LoopTurns = {
  names: { name: 'value', mean: 'value', above: 'value', best: 'list' },
  turns: [
    {
      name: value('name:A1', '办理'),
      mean: value('mean:A1', '90.10'),
      above: value('above:A1', '12'),
      best: list('best:A1', '北京'),
    },
    { name: value('name:A2', '公开'), mean: value('mean:A2', '70.05'), above: 'missing', best: list('best:A2') },
  ],
};
const facts: PatternFacts = {
  fact: (id) => (Object.hasOwn(known, id) && known[id]) || 'unknown id',
  turns: ({ tag, subject, settings }) => {
    if (tag === 'each' && subject === 'second' && settings.of === 'A') return children;
    if (tag === 'groups' && subject === 'means' && settings.within === '2')
      return { names: { names: 'list' }, turns: [] };
    return 'unknown loop';
  },
  reference: (id) => (id === 'F4-3' ? '图4-3' : 'unknown reference'),
  listSigns: { separator: '、', last: '和' },
};

function said(text: string): string | null {
  const pattern = parsePattern(text);
  if (!pattern.ok) throw new Error(`${pattern.error.code} ${pattern.error.column}`);
  const pieces = sayPattern(pattern.value, facts);
  if (!pieces.ok) throw new Error(`${pieces.error.code} ${pieces.error.column} ${pieces.error.found}`);
  return pieces.value && pieces.value.map((piece) => piece.text).join('');
}
const fault = (text: string) => {
  const pattern = parsePattern(text);
  if (!pattern.ok) return [pattern.error.code, pattern.error.column, pattern.error.found];
  const pieces = sayPattern(pattern.value, facts);
  return pieces.ok ? null : [pieces.error.code, pieces.error.column, pieces.error.found];
};

describe('a pattern says', () => {
  test.each([
    ['a fact in its printed form', '均值为{mean:province:total}。', '均值为81.25。'],
    ['the signs themselves where they are doubled', '{{a}} [[b]]', '{a} [b]'],
    ['a list with the signs of the language', '{list tier-units:province:very-high}', '北京(+)、上海和浙江'],
    ['a list without marks', '{list tier-units:province:very-high|plain}', '北京、上海和浙江'],
    [
      'a list with signs of its own',
      '{list tier-units:province:very-high sep=" | " last=" & "}',
      '北京(+) | 上海 & 浙江',
    ],
    [
      'a list whose own sign stands before the last too',
      '{list tier-units:province:very-high sep=，}',
      '北京(+)，上海，浙江',
    ],
    ['a quote within a quoted sign', '{list tier-units:province:very-high sep=""""}', '北京(+)"上海"浙江'],
    ['a brace within a quoted sign', '{list tier-units:province:very-high sep="}"}', '北京(+)}上海}浙江'],
    ['a list of one without any sign', '{list top:province:A:1}', '上海'],
    ['what a reference prints', '见{ref F4-3}', '见图4-3'],
    [
      'each turn of a loop with the separator between',
      '{each second of=A sep="；"}{name}为{mean}{/each}。',
      '办理为90.10；公开为70.05。',
    ],
    [
      'a loop without the clause of a turn in which a fact is missing',
      '{each second of=A sep=，}{name}[有{above}个]{/each}',
      '办理有12个，公开',
    ],
    ['no separator beside a turn that says nothing', '{each second of=A sep=，}[{above}]{/each}', '12'],
    [
      'a sentence without the clause whose fact is missing',
      '为{mean:province:total}[，增长{growth:province:total:2020:2021}]。',
      '为81.25。',
    ],
    ['a sentence without the clause whose list is empty', 'a[{list rose:province:high:very-high}升]b', 'ab'],
    [
      'a clause within a clause on its own',
      '[{mean:province:total}[，升{growth:province:total:2020:2021}]。]',
      '81.25。',
    ],
    [
      'no outer clause where it is the outer fact that is missing',
      '[{growth:province:total:2020:2021}[{mean:province:total}]。]x',
      'x',
    ],
    ['a clause without the loop that has no turn', '[{groups means of=total within=2}{list names}{/groups}]x', 'x'],
  ])('%s', (_, pattern, text) => expect(said(pattern)).toBe(text));

  test.each([
    ['a fact', '为{growth:province:total:2020:2021}'],
    ['a list that is empty', '{list rose:province:high:very-high}升'],
    ['a list that is empty and stands as a fact', '{rose:province:high:very-high}升'],
    ['a loop without turns', '{groups means of=total within=2}{list names}{/groups}'],
    ['a fact of one turn', '{each second of=A}{above}{/each}'],
  ])('nothing where %s outside every clause is missing', (_, pattern) => expect(said(pattern)).toBeNull());

  test('which piece is which fact, also for names within a loop', () => {
    const pattern = parsePattern('共{mean:province:total}：{each second of=A sep=，}{name}{mean}{/each}');
    if (!pattern.ok) throw new Error(pattern.error.code);
    const pieces = sayPattern(pattern.value, facts);
    expect(pieces.ok && pieces.value?.map(({ text, fact }) => [text, fact])).toEqual([
      ['共', null],
      ['81.25', 'mean:province:total'],
      ['：', null],
      ['办理', 'name:A1'],
      ['90.10', 'mean:A1'],
      ['，', null],
      ['公开', 'name:A2'],
      ['70.05', 'mean:A2'],
    ]);
  });
});

describe('a fault names its column and what stands there', () => {
  test.each([
    ['a brace that nothing opened', '北京}', ['PATTERN_SIGN', 3, '}']],
    ['a brace that nothing closes, after a sign of two units', '𠀀{mean', ['PATTERN_UNCLOSED', 2, '{']],
    ['a clause that nothing closes', 'a[b', ['PATTERN_UNCLOSED', 2, '[']],
    ['a loop that nothing closes', '{each second of=A}x', ['PATTERN_UNCLOSED', 1, '{each}']],
    ['a clause that nothing opened', 'a]', ['PATTERN_UNOPENED', 2, ']']],
    ['the end of another loop', '{each second of=A}{/groups}', ['PATTERN_UNOPENED', 19, '{/groups}']],
    ['a clause that ends outside its loop', '{each second of=A}[{/each}]', ['PATTERN_UNOPENED', 20, '{/each}']],
    ['an empty placeholder', 'x{ }', ['PATTERN_EMPTY', 2, '{}']],
    ['a list of nothing', '{list sep=a}', ['PATTERN_EMPTY', 1, 'list']],
    ['a setting that lists do not have', '{list top:province:A:1 of=A}', ['PATTERN_SETTING', 1, 'of=A']],
    ['a setting twice', '{list top:province:A:1 sep=a sep=b}', ['PATTERN_SETTING', 1, 'sep=b']],
    [
      'a setting called like a part of every object',
      '{list top:province:A:1 constructor=b}',
      ['PATTERN_SETTING', 1, 'constructor=b'],
    ],
    ['words after a fact', '{mean:province:total now}', ['PATTERN_SETTING', 1, 'now']],
    ['an id that there is none of', 'x{means:province:total}', ['PATTERN_FACT', 2, 'means:province:total']],
    [
      'an id in a clause that would be left out',
      '[{growth:province:total:2020:2021}{means:p}]',
      ['PATTERN_FACT', 35, 'means:p'],
    ],
    ['an id in a loop without turns', '{groups means within=2}{a:b}{/groups}', ['PATTERN_FACT', 24, 'a:b']],
    ['a name outside its loop', '{each second of=A}{name}{/each}{name}', ['PATTERN_NAME', 32, 'name']],
    ['a name that no loop has', '{constructor}', ['PATTERN_NAME', 1, 'constructor']],
    ['a list of what is none', '{list mean:province:total}', ['PATTERN_NO_LIST', 1, 'mean:province:total']],
    ['a list of a name that is none', '{each second of=A}{list mean}{/each}', ['PATTERN_NO_LIST', 19, 'mean']],
    ['a loop that there is none of', '{each third of=A}x{/each}', ['PATTERN_LOOP', 1, 'each third of=A']],
    ['a reference to nothing', '{ref F9-9}', ['PATTERN_REFERENCE', 1, 'F9-9']],
  ])('%s', (_, pattern, expected) => expect(fault(pattern)).toEqual(expected));
});
