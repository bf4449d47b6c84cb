import { appError } from '../../base/app-error.ts';
import { baseFigures } from '../../model/base-figure.ts';
import { cellMarks, doubtsOf, missingReasonIndex } from '../../model/dataset.ts';
import type { Doubt } from '../../model/dataset.ts';
import type { WorklistKind } from '../../model/worklist.ts';
import { isShort, monthsOf } from '../../scoring/evidence.ts';
import { nowhere } from './worklist-input.ts';
import type { FoundLine, WorklistInput } from './worklist-input.ts';

const doubtWords = {
  unnamedPlatform: 'WORKLIST_CONFLICT_UNNAMED_PLATFORM',
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

/** Conflicts, and of the cells that have a value incomplete periods and doubts. What a person has set with a reason has been looked at. */
export function cellLines(input: WorklistInput): readonly FoundLine[] {
  const { dataset } = input;
  const count = dataset.units.length;
  const units = included(input);
  return dataset.measures.flatMap((measure, m) =>
    units.flatMap((u): readonly FoundLine[] => {
      const cell = m * count + u;
      const value = dataset.values[cell] ?? Number.NaN;
      const marks = dataset.marks[cell] ?? 0;
      if ((marks & cellMarks.overridden) !== 0) return [];
      const unit = dataset.units[u]?.code ?? '';
      const line = (kind: WorklistKind, part: string, message: FoundLine['message'], of: string): FoundLine => ({
        ...nowhere,
        id: `${kind}/${unit}/${measure.code}${part}`,
        kind,
        unit,
        measure: measure.code,
        message,
        // Of platforms that merely lie far apart each may be right; a number that counts twice may not.
        blocking: kind === 'conflict' && part !== '/platform',
        of,
        answer: 'override',
      });
      const disputed =
        (marks & cellMarks.conflict) === 0
          ? []
          : [line('conflict', '', appError('WORKLIST_CONFLICT'), Number.isNaN(value) ? '' : String(value))];
      // A later record that says there is none takes a value away.
      if (Number.isNaN(value)) return disputed;
      const months = monthsOf(dataset, m, cell);
      const domain = input.framework.measures[m]?.domain ?? '';
      return [
        ...disputed,
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
            doubt === 'platform' || doubt === 'unnamedPlatform' ? 'conflict' : 'doubt',
            `/${doubt}`,
            appError(doubtWords[doubt], { value, ...(doubt === 'domain' ? { domain } : {}) }),
            String(value),
          ),
        ),
      ];
    }),
  );
}

/** Base figures of which records say different numbers: what is divided by them moves with the newest. */
export function figureLines(input: WorklistInput): readonly FoundLine[] {
  const { dataset, framework } = input;
  return included(input).flatMap((u) =>
    baseFigures.flatMap((figure): readonly FoundLine[] => {
      const first = framework.measures.find(({ base }) => base === figure);
      if (first === undefined || dataset.evidence?.disputedFigures?.[figure]?.[u] !== 1) return [];
      const value = dataset.denominators[figure]?.[u] ?? Number.NaN;
      const unit = dataset.units[u]?.code ?? '';
      return [
        {
          ...nowhere,
          id: `conflict/${unit}/${figure}`,
          kind: 'conflict',
          unit,
          measure: first.code,
          message: appError('WORKLIST_CONFLICT_FIGURE', { figure, value }),
          blocking: true,
          of: String(value),
          answer: { record: 'base_figures', selector: figure, period: framework.year },
        },
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
