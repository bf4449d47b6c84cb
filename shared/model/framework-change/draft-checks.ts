import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { domainWords, parseDomain } from '../domain.ts';
import { MONTHS_MOST } from '../framework.ts';
import { checkMeasureMethod } from './check-measure-method.ts';
import type { MeasureDraft, ProjectStructure } from './framework-change.ts';
import { aggregationsOf } from './measure-source.ts';

/** Letters, digits and . _ - so that headings, formulas and file names can hold it. */
const codePattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;

export function checkCodeForm(code: string): AppError | null {
  return codePattern.test(code) ? null : appError('FRAMEWORK_CODE_FORM', { code });
}

export function checkName(code: string, name: string): AppError | null {
  return name.trim() === '' ? appError('FRAMEWORK_NAME_EMPTY', { code }, { subject: code }) : null;
}

export function checkWeight(code: string, weight: number | null): AppError | null {
  return weight === null || (Number.isFinite(weight) && weight >= 0)
    ? null
    : appError('WEIGHT_INVALID', { code, weight }, { subject: code });
}

export function checkMeasure(structure: ProjectStructure, draft: MeasureDraft): AppError | null {
  const { code, source, method } = draft;
  const named = checkName(code, draft.name) ?? checkMeasureMethod(code, method);
  if (named) return named;
  const { domain = '', months = null } = draft;
  if (domain.trim() !== '' && parseDomain(domain) === null)
    return appError('FRAMEWORK_DOMAIN', { code, domain, known: domainWords.join(' · ') }, { subject: code });
  if (months !== null && !(Number.isInteger(months) && months >= 1 && months <= MONTHS_MOST))
    return appError('FRAMEWORK_MONTHS', { code, months, most: MONTHS_MOST }, { subject: code });
  if (source !== null && !aggregationsOf(source.record).includes(source.aggregation))
    return appError('FRAMEWORK_SOURCE', { code }, { subject: code });
  const { ref } = method.parameters;
  const unknownUnit =
    method.normalisation === 'distance_to_reference' && !structure.units.some((unit) => unit.code === ref);
  return unknownUnit ? appError('REFERENCE_UNKNOWN', { measure: code, unit: ref ?? '' }, { subject: code }) : null;
}
