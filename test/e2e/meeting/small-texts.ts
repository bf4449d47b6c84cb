import type { Page } from 'playwright-core';

/** Texts of the page smaller than 22 px, what is typed into fields too, with their size. */
export function smallTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (element: Element, text: string): void => {
      if (text === '' || ['SCRIPT', 'STYLE'].includes(element.tagName)) return;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 22) found.push(`${text} ${size}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement !== null) look(node.parentElement, node.textContent?.trim() ?? '');
    for (const field of document.querySelectorAll<HTMLInputElement>('input:not([type=range], [type=checkbox])'))
      look(field, field.value || field.placeholder);
    return found;
  });
}
