import { create } from 'zustand';
import type { HelpId } from './help-ids.ts';

/** What the help beside the screen shows. */
export type HelpPlace =
  | { readonly kind: 'contents' }
  | { readonly kind: 'glossary' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'page'; readonly id: HelpId }
  | { readonly kind: 'tour'; readonly step: number };

interface Help {
  /** What is shown, after what was shown before it; empty while the help is closed. */
  readonly trail: readonly HelpPlace[];
  /** The tour has been gone through or refused; null before the settings are here. */
  readonly toured: boolean | null;
}

export const useHelp = create<Help>(() => ({ trail: [], toured: null }));

export function showHelp(place: HelpPlace): void {
  useHelp.setState(({ trail }) => ({ trail: [...trail, place] }));
}

export function showHelpPage(id: HelpId): void {
  showHelp({ kind: 'page', id });
}

export function helpBack(): void {
  useHelp.setState(({ trail }) => ({ trail: trail.slice(0, -1) }));
}

export function closeHelp(): void {
  useHelp.setState({ trail: [] });
}
