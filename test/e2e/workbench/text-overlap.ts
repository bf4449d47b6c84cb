import type { Page } from 'playwright-core';

/** Pairs of texts in the picture within `place` that lie on one another by more than a pixel, measured from the page. A line is higher than its letters by almost half: only these count. */
export function overlapping(page: Page, place = '.canvas'): Promise<readonly string[]> {
  return page.evaluate((within) => {
    const texts = [...document.querySelectorAll<SVGTextElement>(`${within} .main-svg text`)]
      .map((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        const spare = Number.parseFloat(getComputedStyle(element).fontSize) * 0.2;
        const [across, down] = height > width && /rotate\((-90|90)/.test(element.outerHTML) ? [spare, 0] : [0, spare];
        const box = { left: left + across, right: right - across, top: top + down, bottom: bottom - down };
        return { said: element.textContent ?? '', drawn: width > 0 && height > 0, box };
      })
      .filter(({ said, drawn }) => said.trim() !== '' && drawn);
    return texts.flatMap((a, at) =>
      texts
        .slice(at + 1)
        .filter(
          (b) =>
            Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
            Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 1,
        )
        .map((b) => `${a.said} / ${b.said}`),
    );
  }, place);
}
