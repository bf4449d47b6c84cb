import { create } from 'zustand';

interface Signing {
  /** Whether who is at work was given, or refused; null before the settings are here. */
  readonly asked: boolean | null;
  /** 署名, name and office as one text; '' where none was given. */
  readonly editor: string;
}

export const useSigning = create<Signing>(() => ({ asked: null, editor: '' }));

/** Whether a signature of the project, 署名 (account@machine), is of who is at work. Without 署名 everybody on it signs alike. */
export function isOwn(by: string, editor: string): boolean {
  return editor === '' ? !by.includes(' (') : by.startsWith(`${editor} (`);
}
