import { closeHelp, showHelp, showHelpPage, useHelp } from '../../state/help.ts';
import { helpIds } from '../../state/help-ids.ts';

/** F1: the page of the "?" nearest to the focus, upwards from it; the contents where none is near, and within the help itself. */
export function helpHere(): void {
  const page = nearestPage(document.activeElement);
  if (page === null) showHelp({ kind: 'contents' });
  else showHelpPage(page);
}

/** The button of the bar: opens the contents, or closes the help. */
export function toggleHelp(): void {
  if (useHelp.getState().trail.length > 0) closeHelp();
  else showHelp({ kind: 'contents' });
}

function nearestPage(focus: Element | null): (typeof helpIds)[number] | null {
  if (focus?.closest('.help-panel')) return null;
  const main = document.querySelector('main.screen');
  const inside = focus !== null && (main?.contains(focus) ?? false);
  for (let at = inside ? focus : main; at !== null; at = at.parentElement) {
    const named = at.querySelector('[data-help]')?.getAttribute('data-help') ?? at.getAttribute('data-help');
    const page = helpIds.find((id) => id === named);
    if (page !== undefined) return page;
    if (at === main) return null;
  }
  return null;
}
