/**
 * What the index is called where a method has no name of its own for it, by the placeholder of the texts that name it: in titles and sentences, in
 * labels, which are shorter in English, and by the short word where it is clear which index is meant. As they stand within a sentence.
 */
export const standardIndexWords = {
  indexName: { zh: '总体指数', en: 'overall index' },
  indexLabel: { zh: '总体指数', en: 'index' },
  indexWord: { zh: '指数', en: 'index' },
} as const;
