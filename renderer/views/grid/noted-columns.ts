import { useCallback, useMemo } from 'react';
import { notePlaceKey } from '../../../shared/model/note.ts';
import type { NoteAbout } from '../../../shared/model/note.ts';
import { openPlaces, showNotes } from '../../state/notes.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useTexts } from '../../ui/texts.ts';
import type { GridColumn } from './grid-column.ts';

/**
 * What a note on a cell of a grid is about; null: it can have none. `marking` asks for the place that is marked in this cell alone, where several cells of a row
 * lead to the same notes. The same function as long as it says the same.
 */
export type NotedCell<Row> = (row: Row, column: string, marking: boolean) => NoteAbout | null;

interface NotedGrid<Row> {
  readonly columns: readonly GridColumn<Row>[];
  /** Opens the notes of a cell; false: it can have none. */
  readonly onNote: (row: Row, column: string) => boolean;
}

/** The columns with a mark in each cell that has an open note. */
export function useNotedColumns<Row>(columns: readonly GridColumn<Row>[], aboutOf: NotedCell<Row>): NotedGrid<Row> {
  const t = useTexts();
  const notes = useWorkbench((state) => state.snapshot?.notes);
  const marked = useMemo(() => {
    const open = openPlaces(notes ?? []);
    const noted = (row: Row, column: string): string => {
      const about = aboutOf(row, column, true);
      return about !== null && open.has(notePlaceKey(about)) ? t('notes.here') : '';
    };
    return columns.map((column) => ({ ...column, noted: (row: Row) => noted(row, column.id) }));
  }, [columns, notes, aboutOf, t]);
  const onNote = useCallback(
    (row: Row, column: string) => {
      const about = aboutOf(row, column, false);
      if (about !== null) showNotes(about);
      return about !== null;
    },
    [aboutOf],
  );
  return { columns: marked, onNote };
}
