import { act } from 'react';

export interface GridHands {
  /** Among the rows that scroll, not those at the top; null where it isn't drawn. */
  cell(row: string, column: string): HTMLElement | null;
  text(row: string, column: string): string;
  focused(): { readonly row: string | null; readonly column: string | null } | null;
  clickHeading(column: string, shiftKey: boolean): void;
  focus(row: string, column: string): Promise<void>;
  press(key: string, more?: KeyboardEventInit): Promise<void>;
  /** The first letter opens the editor, as on a keyboard. */
  type(text: string): Promise<void>;
  paste(text: string): Promise<void>;
  copy(): Promise<string>;
  /** The texts of all rows as they are sorted and filtered; '' where there are none. */
  copyAll(): Promise<string>;
}

/** What mouse and keyboard do with a grid, as the events that a browser gives. */
export function gridHands(place: HTMLElement): GridHands {
  const cell = (row: string, column: string): HTMLElement | null =>
    [...place.querySelectorAll<HTMLElement>(`[row-id="${row}"] [col-id="${column}"]`)].find((each) =>
      /^\d+$/.test(each.closest('[row-index]')?.getAttribute('row-index') ?? ''),
    ) ?? null;
  const text = (row: string, column: string): string => cell(row, column)?.textContent.trim() ?? '';
  const press = (key: string, more: KeyboardEventInit = {}): Promise<void> =>
    act(async () => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      );
    });
  const byClipboard = async (type: 'copy' | 'paste', content: string): Promise<string> => {
    const kept = new Map([['text/plain', content]]);
    const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
      clipboardData: {
        getData: (kind: string) => kept.get(kind) ?? '',
        setData: (kind: string, put: string) => kept.set(kind, put),
      },
    });
    await act(async () => void document.activeElement?.dispatchEvent(event));
    return kept.get('text/plain') ?? '';
  };
  const focus = (at: HTMLElement | null): Promise<void> =>
    act(async () => {
      for (const down of ['pointerdown', 'mousedown'])
        at?.dispatchEvent(new PointerEvent(down, { bubbles: true, pointerType: 'mouse', button: 0 }));
      window.dispatchEvent(new MouseEvent('mouseup'));
      at?.focus();
      at?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
  const firstDrawn = (): HTMLElement | null =>
    [...place.querySelectorAll<HTMLElement>('[role=row][row-id] [col-id]')].find((each) =>
      /^\d+$/.test(each.closest('[row-index]')?.getAttribute('row-index') ?? ''),
    ) ?? null;
  return {
    cell,
    text,
    press,
    focused: () => {
      const at = document.activeElement;
      if (at === null || !place.contains(at)) return null;
      return {
        row: at.closest('[row-id]')?.getAttribute('row-id') ?? null,
        column: at.closest('[col-id]')?.getAttribute('col-id') ?? null,
      };
    },
    clickHeading: (column, shiftKey) => {
      place
        .querySelector(`.ag-header-cell[col-id="${column}"] .ag-header-cell-label`)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
    },
    focus: (row, column) => focus(cell(row, column)),
    type: async (wanted) => {
      await press(wanted.charAt(0));
      const input = document.activeElement;
      if (!(input instanceof HTMLInputElement)) return;
      await act(async () => {
        input.value = wanted;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    },
    paste: (content) => byClipboard('paste', content).then(() => undefined),
    copy: () => byClipboard('copy', ''),
    copyAll: async () => {
      const first = firstDrawn();
      if (first === null) return '';
      await focus(first);
      await press('a', { ctrlKey: true });
      return byClipboard('copy', '');
    },
  };
}
