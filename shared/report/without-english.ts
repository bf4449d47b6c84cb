import { textIn } from './english-names.ts';
import type { ReportInput } from './report-input.ts';

const han = /\p{Script=Han}/u;

export interface WithoutEnglish {
  /** Names that are printed in Chinese, and of how many. */
  readonly names: number;
  readonly of: number;
  /** Definitions, which are printed in the project's own words. */
  readonly definitions: number;
}

/** What has no English in an input that is named in English (`namedDataset`): it is printed as the project has it, and said. */
export function withoutEnglish({
  framework,
  dataset,
  institutions = [],
  policyDocuments = [],
}: Pick<ReportInput, 'framework' | 'dataset' | 'institutions' | 'policyDocuments'>): WithoutEnglish {
  const { nodes, measures, units } = dataset;
  const names = [
    framework.title,
    ...[...nodes, ...measures].map(({ name }) => name),
    ...units.flatMap(({ name, group, platform = '' }) => [name, group, platform]),
    ...measures.map(({ unit }) => unit),
    ...institutions.map(({ institution }) => textIn(institution, 'en', framework.english)),
    ...policyDocuments.map(({ title }) => textIn(title, 'en', framework.english)),
  ];
  const distinct = [...new Set(names)].filter((name) => name !== '');
  return {
    names: distinct.filter((name) => han.test(name)).length,
    of: distinct.length,
    definitions: framework.indicators.filter(({ definition = '' }) => han.test(definition)).length,
  };
}
