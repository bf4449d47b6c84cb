import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { baseFigures } from '../../../shared/model/base-figure.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { ImportContext } from '../headings/import-context.ts';
import { frameworkTerms } from '../headings/framework-terms.ts';

/**
 * The first thing that a column mapping names and the project lacks; null where it has them all. A mapping made on the screen can only name what is in
 * its lists; one from a file could otherwise bring records under a name that no measure asks for, and no one would miss them. Codes: MAPPING_NO_MEASURE,
 * MAPPING_NO_ELEMENT, MAPPING_NO_FIGURE, MAPPING_NO_UNIT.
 */
export function mappingFault(
  mapping: SheetMapping,
  { framework, units }: Pick<ImportContext, 'framework' | 'units'>,
): AppError | null {
  const terms = frameworkTerms(framework);
  const figures: readonly string[] = baseFigures;
  const faultOf = (selector: string): AppError | null => {
    switch (mapping.layout) {
      case 'figures':
        return figures.includes(selector)
          ? null
          : appError('MAPPING_NO_FIGURE', { selector, known: baseFigures.join('、') });
      case 'elements':
        return terms.elements.includes(selector) ? null : appError('MAPPING_NO_ELEMENT', { selector });
      default:
        return terms.measure(selector) === null ? appError('MAPPING_NO_MEASURE', { selector }) : null;
    }
  };
  for (const { selector } of mapping.columns) {
    const fault = selector === undefined ? null : faultOf(selector);
    if (fault !== null) return fault;
  }
  const words = Object.values(mapping.meanings?.['measure'] ?? {}).filter((word) => word !== '');
  for (const word of words) {
    const { baseFigure, measure } = terms.indicator(word);
    if (mapping.kind === 'base_figures' && baseFigure === null)
      return appError('MAPPING_NO_FIGURE', { selector: word, known: baseFigures.join('、') });
    if (mapping.kind !== 'base_figures' && measure === null) return appError('MAPPING_NO_MEASURE', { selector: word });
  }
  if (mapping.measure !== undefined && terms.measure(mapping.measure) === null)
    return appError('MAPPING_NO_MEASURE', { selector: mapping.measure });
  const known = new Set(units.map(({ code }) => code));
  for (const [text, unit] of Object.entries(mapping.units ?? {}))
    if (!known.has(unit)) return appError('MAPPING_NO_UNIT', { text, unit });
  return null;
}
