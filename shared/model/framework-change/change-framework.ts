import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { TOTAL } from '../dataset.ts';
import type { Framework, Indicator } from '../framework.ts';
import { arrange, codesBelow, siblingCodes, swapped } from './arrange.ts';
import { changeSystem } from './change-system.ts';
import { changeTranslations } from './change-translations.ts';
import { changeUnits } from './change-units.ts';
import { blankMeasure, described, worded } from './described.ts';
import { checkCodeForm, checkMeasure, checkName, checkWeight } from './draft-checks.ts';
import { LEVELS_MOST } from './framework-change.ts';
import type { FrameworkChange, IndicatorDraft, MeasureDraft, ProjectStructure } from './framework-change.ts';
import { heldText } from './held-text.ts';
import { withMethods } from './structure-methods.ts';
import { newZeroGroup } from './zero-groups.ts';

/**
 * A project's structure after one edit. The framework's own method, the saved baseline and the draft change alike, so that every code
 * has its weight and every measure its normalisation. Errors (FRAMEWORK_…, UNITS_…, and scoring's codes for a
 * normalisation) name the indicator, measure or unit; nothing is changed then.
 */
export function changeFramework(structure: ProjectStructure, change: FrameworkChange): Result<ProjectStructure> {
  const changed = applied(structure, change);
  const fault = changed.ok ? newZeroGroup(structure, changed.value) : null;
  return fault ? err(fault) : changed;
}

function applied(structure: ProjectStructure, change: FrameworkChange): Result<ProjectStructure> {
  const { framework } = structure;
  switch (change.kind) {
    case 'rename':
      return change.title.trim() === ''
        ? err(appError('FRAMEWORK_TITLE_EMPTY'))
        : ok({ ...structure, framework: renamed(framework, change) });
    case 'add-indicator': {
      const added = addIndicator(structure, change.parent, change.indicator, change.weight);
      return added.ok && change.measure !== null
        ? addMeasure(added.value, change.indicator.code.trim(), change.measure, null)
        : added;
    }
    case 'edit-indicator':
      return editIndicator(structure, change.indicator);
    case 'add-measure':
      return addMeasure(structure, change.parent, change.measure, change.weight);
    case 'edit-measure':
      return editMeasure(structure, change.measure);
    case 'remove':
      return remove(structure, change.code);
    case 'move':
      return move(structure, change.code, change.by);
    case 'move-under':
      return moveUnder(structure, change.code, change.parent);
    case 'units':
      return changeUnits(structure, change.units);
    case 'system':
      return changeSystem(structure, change.rows);
    case 'translations':
      return changeTranslations(structure, change.rows);
  }
}

function renamed(
  { titleEn, ...framework }: Framework,
  change: Extract<FrameworkChange, { readonly kind: 'rename' }>,
): Framework {
  return {
    ...framework,
    title: change.title.trim(),
    ...heldText('titleEn', change.titleEn, titleEn),
    year: change.year,
  };
}

function addIndicator(
  structure: ProjectStructure,
  parent: string | null,
  draft: IndicatorDraft,
  weight: number | null,
): Result<ProjectStructure> {
  const { framework } = structure;
  const code = draft.code.trim();
  const fault =
    checkNewCode(framework, code) ??
    checkName(code, draft.name) ??
    checkWeight(code, weight) ??
    checkParent(framework, parent, 'indicator') ??
    checkDepth(framework, code, parent, 1);
  if (fault) return err(fault);
  const level = parent === null ? 1 : levelOf(framework, parent) + 1;
  const indicator: Indicator = { ...worded({ code, name: '', parent, level }, draft) };
  return ok(
    weighted(
      { ...structure, framework: arrange({ ...framework, indicators: [...framework.indicators, indicator] }) },
      code,
      parent,
      weight,
    ),
  );
}

