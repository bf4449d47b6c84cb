import type { Page } from 'playwright-core';

/** Drives a page as somebody without a mouse does: keys pressed where the focus is, nothing focused or clicked by script. */
export interface Keyboard {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** What has the focus: its label, or its text. */
  focused(): Promise<string>;
  /** Whether the focus is in something that the selector names. */
  within(selector: string): Promise<boolean>;
  /** Tab (or another key) until the focus is where it is wanted; throws when it never is. */
  to(wanted: string | RegExp | (() => Promise<boolean>), key?: string, most?: number): Promise<void>;
}

export function byKeyboard(page: Page): Keyboard {
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return '';
      const label = activeElement.getAttribute('aria-label') ?? '';
      const named =
        activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
          ? [...(activeElement.labels ?? [])]
          : [];
      const text = activeElement instanceof HTMLElement ? activeElement.innerText : '';
      return label || named.map(({ textContent }) => textContent).join(' ') || text.trim();
    });
  return {
    focused,
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    within: (selector) => page.evaluate((wanted) => document.activeElement?.closest(wanted) != null, selector),
    to: async (wanted, key = 'Tab', most = 120) => {
      const passed: string[] = [];
      for (let presses = 0; presses <= most; presses += 1) {
        const now = await focused();
        passed.push(now);
        const there =
          typeof wanted === 'function'
            ? await wanted()
            : typeof wanted === 'string'
              ? now === wanted
              : wanted.test(now);
        if (there) return;
        await page.keyboard.press(key);
      }
      throw new Error(`${key} never led to ${String(wanted)}: ${passed.join(' → ')}`);
    },
  };
}
