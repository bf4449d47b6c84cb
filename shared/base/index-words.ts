/**
 * What stands where a project has no words of its own, by the placeholder of the texts that say them. Of the index: in titles and sentences, in
 * labels, which are shorter in English, and the short word where it is clear which index is meant. Of units, groups and tiers: one and several,
 * and groups as an adjective. As they stand within a sentence; what is assessed is said by none, and in English brings its blank.
 */
export const standardIndexWords = {
  indexName: { zh: '总体指数', en: 'overall index' },
  indexLabel: { zh: '总体指数', en: 'index' },
  indexWord: { zh: '指数', en: 'index' },
  subjectPhrase: { zh: '', en: '' },
  unitNoun: { zh: '评估对象', en: 'unit' },
  unitNouns: { zh: '评估对象', en: 'units' },
  groupNoun: { zh: '地区', en: 'region' },
  groupNouns: { zh: '地区', en: 'regions' },
  groupAdjective: { zh: '地区', en: 'regional' },
  areaNoun: { zh: '区域', en: 'region' },
  areaNouns: { zh: '区域', en: 'regions' },
  areaAdjective: { zh: '区域', en: 'regional' },
  tierNoun: { zh: '能力水平', en: 'tier' },
  tierNouns: { zh: '能力水平', en: 'tiers' },
} as const;