function editIndicator(structure: ProjectStructure, draft: IndicatorDraft): Result<ProjectStructure> {
  const { framework } = structure;
  const fault = framework.indicators.some(({ code }) => code === draft.code)
    ? checkName(draft.code, draft.name)
    : unknown(draft.code);
  if (fault) return err(fault);
  return ok({
    ...structure,
    framework: {
      ...framework,
      indicators: framework.indicators.map((held) => (held.code === draft.code ? worded(held, draft) : held)),
    },
  });
}

function addMeasure(
  structure: ProjectStructure,
  parent: string,
  draft: MeasureDraft,
  weight: number | null,
): Result<ProjectStructure> {
  const { framework } = structure;
  const code = draft.code.trim();
  const fault =
    checkNewCode(framework, code) ??
    checkMeasure(structure, { ...draft, code }) ??
    checkWeight(code, weight) ??
    checkParent(framework, parent, 'measure');
  if (fault) return err(fault);
  if (draft.source === null) return err(appError('FRAMEWORK_SOURCE_MISSING', { code }, { subject: code }));
  const measures = [...framework.measures, described(blankMeasure(code, parent, draft.source), draft)];
  return ok(
    withMeasureMethod(
      weighted({ ...structure, framework: arrange({ ...framework, measures }) }, code, parent, weight),
      { ...draft, code },
    ),
  );
}

function editMeasure(structure: ProjectStructure, draft: MeasureDraft): Result<ProjectStructure> {
  const { framework } = structure;
  const fault = framework.measures.some(({ code }) => code === draft.code)
    ? checkMeasure(structure, draft)
    : unknown(draft.code);
  if (fault) return err(fault);
  const measures = framework.measures.map((held) => (held.code === draft.code ? described(held, draft) : held));
  return ok(withMeasureMethod({ ...structure, framework: { ...framework, measures } }, draft));
}

function remove(structure: ProjectStructure, code: string): Result<ProjectStructure> {
  const { framework } = structure;
  if (parentOf(framework, code) === undefined) return err(unknown(code));
  const gone = codesBelow(framework, code);
  const stays = ({ code: one }: { readonly code: string }): boolean => !gone.has(one);
  const without = <T>(held: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(held).filter(([one]) => !gone.has(one)));
  return ok(
    withMethods(
      {
        ...structure,
        framework: arrange({
          ...framework,
          indicators: framework.indicators.filter(stays),
          measures: framework.measures.filter(stays),
        }),
      },
      (method) => ({
        ...method,
        weights: without(method.weights),
        measures: without(method.measures),
        aggregation: { ...method.aggregation, nodes: without(method.aggregation.nodes) },
      }),
    ),
  );
}

function move(structure: ProjectStructure, code: string, by: -1 | 1): Result<ProjectStructure> {
  const { framework } = structure;
  const parent = parentOf(framework, code);
  if (parent === undefined) return err(unknown(code));
  const indicators = swapped(framework.indicators, code, by, (indicator) => indicator.parent === parent);
  const measures = swapped(framework.measures, code, by, (measure) => measure.indicator === parent);
  return ok({ ...structure, framework: arrange({ ...framework, indicators, measures }) });
}

function moveUnder(structure: ProjectStructure, code: string, parent: string | null): Result<ProjectStructure> {
  const { framework } = structure;
  const from = parentOf(framework, code);
  if (from === undefined) return err(unknown(code));
  if (from === parent) return ok(structure);
  const measure = framework.measures.some((held) => held.code === code);
  if (measure && parent === null) return err(appError('FRAMEWORK_MEASURE_AT_TOP', { code }, { subject: code }));
  if (parent !== null && codesBelow(framework, code).has(parent))
    return err(appError('FRAMEWORK_BELOW_ITSELF', { code, parent }, { subject: code }));
  const fault =
    checkParent(framework, parent, measure ? 'measure' : 'indicator') ??
    (measure ? null : checkDepth(framework, code, parent, heightOf(framework, code)));
  if (fault) return err(fault);
  const last = <T extends { readonly code: string }>(list: readonly T[], placed: (entry: T) => T): readonly T[] => [
    ...list.filter((entry) => entry.code !== code),
    ...list.filter((entry) => entry.code === code).map(placed),
  ];
  const moved = {
    ...framework,
    indicators: measure ? framework.indicators : last(framework.indicators, (indicator) => ({ ...indicator, parent })),
    measures:
      measure && parent !== null
        ? last(framework.measures, (held) => ({ ...held, indicator: parent }))
        : framework.measures,
  };
  return ok(weighted({ ...structure, framework: arrange(moved) }, code, parent, null));
}

