import type { Language } from '../messages/catalogue.ts';
import { englishNames, englishUnits } from '../messages/names.ts';
import { englishTexts } from '../messages/texts.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Framework } from '../model/framework.ts';
import { withIndexName } from '../model/index-name.ts';
import type { NamesIndex } from '../model/index-name.ts';
import { yearReplaced } from '../model/framework-of-year.ts';

/** What a dataset was made of by {@link namedDataset}. */
const originals = new WeakMap<Dataset, Dataset>();
const english = new WeakMap<Dataset, Dataset>();
/** In the titles of `englishNames`. */
const publishedYear = 2021;
const englishFrameworks = new WeakMap<Framework, Framework>();

/** The English name of what the program carries; any other name as it is. */
export function englishName(name: string): string {
  return Object.hasOwn(englishNames, name) ? (englishNames[name] ?? name) : name;
}

type Own = Framework['english'];

/** What a text that has no field for its English is in English: the team's, else the program's; as it is where neither has it. */
export function englishText(text: string, own?: Own): string {
  if (own !== undefined && Object.hasOwn(own, text)) return own[text] ?? text;
  return Object.hasOwn(englishTexts, text) ? (englishTexts[text] ?? text) : englishName(text);
}

/** The text in the language of a reader. */
export function textIn(text: string, lang: Language, own?: Own): string {
  return lang === 'en' ? englishText(text, own) : text;
}

/** `广东政务服务网广州站点` is the site of a city within the platform of its province. */
export function englishPlatform(platform: string, own?: Own): string {
  if (own !== undefined && Object.hasOwn(own, platform)) return own[platform] ?? platform;
  const [, province = '', city = ''] = /^(.+(?:政务服务网|办事大厅|平台|门户))(.+)站点$/.exec(platform) ?? [];
  const [network, place] = [englishName(province), englishName(city)];
  return network === province || place === city ? englishName(platform) : `${network}, ${place} site`;
}

/** The English name that the project holds of something, else the program's. */
function named({ name, nameEn }: { readonly name: string; readonly nameEn?: string }): string {
  return nameEn ?? englishName(name);
}

/** What something is called in the language of a reader, by the project's English name where it has one. */
export function nameFor(one: { readonly name: string; readonly nameEn?: string }, lang: Language): string {
  return lang === 'en' ? named(one) : one.name;
}

/** The name in the language of a reader. */
export function nameIn(name: string, lang: Language): string {
  return lang === 'en' ? englishName(name) : name;
}

/**
 * The dataset with everything called as a reader of the language calls it: units, regions, indicators and measures by their English names under English, and the index as the
 * method does (`withIndexName`). Given back what it made, it begins from the project's own names. The names are no input: scores and hashes know no difference.
 */
export function namedDataset(dataset: Dataset, method: NamesIndex, lang: Language): Dataset {
  const own = ownNames(dataset);
  const made = withIndexName(lang === 'en' ? inEnglish(own) : own, method, lang);
  if (made !== own) originals.set(made, own);
  return made;
}

/** The dataset with the names that the project holds, whatever a reader sees: what is written back. */
export function ownNames(dataset: Dataset): Dataset {
  return originals.get(dataset) ?? dataset;
}

/** The framework likewise: title, indicators and measures. */
export function namedFramework(framework: Framework, lang: Language): Framework {
  if (lang === 'zh') return framework;
  const known = englishFrameworks.get(framework);
  if (known !== undefined) return known;
  const made: Framework = {
    ...framework,
    title: framework.titleEn ?? englishTitle(framework),
    indicators: framework.indicators.map((indicator) => ({
      ...indicator,
      name: named(indicator),
      ...(indicator.definition === undefined
        ? {}
        : { definition: englishText(indicator.definition, framework.english) }),
    })),
    measures: framework.measures.map((measure) => ({
      ...measure,
      name: named(measure),
      unit: englishUnit(measure.unit, framework.english),
    })),
  };
  englishFrameworks.set(framework, made);
  return made;
}

/** A shipped framework of another year is called as that of the year it was published for. */
export function englishTitle({ title, year }: Framework): string {
  const published = yearReplaced(title, year, publishedYear);
  return Object.hasOwn(englishNames, title) || !Object.hasOwn(englishNames, published)
    ? englishName(title)
    : yearReplaced(englishName(published), publishedYear, year);
}

export function englishUnit(unit: string, own?: Own): string {
  if (own !== undefined && Object.hasOwn(own, unit)) return own[unit] ?? unit;
  return Object.hasOwn(englishUnits, unit) ? (englishUnits[unit] ?? unit) : unit;
}

function inEnglish(dataset: Dataset): Dataset {
  const known = english.get(dataset);
  if (known !== undefined) return known;
  const regions = regionNames(dataset);
  const made: Dataset = {
    ...dataset,
    nodes: dataset.nodes.map((node) => ({ ...node, name: named(node) })),
    measures: dataset.measures.map((measure) => ({
      ...measure,
      name: named(measure),
      unit: englishUnit(measure.unit, dataset.english),
    })),
    units: dataset.units.map((unit) => ({
      ...unit,
      name: named(unit),
      fullName: unit.nameEn ?? englishName(unit.fullName),
      group: regions.get(unit.group) ?? englishName(unit.group),
      ownGroup: unit.group,
      ...(unit.platform === undefined ? {} : { platform: englishPlatform(unit.platform, dataset.english) }),
      ...(unit.province === undefined ? {} : { province: englishName(unit.province) }),
    })),
  };
  english.set(dataset, made);
  return made;
}

/** What the project calls its regions in English: a region has one name, which the first unit that gives it one says. */
function regionNames({ units }: Dataset): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { group, groupEn } of units)
    if (group !== '' && groupEn !== undefined && !names.has(group)) names.set(group, groupEn);
  return names;
}
