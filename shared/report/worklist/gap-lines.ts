import { appError } from '../../base/app-error.ts';
import { atLeast } from '../../base/tolerance.ts';
import { indexParams } from '../../model/index-name.ts';
import { leastMeasured } from '../../scoring/evidence.ts';
import { withheldNodes } from '../withheld-nodes.ts';
import { hasData, included } from './cell-lines.ts';
import { nowhere } from './worklist-input.ts';
import type { FoundLine, WorklistInput } from './worklist-input.ts';

/** What new projects ask for at least (docs/METHODS "Missing children"): below it a tier stops a release, whatever the project asks for. */
const SUSPECT_BELOW = 0.65;

/** Stored with what was settled of a line whose unit has no index. */
const UNSCORED = 'unscored';

/** In per cent, cut and not rounded, so that what is below a line never reads as on it. */
function shareText(share: number): string {
  return `${Math.floor(share * 1000 + 1e-9) / 10}%`;
}

/** Units, measures and indicators for which there is nothing, and units whose score rests on too little. */
export function gapLines(input: WorklistInput): readonly FoundLine[] {
  if (!hasData(input)) return indicatorLines(input);
  return [...unitLines(input), ...measureLines(input), ...indicatorLines(input)];
}

function unitLines(input: WorklistInput): readonly FoundLine[] {
  const { dataset, method, result } = input;
  const count = dataset.units.length;
  const own = leastMeasured(method.missing);
  const least = Math.max(own, SUSPECT_BELOW);
  return included(input).flatMap((u): readonly FoundLine[] => {
    const unit = dataset.units[u]?.code ?? '';
    const line = (
      kind: 'missing_unit' | 'insufficient_evidence',
      rest: Pick<FoundLine, 'message' | 'blocking' | 'of'>,
    ) => ({
      ...nowhere,
      id: `${kind}/${unit}`,
      kind,
      unit,
      measure: null,
      answer: null,
      ...rest,
    });
    if (dataset.measures.every((_, m) => Number.isNaN(dataset.values[m * count + u] ?? Number.NaN)))
      return [line('missing_unit', { message: appError('WORKLIST_MISSING_UNIT'), blocking: false, of: '' })];
    const measured = result?.evidence.measured[u] ?? Number.NaN;
    if (result === null || Number.isNaN(measured) || atLeast(measured, least)) return [];
    const scored = !Number.isNaN(result.index[u] ?? Number.NaN);
    const withheld = withheldNodes({ dataset, result }, u, 0).map((node) => dataset.nodes[node]?.code ?? '');
    return [
      line('insufficient_evidence', {
        message: appError(
          scored
            ? withheld.length > 0
              ? 'WORKLIST_INSUFFICIENT_WITHHELD'
              : 'WORKLIST_INSUFFICIENT'
            : withheld.length > 0
              ? 'WORKLIST_INSUFFICIENT_UNSCORED_WITHHELD'
              : 'WORKLIST_INSUFFICIENT_UNSCORED',
          {
            share: shareText(measured),
            least: shareText(least),
            ...lackingMeasures(input, u),
            ...(withheld.length > 0 ? { withheld: withheld.length, indicators: namedCodes(withheld) } : {}),
            ...(scored ? { own: shareText(own) } : {}),
            ...indexParams(input.method),
          },
        ),
        // Whatever the project asks for: a method may give a tier on less, but it is fixed or accepted before it is released.
        blocking: scored,
        // Who accepts that a unit has no tier has not accepted one on the same share.
        of: scored ? shareText(measured) : `${shareText(measured)} ${UNSCORED}`,
      }),
    ];
  });
}

/** Codes named in one line. */
const NAMED = 6;

/** How many measures that count a unit has no score of, and which. */
function lackingMeasures(
  { dataset, result }: WorklistInput,
  unit: number,
): { readonly count: number; readonly codes: string } {
  const codes = dataset.measures.flatMap(({ code }, m) =>
    (result?.measureEffective[m] ?? 0) > 0 && Number.isNaN(result?.normalised[m * dataset.units.length + unit])
      ? [code]
      : [],
  );
  return { count: codes.length, codes: namedCodes(codes) };
}

function namedCodes(codes: readonly string[]): string {
  return codes.slice(0, NAMED).join(', ') + (codes.length > NAMED ? ' …' : '');
}

/** Measures that count and of which nobody has a value. */
function measureLines(input: WorklistInput): readonly FoundLine[] {
  const { dataset, result } = input;
  const count = dataset.units.length;
  const units = included(input);
  return dataset.measures.flatMap(({ code }, m): readonly FoundLine[] => {
    const active = (result?.measureEffective[m] ?? 1) > 0;
    if (!active || units.some((u) => !Number.isNaN(dataset.values[m * count + u] ?? Number.NaN))) return [];
    return [
      {
        ...nowhere,
        id: `measure_without_data/${code}`,
        kind: 'measure_without_data',
        unit: null,
        measure: code,
        message: appError('WORKLIST_NO_DATA'),
        blocking: false,
        of: '',
        answer: null,
      },
    ];
  });
}

function indicatorLines({ framework, method }: WorklistInput): readonly FoundLine[] {
  return framework.indicators.flatMap(({ code }): readonly FoundLine[] => {
    const leads =
      framework.indicators.some(({ parent }) => parent === code) ||
      framework.measures.some(({ indicator }) => indicator === code);
    if (leads || (method.weights[code] ?? 0) === 0) return [];
    return [
      {
        ...nowhere,
        id: `indicator_without_measure/${code}`,
        kind: 'indicator_without_measure',
        unit: null,
        measure: null,
        indicator: code,
        message: appError('WORKLIST_NO_MEASURE'),
        blocking: false,
        of: '',
        answer: null,
      },
    ];
  });
}