/** The weight of a new sibling: as given, else the mean of its siblings' (an equal share), 1 where they have none. Siblings without a weight get 1. */
function weighted(
  structure: ProjectStructure,
  code: string,
  parent: string | null,
  weight: number | null,
): ProjectStructure {
  const siblings = siblingCodes(structure.framework, parent).filter((sibling) => sibling !== code);
  return withMethods(structure, (method) => {
    const held = siblings.map((sibling): [string, number] => [sibling, method.weights[sibling] ?? 1]);
    const mean = held.reduce((sum, [, one]) => sum + one, 0) / held.length;
    return {
      ...method,
      weights: { ...method.weights, ...Object.fromEntries(held), [code]: weight ?? (mean > 0 ? mean : 1) },
    };
  });
}

function withMeasureMethod(structure: ProjectStructure, { code, method: own }: MeasureDraft): ProjectStructure {
  return withMethods(structure, (method) => ({ ...method, measures: { ...method.measures, [code]: own } }));
}

function checkNewCode(framework: Framework, code: string): AppError | null {
  const form = checkCodeForm(code);
  if (form !== null) return form;
  const taken = [
    TOTAL,
    ...framework.indicators.map((held) => held.code),
    ...framework.measures.map((held) => held.code),
  ].find((held) => held.toLowerCase() === code.toLowerCase());
  return taken === undefined ? null : appError('FRAMEWORK_CODE_TAKEN', { code: taken }, { subject: taken });
}

/** An indicator has indicators below it or measures, not both: else a table of levels would have no place for it. */
function checkParent(framework: Framework, parent: string | null, child: 'indicator' | 'measure'): AppError | null {
  if (parent === null) return null;
  if (!framework.indicators.some(({ code }) => code === parent))
    return appError('FRAMEWORK_PARENT_UNKNOWN', { parent }, { subject: parent });
  const measures = framework.measures.filter(({ indicator }) => indicator === parent);
  if (child === 'indicator' && measures.length > 0)
    return appError(
      'FRAMEWORK_HAS_MEASURES',
      { parent, measures: measures.map(({ code }) => code).join('、') },
      { subject: parent },
    );
  const below = framework.indicators.filter((indicator) => indicator.parent === parent);
  return child === 'measure' && below.length > 0
    ? appError(
        'FRAMEWORK_HAS_INDICATORS',
        { parent, indicators: below.map(({ code }) => code).join('、') },
        { subject: parent },
      )
    : null;
}

function checkDepth(framework: Framework, code: string, parent: string | null, height: number): AppError | null {
  const level = (parent === null ? 0 : levelOf(framework, parent)) + height;
  return level > LEVELS_MOST
    ? appError('FRAMEWORK_TOO_DEEP', { code, level, most: LEVELS_MOST }, { subject: code })
    : null;
}

function levelOf(framework: Framework, code: string): number {
  return framework.indicators.find((indicator) => indicator.code === code)?.level ?? 0;
}

/** Levels from an indicator down to its lowest, itself counted. */
function heightOf(framework: Framework, code: string): number {
  const below = codesBelow(framework, code);
  return (
    Math.max(...framework.indicators.filter((indicator) => below.has(indicator.code)).map(({ level }) => level)) -
    levelOf(framework, code) +
    1
  );
}

/** Undefined for a code that is nowhere. */
function parentOf(framework: Framework, code: string): string | null | undefined {
  const indicator = framework.indicators.find((held) => held.code === code);
  return indicator ? indicator.parent : framework.measures.find((held) => held.code === code)?.indicator;
}

function unknown(code: string): AppError {
  return appError('CODE_UNKNOWN', { code }, { subject: code });
}
