import { appError } from '../../base/app-error.ts';
import { baseFigures } from '../../model/base-figure.ts';
import { cellMarks, doubtBits, doubtsOf, missingReasonIndex } from '../../model/dataset.ts';
import type { Doubt } from '../../model/dataset.ts';
import type { WorklistKind } from '../../model/worklist.ts';
import { isShort, monthsOf } from '../../scoring/evidence.ts';
import { nowhere } from './worklist-input.ts';
import type { FoundLine, WorklistInput } from './worklist-input.ts';

const doubtWords = {
  platform: 'WORKLIST_CONFLICT_PLATFORM',
  lastYear: 'WORKLIST_DOUBT_LAST_YEAR',
  cohort: 'WORKLIST_DOUBT_COHORT',
  domain: 'WORKLIST_DOUBT_DOMAIN',
} as const satisfies Record<Doubt, string>;

/** Measures named in one message. */
const NAMED = 6;
/** Whether there is anything at all: a project before its first import lacks everything, and that is no list. */
export function hasData({ dataset }: Pick<WorklistInput, 'dataset'>): boolean {
  return dataset.values.some((value) => !Number.isNaN(value));
}

export function included({ dataset, method }: Pick<WorklistInput, 'dataset' | 'method'>): readonly number[] {
  return dataset.units.flatMap(({ code }, u) => (method.excludedUnits.includes(code) ? [] : [u]));
}

/** Conflicts, incomplete periods and doubts of the cells that have a value. What a person has set with a reason has been looked at. */
export function cellLines(input: WorklistInput): readonly FoundLine[] {
  const { dataset } = input;
  const count = dataset.units.length;
  const units = included(input);
  return dataset.measures.flatMap((measure, m) =>
    units.flatMap((u): readonly FoundLine[] => {
      const cell = m * count + u;
      const value = dataset.values[cell] ?? Number.NaN;
      const marks = dataset.marks[cell] ?? 0;
      if (Number.isNaN(value) || (marks & cellMarks.overridden) !== 0) return [];
      const unit = dataset.units[u]?.code ?? '';
      const line = (kind: WorklistKind, part: string, message: FoundLine['message'], of: string): FoundLine => ({
        ...nowhere,
        id: `${kind}/${unit}/${measure.code}${part}`,
        kind,
        unit,
        measure: measure.code,
        message,
        blocking: kind === 'conflict' && part === '',
        of,
        answer: 'override',
      });
      const months = monthsOf(dataset, m, cell);
      const domain = input.framework.measures[m]?.domain ?? '';
      return [
        ...((marks & cellMarks.conflict) === 0
          ? []
          : [line('conflict', '', appError('WORKLIST_CONFLICT'), String(value))]),
        ...(isShort(months)
          ? [
              line(
                'incomplete_period',
                '',
                appError('WORKLIST_INCOMPLETE', { ...months, value }),
                `${months.present}/${months.expected}`,
              ),
            ]
          : []),
        ...doubtsOf(dataset.evidence?.doubts[cell] ?? 0).map((doubt) =>
          line(
            doubtBits[doubt] === doubtBits.platform ? 'conflict' : 'doubt',
            `/${doubt}`,
            appError(doubtWords[doubt], { value, ...(doubt === 'domain' ? { domain } : {}) }),
            String(value),
          ),
        ),
      ];
    }),
  );
}

/** Base figures without which what was collected can't be scored, a line each and not one a measure. */
export function baseLines(input: WorklistInput): readonly FoundLine[] {
  const { dataset, framework } = input;
  const count = dataset.units.length;
  const zero = missingReasonIndex('zero_base');
  const lacking = [missingReasonIndex('no_base'), zero];
  return included(input).flatMap((u) =>
    baseFigures.flatMap((figure): readonly FoundLine[] => {
      const measures = framework.measures.filter(
        ({ base }, m) => base === figure && lacking.includes(dataset.reasons[m * count + u] ?? 0),
      );
      const [first] = measures;
      if (first === undefined) return [];
      const isZero = dataset.reasons[framework.measures.indexOf(first) * count + u] === zero;
      const unit = dataset.units[u]?.code ?? '';
      const list = measures
        .slice(0, NAMED)
        .map(({ code }) => code)
        .join('、');
      return [
        {
          ...nowhere,
          id: `missing_base/${unit}/${figure}`,
          kind: 'missing_base',
          unit,
          measure: first.code,
          message: appError(isZero ? 'WORKLIST_ZERO_BASE' : 'WORKLIST_MISSING_BASE', {
            figure,
            count: measures.length,
            list: measures.length > NAMED ? `${list}……` : list,
          }),
          blocking: true,
          of: isZero ? '0' : '',
          answer: { record: 'base_figures', selector: figure, period: framework.year },
        },
      ];
    }),
  );
}
