import type { HeldTranslation, TranslationKind } from '../model/framework-change/translation-row.ts';
import { englishName, englishPlatform, englishText, englishTitle, englishUnit } from './english-names.ts';
import type { ReportInput } from './report-input.ts';

type Named = Pick<ReportInput, 'framework' | 'institutions' | 'policyDocuments'> & {
  readonly dataset: Pick<ReportInput['dataset'], 'units'>;
};

/** Everything that an English export prints by name, each once, with its English as things are; of an input that is named in Chinese. */
export function heldTranslations({
  framework,
  dataset: { units },
  institutions = [],
  policyDocuments = [],
}: Named): readonly HeldTranslation[] {
  const { english } = framework;
  const row = (kind: TranslationKind, code: string, name: string, own: string, program: string): HeldTranslation => {
    const shipped = program === name ? '' : program;
    return { kind, code, name, english: own === '' ? shipped : own, program: shipped };
  };
  const name =
    (kind: TranslationKind) =>
    (one: { readonly code: string; readonly name: string; readonly nameEn?: string }): HeldTranslation =>
      row(kind, one.code, one.name, one.nameEn ?? '', englishName(one.name));
  const text = (kind: TranslationKind, one: string, program: string): HeldTranslation =>
    row(kind, '', one, english?.[one] ?? '', program);
  const groups = new Map<string, string>();
  for (const { group, groupEn = '' } of units) groups.set(group, groups.get(group) || groupEn);
  const all = [
    row('title', '', framework.title, framework.titleEn ?? '', englishTitle(framework)),
    ...units.map(name('unit')),
    ...[...groups].map(([group, own]) => row('group', '', group, own, englishName(group))),
    ...framework.indicators.map(name('indicator')),
    ...framework.measures.map(name('measure')),
    ...framework.indicators.map(({ code, definition = '' }) => ({
      ...text('definition', definition, englishText(definition)),
      code,
    })),
    ...framework.measures.map(({ unit }) => text('measure-unit', unit, englishUnit(unit))),
    ...units.map(({ platform = '' }) => text('platform', platform, englishPlatform(platform))),
    ...institutions.map(({ institution }) => text('institution', institution, englishText(institution))),
    ...policyDocuments.flatMap(({ title, documentNumber }) => [
      text('document', title, englishText(title)),
      text('document', documentNumber, englishText(documentNumber)),
    ]),
  ];
  const seen = new Set<string>();
  return all.filter(({ kind, code, name: own }) => {
    const key = `${kind}/${kind === 'definition' ? '' : code}/${own}`;
    if (!han.test(own) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const han = /\p{Script=Han}/u;
