import type { Page } from 'playwright-core';

/** One element that Tab reached. */
export interface TabStop {
  /** For a reader: tag, classes, role and accessible name. */
  readonly what: string;
  readonly name: string;
  /** How its look differs from when it isn't focused: outline, box-shadow, border or background, of it or of what is drawn around it. */
  readonly shown: boolean;
  /** Sides of the outline that something cuts off. */
  readonly cut: readonly string[];
}

const MOST_STOPS = 400;

/** Presses Tab from the top of the page until focus comes round again, and looks at each element on the way. */
export async function tabStops(page: Page): Promise<readonly TabStop[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Accessibility.enable');
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const stops: TabStop[] = [];
  for (let press = 0; press < MOST_STOPS; press += 1) {
    await page.keyboard.press('Tab');
    const look = await page.evaluate(lookAtFocused, press);
    if (look === 'outside') {
      // The browser's own bar, or the page's end: once before the round is complete, else the round is complete.
      if (stops.length > 0) break;
      continue;
    }
    if (look === 'seen') break;
    const { result } = await devtools.send('Runtime.evaluate', { expression: 'document.activeElement' });
    const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId ?? '',
      fetchRelatives: false,
    });
    const name = String(nodes[0]?.name?.value ?? '').trim();
    stops.push({ ...look, name, what: `${look.what} ${String(nodes[0]?.role?.value ?? '')} “${name}”` });
  }
  await devtools.detach();
  return stops;
}

/** In the page. Compares how the focused element looks with how it looks once it has lost focus, and gives focus back. */
async function lookAtFocused(
  press: number,
): Promise<'outside' | 'seen' | { readonly what: string; readonly shown: boolean; readonly cut: readonly string[] }> {
  // Two frames: what a component draws on focus and loss of focus.
  const drawn = (): Promise<unknown> =>
    new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));
  await drawn();
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement || focused instanceof SVGElement) || focused === document.body) return 'outside';
  if (press === 0)
    document.querySelectorAll('[data-tab-stop]').forEach((element) => element.removeAttribute('data-tab-stop'));
  if (focused.hasAttribute('data-tab-stop')) return 'seen';
  focused.setAttribute('data-tab-stop', '');
  // An input may be drawn by what lies around or beside it.
  const around: Element[] = [focused];
  for (
    let at: Element = focused;
    around.length < 5 && at.parentElement !== null && at.parentElement !== document.body;
    at = at.parentElement
  )
    around.push(at.parentElement);
  for (const beside of [focused.nextElementSibling, focused.parentElement?.nextElementSibling])
    if (beside) around.push(beside);
  const read = (): readonly string[] =>
    around.map((element) => {
      const style = getComputedStyle(element);
      const outline =
        style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0
          ? ''
          : `${style.outlineWidth} ${style.outlineStyle} ${style.outlineColor}`;
      return [
        outline,
        style.boxShadow,
        style.borderTopColor,
        style.borderBottomColor,
        style.borderTopWidth,
        style.backgroundColor,
      ].join('|');
    });
  const looked = read();
  const style = getComputedStyle(focused);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const cut = outlined ? cutSides(focused, parseFloat(style.outlineOffset)) : [];
  focused.blur();
  await drawn();
  const plain = read();
  focused.focus({ preventScroll: true });
  return {
    what: `${focused.tagName.toLowerCase()}.${[...focused.classList].slice(0, 3).join('.')}`,
    shown: looked.some((text, at) => text !== plain[at]),
    cut,
  };

  function cutSides(element: Element, offset: number): string[] {
    const box = element.getBoundingClientRect();
    // A pixel of the line must be left on each side.
    const line = {
      left: box.left - offset - 1,
      top: box.top - offset - 1,
      right: box.right + offset + 1,
      bottom: box.bottom + offset + 1,
    };
    const found = new Set<string>();
    const against = (left: number, top: number, right: number, bottom: number): void => {
      if (line.left < left - 0.5) found.add('left');
      if (line.top < top - 0.5) found.add('top');
      if (line.right > right + 0.5) found.add('right');
      if (line.bottom > bottom + 0.5) found.add('bottom');
    };
    against(0, 0, innerWidth, innerHeight);
    for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const clip = at.getBoundingClientRect();
      if (overflowX !== 'visible' || overflowY !== 'visible')
        against(
          clip.left + at.clientLeft,
          clip.top + at.clientTop,
          clip.left + at.clientLeft + at.clientWidth,
          clip.top + at.clientTop + at.clientHeight,
        );
      if (position === 'fixed') break;
    }
    return [...found];
  }
}
