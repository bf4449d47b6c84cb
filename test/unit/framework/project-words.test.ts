import { describe, expect, test } from 'vitest';
import { checkWords } from '../../../shared/model/check-words.ts';
import { methodWords } from '../../../shared/model/index-name.ts';
import { applyMethodPatch, methodPatch, patchesMeet } from '../../../shared/model/method-patch.ts';
import { withProjectNames } from '../../../shared/model/project-names.ts';
import { keptWords, ownWords, readWordsText, wordsText } from '../../../shared/model/project-words.ts';
import { methodDifferences } from '../../../shared/scoring/what-if/method-differences.ts';
import { fourUnits } from '../report/four-units.ts';

const words = { unit: { zh: '岛', en: 'islet' }, tier: { zh: '浪级', en: 'swell' } };

describe('the words of a project', () => {
  test.each([
    ['islet', 'islets'],
    ['county', 'counties'],
    ['bay', 'bays'],
    ['parish', 'parishes'],
    ['岛', '岛'],
  ])('several of %s are %s, where nothing else is said', (en, several) => {
    expect(ownWords({ words: { unit: { en } } }, 'unit', 'en')).toBe(several);
    expect(ownWords({ words: { unit: { en, several: 'isles' } } }, 'unit', 'en')).toBe('isles');
  });

  test('stand in the other language where they have none, and the usual ones where nothing is said', () => {
    expect(methodWords({ words: { unit: { zh: '岛' } } }, 'en')).toMatchObject({ unitNoun: '岛', groupNoun: 'region' });
    expect(methodWords({ words: { subject: { zh: '潮汐', en: 'tide' } } }, 'en').subjectPhrase).toBe('tide ');
    expect(methodWords({}, 'zh')).toMatchObject({ unitNoun: '评估对象', groupNoun: '地区', tierNoun: '能力水平' });
  });

  test('are kept folded, and nothing of what is empty', () => {
    expect(keptWords({ unit: { zh: ' 岛 ', en: '' }, issuer: { zh: '' } })).toEqual({ words: { unit: { zh: '岛' } } });
    expect(keptWords({ unit: { zh: '' } })).toEqual({});
  });

  test('are written in a score book and read back', () => {
    const all = {
      ...words,
      group: { zh: '群岛', en: 'archipelago', several: 'archipelagos' },
      issuer: { en: 'Office' },
    };
    expect(wordsText(all)).toBe('unit=岛|islet; group=群岛|archipelago|archipelagos; tier=浪级|swell; issuer=|Office');
    expect(readWordsText(wordsText(all))).toEqual(all);
    for (const text of ['unit', 'thing=x', 'unit=a|b|c|d', 'unit=a=b']) expect(readWordsText(text)).toBeNull();
  });

  test.each([
    [{ unit: { zh: '年度' } }, 'OWN_WORD_HEADING'],
    [{ tier: { zh: '地区' } }, 'OWN_WORD_HEADING'],
    [{ unit: { zh: '县|区' } }, 'OWN_WORD_SIGNS'],
    [{ group: { en: 'a{year}' } }, 'OWN_WORD_SIGNS'],
    [{ subject: { zh: '长'.repeat(31) } }, 'OWN_WORD_LONG'],
  ])('%j is refused: %s', (bad, code) => {
    expect(checkWords({ words: bad }).map((error) => error.code)).toEqual([code]);
  });

  test('may be what sheets head units by, and as long as an office is called', () => {
    expect(
      checkWords({ words: { unit: { zh: '县区' }, tier: { zh: '等级' }, issuer: { zh: '长'.repeat(60) } } }),
    ).toEqual([]);
  });

  test('are one value of an edit: set, changed and taken away; a difference between methods', () => {
    const { dataset, method } = fourUnits();
    const set = { ...method, words };
    expect(methodPatch(method, set)).toEqual({ words });
    expect(applyMethodPatch(method, { words })).toMatchObject({ ok: true, value: { words } });
    const back = applyMethodPatch(set, methodPatch(set, method));
    expect(back.ok && 'words' in back.value).toBe(false);
    expect(patchesMeet({ words: { unit: { zh: '县' } } }, { words: {} })).toBe(true);
    expect(methodDifferences(dataset, method, set)).toEqual([
      { kind: 'words', subject: 'words', before: '', after: 'unit=岛|islet; tier=浪级|swell' },
    ]);
  });

  test('come with the tiers of a new project: four keep the usual lines, others begin at even ones', () => {
    const { method } = fourUnits();
    const lines = (count: number): readonly (readonly [string | undefined, number | null])[] =>
      withProjectNames(method, {
        tiers: [...'甲乙丙丁戊己庚'].slice(0, count).map((name) => ({ name, english: '' })),
      }).tiers.map(({ name, lower }) => [name, lower]);
    expect(lines(3)).toEqual([
      ['甲', 90],
      ['乙', 60],
      ['丙', null],
    ]);
    expect(lines(5)).toEqual([
      ['甲', 90],
      ['乙', 80],
      ['丙', 70],
      ['丁', 60],
      ['戊', null],
    ]);
    expect(lines(7).map(([, lower]) => lower)).toEqual([90, 84, 78, 72, 66, 60, null]);
  });
});
