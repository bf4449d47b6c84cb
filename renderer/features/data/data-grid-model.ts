import { displayNumber } from '../../../shared/base/display.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { askedMeasures } from '../../../shared/model/work-package.ts';
import type { GridColumn } from '../../views/grid/grid-column.ts';
import type { Texts } from '../../ui/texts.ts';
import { rawValueText } from '../../ui/raw-value-text.ts';
import { cellState, cellStates, reasonOf, shareWithValue, stateLetters } from './cell-state.ts';
import type { CellState } from './cell-state.ts';
import { apartWidth, nameWidth } from '../../ui/name-width.ts';

/** A row of raw values: a unit, or the coverage of every measure (`unit` null). */
export interface DataRow {
  readonly unit: Unit | null;
  readonly at: number;
  readonly snapshot: ProjectSnapshot;
  readonly result: ScoreResult | null;
}

export interface DataFilter {
  /** Code of an indicator above the measures shown; null: all. */
  readonly indicator: string | null;
  readonly kind: RecordKind | null;
  /** Measures that sheets of this batch may feed. */
  readonly batch: number | null;
  readonly state: CellState | null;
  readonly find: string;
}

export const noFilter: DataFilter = { indicator: null, kind: null, batch: null, state: null, find: '' };

/** Positions of the measures that a filter leaves. */
export function measuresShown(
  snapshot: ProjectSnapshot,
  result: ScoreResult | null,
  filter: DataFilter,
): readonly number[] {
  const { dataset, framework, batches } = snapshot;
  const batch = filter.batch === null ? null : batches.find((candidate) => candidate.id === filter.batch);
  const batchKinds = batch ? new Set(batch.files.flatMap((file) => file.sheets.map((sheet) => sheet.kind))) : null;
  const kinds = new Map(framework.measures.map((measure) => [measure.code, measure.rule.record]));
  const written = snapshot.package;
  const asked = written === null ? null : new Set(askedMeasures(framework, written).map(({ code }) => code));
  return dataset.measures.flatMap((measure, at) => {
    // What came besides is counted above the screen.
    if (asked !== null && !asked.has(measure.code)) return [];
    const kind = kinds.get(measure.code);
    if (filter.kind !== null && kind !== filter.kind) return [];
    if (batchKinds !== null && (kind === undefined || !(batchKinds.has(kind) || batchKinds.has('measure_table'))))
      return [];
    if (filter.indicator !== null && !isBelow(snapshot, measure.parent, filter.indicator)) return [];
    if (
      filter.state !== null &&
      !dataset.units.some((_, unit) => cellState(dataset, result, at * dataset.units.length + unit) === filter.state)
    )
      return [];
    return [at];
  });
}

export function unitsShown(
  snapshot: ProjectSnapshot,
  result: ScoreResult | null,
  measures: readonly number[],
  filter: DataFilter,
): readonly DataRow[] {
  const { dataset } = snapshot;
  const wanted = filter.find.trim();
  return dataset.units.flatMap((unit, at): readonly DataRow[] => {
    if (wanted !== '' && ![unit.name, unit.fullName, unit.code, unit.group].some((text) => text.includes(wanted)))
      return [];
    if (
      filter.state !== null &&
      !measures.some((measure) => cellState(dataset, result, measure * dataset.units.length + at) === filter.state)
    )
      return [];
    return [{ unit, at, snapshot, result }];
  });
}

export function countStates(
  snapshot: ProjectSnapshot,
  result: ScoreResult | null,
): Readonly<Record<CellState, number>> {
  const counts: Record<CellState, number> = { override: 0, conflict: 0, imputed: 0, missing: 0, exempt: 0, outlier: 0 };
  const { dataset } = snapshot;
  const units = dataset.units.length;
  for (const measure of measuresShown(snapshot, result, noFilter))
    for (let cell = measure * units; cell < (measure + 1) * units; cell += 1) {
      const state = cellState(dataset, result, cell);
      if (state !== null) counts[state] += 1;
    }
  return counts;
}

