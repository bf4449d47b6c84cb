import { expect, test } from 'vitest';
import { comparisonMethods } from '../../../shared/scoring/comparison/comparison-methods.ts';
import { methodWordMessages } from '../../../shared/messages/method-words.ts';
import { yearBasisKinds } from '../../../shared/model/year-basis.ts';
import {
  aggregations,
  imputations,
  incompletePolicies,
  normalisations,
  rescalings,
  tiesRules,
  treatments,
} from '../../../shared/model/method.ts';

test('every choice of a method has a word, and there is no word for a choice that does not exist', () => {
  const choices = {
    normalisation: normalisations,
    aggregation: aggregations,
    rescale: rescalings,
    adjustment: ['bonus', 'penalty', 'veto'],
    comparison: comparisonMethods,
    imputation: imputations,
    treatment: treatments,
    incomplete: incompletePolicies,
    ties: tiesRules,
    yearBasis: yearBasisKinds,
    missing: ['omit', 'strict'],
    direction: ['higher', 'lower'],
  };
  const expected = Object.entries(choices).flatMap(([choice, ids]) => ids.map((id) => `${choice}.${id}`));
  expect(Object.keys(methodWordMessages).sort()).toEqual([...expected].sort());
});

test('two choices of one kind are never called the same', () => {
  for (const language of ['zh', 'en'] as const) {
    const said = Object.entries(methodWordMessages).map(
      ([word, texts]) => `${word.split('.')[0] ?? ''} ${texts[language]}`,
    );
    expect(said.filter((text, at) => said.indexOf(text) !== at)).toEqual([]);
  }
});

test('no word is the id itself', () => {
  const bare = Object.entries(methodWordMessages).filter(([word, { zh, en }]) =>
    [zh, en].some((text: string) => text === word.split('.')[1]),
  );
  expect(bare).toEqual([]);
});
