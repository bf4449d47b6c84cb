import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { foldName, foldText } from '../../../shared/base/fold-text.ts';
import { isBaseFigure } from '../../../shared/model/base-figure.ts';
import { domainText, parseDomain, yesNoDomain } from '../../../shared/model/domain.ts';
import type { SystemMeasure } from '../../../shared/model/framework-change/framework-change.ts';
import {
  aggregationsOf,
  sourceAggregations,
  sourceKinds,
} from '../../../shared/model/framework-change/measure-source.ts';
import type { MeasureSource } from '../../../shared/model/framework-change/measure-source.ts';
import { aggregations, imputations, normalisations, rescalings, treatments } from '../../../shared/model/method.ts';
import type { AggregationRule, Direction, MeasureMethod, NormalisationId } from '../../../shared/model/method.ts';
import { MONTHS_MOST } from '../../../shared/model/framework.ts';
import { directionOf } from '../../../shared/model/direction-text.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { methodWordMessages } from '../../../shared/messages/method-words.ts';
import { rendererFrameworkMessages } from '../../../shared/messages/renderer-framework.ts';
import type { MessageCatalogue } from '../../../shared/messages/catalogue.ts';
import { readParameters } from '../score-book/read-parameters.ts';
import type { RowParameters } from '../score-book/read-parameters.ts';
import { createSheetLog } from '../score-book/sheet-log.ts';
import { splitUnit } from '../values/unit-text.ts';
import type { AnnexField } from './annex-headings.ts';
import type { AnnexNode } from './annex-node.ts';
import { perCapitaUnit } from '../../../shared/model/per-capita-unit.ts';
import { isNothing, isOtherProperty, rangeOf, weightOf } from './annex-texts.ts';

type Texts = (field: AnnexField) => string;

/** What the sheet says of a measure. `held`: the project has it, so that what the sheet doesn't say stays. */
export function annexMeasure(
  node: AnnexNode,
  held: boolean,
  doubts: AppError[],
): { readonly measure: SystemMeasure; readonly name: string } {
  const text: Texts = (field) => {
    const found = node.fields.get(field)?.text ?? '';
    // A lone dash is a direction.
    return isNothing(found) && field !== 'direction' ? '' : found;
  };
  const doubt = (code: string, field: AnnexField, params: Readonly<Record<string, string | number>> = {}): void =>
    void doubts.push(
      appError(
        code,
        { name: node.name, text: text(field).slice(0, 60), ...params },
        { cell: node.fields.get(field)?.cell ?? node.cell },
      ),
    );
  // A dash in the column of units says that there is none.
  const named = node.fields.has('unit') ? { name: node.name, unitText: '' } : splitUnit(node.name);
  const written = foldText(text('unit').replace(/^[（(]|[)）]$/g, '') || named.unitText);
  const perCapita = perCapitaUnit(written);
  const baseText = foldName(text('base'));
  const base = isBaseFigure(baseText) ? baseText : baseText === '' ? perCapita.base : null;
  const unit = base === null || baseText !== '' ? written : perCapita.unit;
  if (base !== null && baseText === '') doubt('ANNEX_BASE', 'unit', { base });
  const yesNo = yesNoDomain(written);
  const unlimited = text('domain') === '不限';
  const domain = unlimited ? '' : text('domain') === '' ? (yesNo ?? '') : domainText(text('domain'));
  if (domain !== '' && parseDomain(domain) === null) doubt('ANNEX_DOMAIN', 'domain');
  const months = weightOf(text('months'));
  const measure: SystemMeasure = {
    unit: unit.slice(0, 50),
    base,
    ...(held && domain === '' && !unlimited ? {} : { domain: parseDomain(domain) === null ? '' : domain }),
    ...(months !== null && Number.isInteger(months) && months >= 1 && months <= MONTHS_MOST ? { months } : {}),
    ...(held && text('source') === '' ? {} : { dataSource: text('source').slice(0, 300) }),
    source: sourceOf(text, held, doubt),
    method: methodOf(text, yesNo !== null, held, doubt),
  };
  return { measure, name: named.name.trim() || node.name };
}

function sourceOf(text: Texts, held: boolean, doubt: Doubt): MeasureSource | null {
  const record = sourceKinds.find((kind) => recordKindNames[kind] === text('feed'));
  if (held && (record === undefined || text('feedBy') === '')) return null;
  if (record === undefined) {
    if (text('feed') !== '') doubt('ANNEX_CHOICE', 'feed');
    return { record: 'measure_table', aggregation: 'mean' };
  }
  const known = aggregationsOf(record);
  const aggregation =
    sourceAggregations.find(
      (id) => known.includes(id) && idOf(rendererFrameworkMessages, `framework.aggregation.${id}`, text('feedBy')),
    ) ?? known[0];
  return aggregation === undefined ? null : { record, aggregation };
}

