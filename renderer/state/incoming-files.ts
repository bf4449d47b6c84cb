import { create } from 'zustand';
import { sheetExtensions } from '../../shared/contract/file-kinds.ts';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import { host } from '../client/invoke.ts';
import { goTo } from './appearance.ts';
import { fail } from './notices.ts';

/** Files dropped on the window or handed over by the menu, for the import screen to take up; `again`: read anew though a batch holds them. */
export const useIncomingFiles = create<{ readonly files: readonly FileHandle[]; readonly again: boolean }>(() => ({
  files: [],
  again: false,
}));

export function takeFiles(files: readonly FileHandle[], again = false): void {
  useIncomingFiles.setState({ files, again });
  goTo('import');
}

/** A file of a batch, chosen once more (projects keep records, not files), to be read by what is known now. */
export async function chooseAgain(): Promise<void> {
  const chosen = await host().openFiles({ purpose: 'sheets', extensions: [...sheetExtensions], multiple: true });
  if (!chosen.ok) return fail(chosen);
  if (chosen.value.length > 0) takeFiles(chosen.value, true);
}
