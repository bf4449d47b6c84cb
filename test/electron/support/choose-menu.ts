import type { Desktop } from './start-desktop.ts';

/** Chooses an item of the native menu by its words, as a click on it does; comes back before what it does is done. Throws when there is no such item or it is disabled. */
export async function chooseMenu({ app }: Desktop, ...words: readonly string[]): Promise<void> {
  const fault = await app.evaluate(
    ({ Menu, BrowserWindow }, path) => {
      let items = Menu.getApplicationMenu()?.items ?? [];
      for (const [depth, label] of path.entries()) {
        const item = items.find((one) => one.label === label);
        if (!item) return `${label}: not among ${items.map((one) => one.label).join(', ')}`;
        if (!item.enabled) return `${label}: disabled`;
        const [window] = BrowserWindow.getAllWindows();
        // Not before this call has answered: the item may end the app.
        if (depth === path.length - 1) setImmediate(() => item.click(undefined, window, window?.webContents));
        items = item.submenu?.items ?? [];
      }
      return null;
    },
    [...words],
  );
  if (fault !== null) throw new Error(fault);
}