type Doubt = (code: string, field: AnnexField, params?: Readonly<Record<string, string | number>>) => void;

const methodFields = [
  'direction',
  'lower',
  'upper',
  'limits',
  'target',
  'normalisation',
  'parameters',
  'treatment',
  'imputation',
] as const;

/** Null where the project has the measure and the sheet says nothing of how it counts. */
function methodOf(text: Texts, yesNo: boolean, held: boolean, doubt: Doubt): MeasureMethod | null {
  if (held && methodFields.every((field) => text(field) === '')) return null;
  const limits = limitsOf(text, doubt);
  const direction = directionIn(text, limits?.turned === true, doubt);
  const target = weightOf(text('target'));
  if (text('target') !== '' && target === null) doubt('ANNEX_NUMBER', 'target');
  const said = choiceOf(normalisations, 'normalisation', text('normalisation'));
  if (text('normalisation') !== '' && said === null) doubt('ANNEX_CHOICE', 'normalisation');
  const normalisation: NormalisationId =
    said ?? (limits !== null || yesNo ? 'goalposts' : target === null ? 'min_max' : 'distance_to_target');
  const parameters = parametersOf(text('parameters'), normalisation, doubt);
  const imputation = choiceOf(imputations, 'imputation', text('imputation'));
  return {
    direction,
    normalisation,
    lower: limits?.lower ?? (yesNo && said === null ? 0 : null),
    upper: limits?.upper ?? (yesNo && said === null ? 1 : null),
    target,
    parameters: parameters.normalisation,
    treatment: choiceOf(treatments, 'treatment', text('treatment')) ?? 'none',
    ...(imputation === null ? {} : { imputation }),
    ...(parameters.winsoriseMax === null ? {} : { winsoriseMax: parameters.winsoriseMax }),
  };
}

function parametersOf(text: string, normalisation: NormalisationId, doubt: Doubt): RowParameters {
  const log = createSheetLog('', '');
  const read = readParameters({ cell: text, row: 1, column: 1 }, normalisation === 'count_points', log);
  if (log.errors.length > 0) doubt('ANNEX_CHOICE', 'parameters');
  return read;
}

function directionIn(text: Texts, turned: boolean, doubt: Doubt): Direction {
  const stated = text('direction');
  const direction = directionOf(stated);
  if (direction === null && stated !== '' && !isOtherProperty(stated)) doubt('ANNEX_DIRECTION', 'direction');
  if (direction === 'higher' && turned) doubt('ANNEX_LIMITS_TURNED', 'lower');
  return direction ?? (turned ? 'lower' : 'higher');
}

/** `turned`: the worst value is the greater one, as it is written for an inverse indicator. */
function limitsOf(
  text: Texts,
  doubt: Doubt,
): { readonly lower: number | null; readonly upper: number | null; readonly turned: boolean } | null {
  const range = text('limits') === '' ? null : rangeOf(text('limits'));
  if (text('limits') !== '' && range === null) doubt('ANNEX_NUMBER', 'limits');
  const [lower, upper] = range ?? [weightOf(text('lower')), weightOf(text('upper'))];
  for (const field of ['lower', 'upper'] as const)
    if (text(field) !== '' && weightOf(text(field)) === null) doubt('ANNEX_NUMBER', field);
  if (lower === null && upper === null) return null;
  const turned = lower !== null && upper !== null && lower > upper;
  return turned ? { lower: upper, upper: lower, turned } : { lower, upper, turned };
}

/** How an indicator puts together what is below; undefined where the sheet doesn't say. */
export function annexAggregation({ fields, name }: AnnexNode, doubts: AppError[]): AggregationRule | undefined {
  const stated = fields.get('aggregation');
  if (stated === undefined || isNothing(stated.text)) return undefined;
  const id = choiceOf(aggregations, 'aggregation', stated.text);
  if (id === null) {
    doubts.push(appError('ANNEX_CHOICE', { name, text: stated.text.slice(0, 60) }, { cell: stated.cell }));
    return undefined;
  }
  const { p } = readParameters(
    { cell: fields.get('parameters')?.text ?? '', row: 1, column: 1 },
    false,
    createSheetLog('', ''),
  );
  const rescale = choiceOf(rescalings, 'rescale', fields.get('rescale')?.text ?? '');
  return { id, ...(p === null ? {} : { p }), ...(rescale === null ? {} : { rescale }) };
}

/** An id by itself or by what the screens call it in either language. */
function choiceOf<Id extends string>(ids: readonly Id[], choice: string, text: string): Id | null {
  return ids.find((id) => id === text || idOf(methodWordMessages, `${choice}.${id}`, text)) ?? null;
}

function idOf(catalogue: MessageCatalogue, key: string, text: string): boolean {
  const words = catalogue[key];
  return text !== '' && words !== undefined && (words.zh === text || words.en === text);
}
