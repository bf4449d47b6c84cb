import { useMemo } from 'react';
import type { NoteAbout } from '../../shared/model/note.ts';
import { notePlace } from '../../shared/report/note-place.ts';
import { useAppearance } from '../state/appearance.ts';
import { useWorkbench } from '../state/workbench.ts';

/** What a note is about, in words. */
export function useNotePlaceText(): (about: NoteAbout) => string {
  const language = useAppearance((state) => state.language);
  const dataset = useWorkbench((state) => state.snapshot?.dataset);
  return useMemo(() => {
    const names = dataset ?? { nodes: [], measures: [], units: [] };
    return (about) => notePlace(about, names, language);
  }, [dataset, language]);
}
