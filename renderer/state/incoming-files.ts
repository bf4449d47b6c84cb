import { create } from 'zustand';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import { goTo } from './appearance.ts';

/** Files dropped on the window or handed over by the menu, for the import screen to take up. */
export const useIncomingFiles = create<{ readonly files: readonly FileHandle[] }>(() => ({ files: [] }));

export function takeFiles(files: readonly FileHandle[]): void {
  useIncomingFiles.setState({ files });
  goTo('import');
}
