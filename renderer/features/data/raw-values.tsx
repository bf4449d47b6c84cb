import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Select } from 'antd';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { nameIn } from '../../../shared/report/english-names.ts';
import { recordKindNames, recordKinds } from '../../../shared/model/record-kind.ts';
import type { NoteAbout } from '../../../shared/model/note.ts';
import { goTo, useAppearance } from '../../state/appearance.ts';
import type { WantedPlace } from '../../state/appearance.ts';
import { selectUnit, useWorkbench } from '../../state/workbench.ts';
import { useNotedColumns } from '../../views/grid/noted-columns.ts';
import { ViewedGrid } from '../../views/grid/viewed-grid.tsx';
import { FindField } from '../../ui/find-field.tsx';
import type { GridHandle } from '../../views/grid/grid.tsx';
import { NoMatch } from '../../ui/screen-states.tsx';
import { useTexts } from '../../ui/texts.ts';
import { cellStates, stateLetters } from './cell-state.ts';
import { countStates, dataColumns, measuresShown, noFilter, unitsShown } from './data-grid-model.ts';
import type { DataFilter, DataRow } from './data-grid-model.ts';
import { LineageDrawer } from './lineage-drawer.tsx';

const rowId = (row: DataRow): string => row.unit?.code ?? 'coverage';

/** 原始值: units × measures, coloured by what is to be known of each cell; a click shows where it comes from. */
export function RawValues({
  snapshot,
  choice,
  place,
}: {
  readonly snapshot: ProjectSnapshot;
  readonly choice: React.ReactNode;
  /** A value whose lineage is to be shown at once, or a unit. */
  readonly place: Extract<WantedPlace, { kind: 'cell' | 'unit' }> | null;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const result = useWorkbench((state) => state.result);
  const [filter, setFilter] = useState<DataFilter>(noFilter);
  const [cell, setCell] = useState<{ readonly unit: string; readonly measure: string } | null>(null);
  const grid = useRef<GridHandle>(null);
  const { dataset, framework, batches } = snapshot;
  useEffect(() => {
    if (place?.kind === 'cell') setCell({ unit: place.unit, measure: place.measure });
    else if (place !== null) setFilter({ ...noFilter, find: place.name });
  }, [place]);
  useEffect(() => {
    if (place?.kind === 'unit') grid.current?.focusRow(place.code, 0);
  }, [place, filter]);

  const measures = useMemo(() => measuresShown(snapshot, result, filter), [snapshot, result, filter]);
  const rows = useMemo(() => unitsShown(snapshot, result, measures, filter), [snapshot, result, measures, filter]);
  const all = useMemo(() => unitsShown(snapshot, result, measures, noFilter), [snapshot, result, measures]);
  const pinned = useMemo((): readonly DataRow[] => [{ unit: null, at: -1, snapshot, result }], [snapshot, result]);
  const columns = useMemo(() => dataColumns(snapshot, measures, t, language), [snapshot, measures, t, language]);
  const aboutOf = useCallback(
    (row: DataRow, column: string, marking: boolean) => aboutCell(snapshot, row, column, marking),
    [snapshot],
  );
  const noted = useNotedColumns(columns, aboutOf);
  const counts = useMemo(() => countStates(snapshot, result), [snapshot, result]);
  const openCell = useCallback(
    (row: DataRow, column: string) => {
      if (row.unit === null || !dataset.measures.some((measure) => measure.code === column)) return false;
      setCell({ unit: row.unit.code, measure: column });
      return true;
    },
    [dataset],
  );
  const change = (part: Partial<DataFilter>): void => setFilter((held) => ({ ...held, ...part }));
  const usedKinds = recordKinds.filter((kind) => framework.measures.some((measure) => measure.rule.record === kind));

  return (
    <>
      <div className="toolbar">
        <h1>{t('nav.data')}</h1>
        {choice}
        <FindField
          width={160}
          placeholder={t('scores.find')}
          value={filter.find}
          onChange={(find) => change({ find })}
        />
        <Select
          allowClear
          style={{ width: 168 }}
          placeholder={t('data.byIndicator')}
          aria-label={t('data.byIndicator')}
          value={filter.indicator}
          onChange={(indicator) => change({ indicator: indicator ?? null })}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={280}
          options={dataset.nodes
            .filter((node) => node.parent >= 0)
            .map((node) => ({ value: node.code, label: `${'　'.repeat(node.depth - 1)}${node.code} ${node.name}` }))}
        />
        <Select
          allowClear
          style={{ width: 148 }}
          placeholder={t('data.byKind')}
          aria-label={t('data.byKind')}
          value={filter.kind}
          onChange={(kind) => change({ kind: kind ?? null })}
          options={usedKinds.map((kind) => ({ value: kind, label: nameIn(recordKindNames[kind], language) }))}
        />
        <Select
          allowClear
          style={{ width: 120 }}
          placeholder={t('data.byBatch')}
          aria-label={t('data.byBatch')}
          value={filter.batch}
          onChange={(batch) => change({ batch: batch ?? null })}
          popupMatchSelectWidth={280}
          options={batches.map((batch) => ({
            value: batch.id,
            label: t('data.batchName', { batch: batch.id, files: batch.files.length }),
          }))}
        />
        <span className="push" />
        <div className="legend" role="group" aria-label={t('data.states')}>
          {cellStates.map((state) => (
            <button
              key={state}
              type="button"
              className="state-chip"
              aria-pressed={filter.state === state}
              disabled={counts[state] === 0 && filter.state !== state}
              onClick={() => change({ state: filter.state === state ? null : state })}
            >
              <i className={`cell-${state}`}>{stateLetters[state][language]}</i>
              {t(`data.state.${state}`)} {counts[state]}
            </button>
          ))}
        </div>
      </div>
      <div className="split whole">
        <div className="main">
          {rows.length === 0 || measures.length === 0 ? (
            <NoMatch clear={() => setFilter(noFilter)} />
          ) : (
            <ViewedGrid
              view="data"
              form={language}
              all={all}
              clear={() => setFilter(noFilter)}
              topRows
              handle={grid}
              headerHeight={44}
              label={t('data.gridLabel')}
              language={language}
              rows={rows}
              columns={noted.columns}
              rowId={rowId}
              pinnedTop={pinned}
              onOpen={openCell}
              onNote={noted.onNote}
              onFocusRow={focusRow}
            />
          )}
          {batches.length === 0 && (
            <p className="banner">
              {t('data.empty')}{' '}
              <Button size="small" type="primary" onClick={() => goTo('import')}>
                {t('none.scores.go')}
              </Button>
            </p>
          )}
        </div>
      </div>
      <LineageDrawer
        snapshot={snapshot}
        cell={cell}
        first={
          place?.kind === 'cell' && place.unit === cell?.unit && place.measure === cell.measure ? place.part : 'records'
        }
        close={() => setCell(null)}
      />
    </>
  );
}

/** What a note on a cell of the grid is about: the value of a measure, else the unit, which is marked beside its name. */
function aboutCell(
  { dataset, framework }: ProjectSnapshot,
  { unit }: DataRow,
  column: string,
  marking: boolean,
): NoteAbout | null {
  if (unit === null) return null;
  if (dataset.measures.some(({ code }) => code === column))
    return { kind: 'cell', unit: unit.code, indicator: column, year: framework.year };
  return marking && column !== 'unit' ? null : { kind: 'unit', unit: unit.code };
}

function focusRow(row: DataRow): void {
  if (row.unit !== null) selectUnit(row.unit.code);
}