export function dataColumns(
  snapshot: ProjectSnapshot,
  measures: readonly number[],
  t: Texts,
  language: 'zh' | 'en',
): readonly GridColumn<DataRow>[] {
  const { dataset } = snapshot;
  const count = dataset.units.length;
  return [
    {
      id: 'unit',
      title: t('scores.unit'),
      width: nameWidth(
        dataset.units.map(({ name }) => name),
        88,
      ),
      pin: 'left',
      minWidth: apartWidth(dataset.units.map(({ name }) => name)),
      heads: true,
      key: (row) => row.unit?.name ?? t('data.coverageRow'),
      sort: (a, b) => (a.unit?.name ?? '').localeCompare(b.unit?.name ?? '', 'zh-CN', { numeric: true }),
      tooltip: (row) => row.unit?.fullName ?? '',
      className: 'level-1',
    },
    {
      id: 'region',
      title: t('scores.region'),
      width: nameWidth(
        dataset.units.map(({ group }) => group),
        64,
      ),
      pin: 'left',
      key: (row) => row.unit?.group ?? '',
      sort: (a, b) => (a.unit?.group ?? '').localeCompare(b.unit?.group ?? '', 'zh-CN', { numeric: true }),
      choices: {
        of: (row) => row.unit?.group ?? '',
        options: [...new Set(dataset.units.map(({ group }) => group))].map((group) => ({
          value: group,
          label: group || t('scores.ungrouped'),
        })),
      },
    },
    {
      id: 'coverage',
      title: t('data.coverage'),
      hint: t('data.coverageHint'),
      width: 80,
      pin: 'left',
      align: 'right',
      key: (row) => coverage(row, measures),
      text: (row) => percent(coverage(row, measures)),
      number: (row) => coverage(row, measures) * 100,
      sort: (a, b) => coverage(a, measures) - coverage(b, measures),
    },
    ...measures.map((at): GridColumn<DataRow> => {
      const measure = dataset.measures[at];
      const name = measure?.name ?? '';
      const stateOf = (row: DataRow): CellState | null =>
        row.unit === null ? null : cellState(row.snapshot.dataset, row.result, at * count + row.at);
      const valueOf = (row: DataRow): number =>
        row.unit === null ? Number.NaN : (row.snapshot.dataset.values[at * count + row.at] ?? Number.NaN);
      const wordsOf = (row: DataRow): string => {
        const state = stateOf(row);
        return state === null
          ? ''
          : state === 'missing'
            ? `${t('data.state.missing')}: ${t(`missing.${reasonOf(row.snapshot.dataset, at * count + row.at)}`)}`
            : t(`data.state.${state}`);
      };
      return {
        id: measure?.code ?? String(at),
        code: measure?.code ?? '',
        title: name,
        hint: `${measure?.code ?? ''} ${name}${measure?.unit ? ` (${measure.unit})` : ''}`,
        width: 104,
        align: 'right',
        key: (row) => (row.unit === null ? percent(measureCoverage(row, at)) : `${valueOf(row)} ${stateOf(row)}`),
        text: (row) => (row.unit === null ? percent(measureCoverage(row, at)) : rawValueText(valueOf(row), 2)),
        paint: (into, row) =>
          paintValue(
            into,
            row.unit === null ? percent(measureCoverage(row, at)) : rawValueText(valueOf(row), 2),
            stateOf(row),
            language,
          ),
        marks: Object.fromEntries(
          cellStates.map((state) => [`cell-${state}`, (row: DataRow) => stateOf(row) === state]),
        ),
        tooltip: wordsOf,
        signs: wordsOf,
        number: (row) => (row.unit === null ? measureCoverage(row, at) * 100 : valueOf(row)),
        sort: (a, b) => valueOf(a) - valueOf(b),
        blank: (row) => Number.isNaN(valueOf(row)),
        sortFirst: 'desc',
      };
    }),
  ];
}

function paintValue(into: HTMLElement, value: string, state: CellState | null, language: 'zh' | 'en'): void {
  const mark = document.createElement('span');
  mark.className = 'mark';
  mark.textContent = state === null ? '' : stateLetters[state][language];
  const figure = document.createElement('span');
  figure.className = 'figure';
  figure.textContent = value;
  into.replaceChildren(mark, figure);
}

function percent(share: number): string {
  return Number.isNaN(share) ? '—' : `${displayNumber(share * 100, 1)}%`;
}

/** Share of a unit's cells (of all cells for the heading row) that hold a value, over the measures shown. */
function coverage(row: DataRow, measures: readonly number[]): number {
  const { dataset } = row.snapshot;
  const units = row.unit === null ? dataset.units.map((_, at) => at) : [row.at];
  return shareWithValue(
    dataset,
    measures.flatMap((measure) => units.map((unit) => measure * dataset.units.length + unit)),
  );
}

function measureCoverage({ snapshot: { dataset } }: DataRow, at: number): number {
  const count = dataset.units.length;
  return shareWithValue(
    dataset,
    dataset.units.map((_, unit) => at * count + unit),
  );
}

function isBelow({ dataset }: ProjectSnapshot, node: number, code: string): boolean {
  for (let at = node; at >= 0; at = dataset.nodes[at]?.parent ?? -1) if (dataset.nodes[at]?.code === code) return true;
  return false;
}
