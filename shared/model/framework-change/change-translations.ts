import { appError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { ProjectStructure } from './framework-change.ts';
import { heldText } from './held-text.ts';
import type { TranslationKind, TranslationRow } from './translation-row.ts';

/** The English of what the rows name; what they don't name stays. Error: a code or region that isn't there. */
export function changeTranslations(
  structure: ProjectStructure,
  rows: readonly TranslationRow[],
): Result<ProjectStructure> {
  const { framework, units } = structure;
  const of = (kind: TranslationKind): ReadonlyMap<string, string> =>
    new Map(
      rows.flatMap((row) => (row.kind === kind ? [[row.code === '' ? row.name : row.code, row.english] as const] : [])),
    );
  const [ofUnits, ofGroups, ofIndicators, ofMeasures] = [of('unit'), of('group'), of('indicator'), of('measure')];
  const known = new Set([...units, ...framework.indicators, ...framework.measures].map(({ code }) => code));
  const groups = new Set(units.map(({ group }) => group));
  const stranger =
    [...ofUnits.keys(), ...ofIndicators.keys(), ...ofMeasures.keys()].find((code) => !known.has(code)) ??
    [...ofGroups.keys()].find((group) => !groups.has(group));
  if (stranger !== undefined) return err(appError('TRANSLATION_STRANGER', { name: stranger }, { subject: stranger }));
  const titled = rows.find(({ kind }) => kind === 'title')?.english;
  const { titleEn, english: held = {}, ...rest } = framework;
  const english = withTexts(held, rows);
  return ok({
    ...structure,
    framework: {
      ...rest,
      ...heldText('titleEn', titled, titleEn),
      ...(Object.keys(english).length === 0 ? {} : { english }),
      indicators: framework.indicators.map(({ nameEn, ...one }) => ({
        ...one,
        ...heldText('nameEn', ofIndicators.get(one.code), nameEn),
      })),
      measures: framework.measures.map(({ nameEn, ...one }) => ({
        ...one,
        ...heldText('nameEn', ofMeasures.get(one.code), nameEn),
      })),
    },
    units: units.map(({ nameEn, groupEn, ...unit }) => ({
      ...unit,
      ...heldText('nameEn', ofUnits.get(unit.code), nameEn),
      ...heldText('groupEn', ofGroups.get(unit.group), groupEn),
    })),
  });
}

const texts: ReadonlySet<TranslationKind> = new Set([
  'definition',
  'measure-unit',
  'platform',
  'institution',
  'document',
]);

function withTexts(
  held: Readonly<Record<string, string>>,
  rows: readonly TranslationRow[],
): Readonly<Record<string, string>> {
  const made = new Map(Object.entries(held));
  for (const { kind, name, english } of rows) {
    if (!texts.has(kind)) continue;
    if (english.trim() === '') made.delete(name);
    else made.set(name, english.trim());
  }
  return Object.fromEntries([...made].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
