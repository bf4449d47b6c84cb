import { useCallback, useEffect, useMemo, useRef } from 'react';
import { TOTAL } from '../../../shared/model/dataset.ts';
import type { NoteAbout } from '../../../shared/model/note.ts';
import type { TierId } from '../../../shared/model/method.ts';
import { tiersInUse } from '../../../shared/report/tier-lines.ts';
import { useAppearance } from '../../state/appearance.ts';
import { askScore } from '../../state/score-question.ts';
import { selectUnit, useWorkbench } from '../../state/workbench.ts';
import { useNotedColumns } from '../../views/grid/noted-columns.ts';
import { ViewedGrid } from '../../views/grid/viewed-grid.tsx';
import type { GridHandle } from '../../views/grid/grid.tsx';
import { NoMatch } from '../../ui/screen-states.tsx';
import { tierLabel } from '../../ui/tier-tag.tsx';
import { useLook } from '../../ui/look.ts';
import { useTexts } from '../../ui/texts.ts';
import { scoreColumns } from './score-columns.ts';
import { scoreRows } from './score-rows.ts';
import type { Grouping, ScoreRow } from './score-rows.ts';

const rowId = (row: ScoreRow): string => row.id;
const groupOf = (row: ScoreRow): string => row.group;
const heading = (row: ScoreRow): string | null => row.heading;
const rowMarks = { 'row-moved': (row: ScoreRow) => row.moved };

interface ScoreTableProps {
  readonly grouping: Grouping;
  readonly find: string;
  readonly movedOnly: boolean;
  /** Points of the index within which a unit is marked as near a tier line; 0: none. */
  readonly margin: number;
  readonly open: ReadonlySet<string>;
  readonly toggle: (code: string) => void;
  readonly clear: () => void;
}

/** The grid alone: what an edit draws anew, apart from the tool bar that it doesn't concern. */
export function ScoreTable({
  grouping,
  find,
  movedOnly,
  margin,
  open,
  toggle,
  clear,
}: ScoreTableProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const look = useLook();
  const snapshot = useWorkbench((state) => state.snapshot);
  const result = useWorkbench((state) => state.result);
  const method = useWorkbench((state) => state.resultMethod);
  const baselineResult = useWorkbench((state) => state.baselineResult);
  const lastChange = useWorkbench((state) => state.lastChange);
  const dataset = snapshot?.dataset;
  const scale = method?.scale;
  const rankRounding = method?.rankRounding ?? null;
  const missing = method?.missing;
  const tiers = useMemo(() => (method && result ? tiersInUse({ method, result }) : undefined), [method, result]);
  const columns = useMemo(
    () =>
      dataset && scale && tiers && missing
        ? scoreColumns(dataset, { scale, tiers, rankRounding, missing }, margin, { open, toggle }, t, language, look)
        : [],
    [dataset, scale, tiers, rankRounding, missing, margin, open, toggle, t, language, look],
  );
  const year = snapshot?.framework.year ?? 0;
  const aboutOf = useCallback(
    (row: ScoreRow, column: string, marking: boolean) => aboutCell(row, column, year, marking),
    [year],
  );
  const noted = useNotedColumns(columns, aboutOf);
  const rows = useMemo(() => {
    if (!snapshot || !result || !method) return [];
    const naming = {
      tierName: (tier: TierId | null) => tierLabel(tier, language, method.tiers),
      ungrouped: t('scores.ungrouped'),
      count: (count: number) => t('scores.count', { count }),
    };
    return scoreRows(snapshot, method, result, baselineResult, lastChange, grouping, naming);
  }, [snapshot, method, result, baselineResult, lastChange, grouping, language, t]);
  const shown = useMemo(() => matching(rows, find, movedOnly), [rows, find, movedOnly]);
  const grid = useRef<GridHandle>(null);
  const place = useAppearance((state) => state.place);
  useEffect(() => {
    if (place?.kind !== 'unit') return;
    const row = shown.find(({ unit }) => unit?.code === place.code);
    if (row !== undefined && grid.current?.focusRow(row.id, 0) === true) useAppearance.setState({ place: null });
  }, [place, shown]);

  if (shown.length === 0) return <NoMatch clear={clear} />;
  return (
    <ViewedGrid
      view="scores"
      // Cells are painted once for what they say: other decimals and colours begin anew.
      form={`${language} ${grouping} ${JSON.stringify(look)}`}
      all={rows}
      clear={clear}
      topRows
      handle={grid}
      headerHeight={44}
      rowHeight={28}
      label={t('scores.gridLabel')}
      language={language}
      rows={shown}
      columns={noted.columns}
      rowId={rowId}
      rowMarks={rowMarks}
      {...(grouping === 'none' ? {} : { groupOf, heading })}
      onFocusRow={focusRow}
      onOpen={openScore}
      onNote={noted.onNote}
      openLabel={t('question.ask')}
    />
  );
}

/** Columns that show the index or what is said of it. */
const ofIndex: ReadonlySet<string> = new Set([
  'rank',
  'rankChange',
  'index',
  'indexChange',
  'evidence',
  'tier',
  'stack',
]);

/** What a note on a cell is about: a score, else the unit. Marked is only where it stands: the index in its own column, the unit beside its name. */
function aboutCell({ unit }: ScoreRow, column: string, year: number, marking: boolean): NoteAbout | null {
  if (unit === null) return null;
  const code = codeOf(column);
  if (marking && (code === null ? column !== 'unit' : code === TOTAL && column !== 'index')) return null;
  return code === null ? { kind: 'unit', unit: unit.code } : { kind: 'score', unit: unit.code, indicator: code, year };
}

function codeOf(column: string): string | null {
  return column.startsWith('score ') ? column.slice('score '.length) : ofIndex.has(column) ? TOTAL : null;
}

function openScore(row: ScoreRow, column: string): boolean {
  if (row.unit === null) return false;
  const code = codeOf(column);
  if (code === null) return false;
  askScore(row.unit.code, code);
  return true;
}

function focusRow(row: ScoreRow): void {
  if (row.unit) selectUnit(row.unit.code);
}

/** Heading rows stay only above rows that match. */
function matching(rows: readonly ScoreRow[], find: string, movedOnly: boolean): readonly ScoreRow[] {
  const wanted = find.trim();
  if (wanted === '' && !movedOnly) return rows;
  const kept = rows.filter(
    (row) =>
      row.unit !== null &&
      (!movedOnly || row.moved) &&
      [row.unit.name, row.unit.fullName, row.unit.code, row.unit.group].some((text) => text.includes(wanted)),
  );
  const groups = new Set(kept.map((row) => row.group));
  const found = new Set(kept);
  return rows.filter((row) => (row.unit === null ? groups.has(row.group) : found.has(row)));
}
