/** What was taken away below a text; drawn anew it may be clear again. */
const TAKEN = 'data-below';

/**
 * Takes away what else is written where one of these texts lies: a name half covered is worse than none, and the table has them all. `positions`: of
 * these texts among the layout's annotations.
 */
export function clearBelow(element: HTMLElement, positions: readonly number[]): void {
  for (const hidden of element.querySelectorAll<SVGElement>(`[${TAKEN}]`)) {
    hidden.style.display = '';
    hidden.removeAttribute(TAKEN);
  }
  const own = new Set(positions.map(String));
  const ours = [...element.querySelectorAll<SVGElement>('.annotation')].filter((group) =>
    own.has(group.getAttribute('data-index') ?? ''),
  );
  if (ours.length === 0) return;
  const plates = ours.map((group) => (group.querySelector('.annotation-text-g') ?? group).getBoundingClientRect());
  for (const text of element.querySelectorAll<SVGElement>('.main-svg text')) {
    if (ours.some((group) => group.contains(text))) continue;
    const box = text.getBoundingClientRect();
    const covered = plates.some(
      (plate) => plate.left < box.right && plate.right > box.left && plate.top < box.bottom && plate.bottom > box.top,
    );
    if (!covered) continue;
    text.style.display = 'none';
    text.setAttribute(TAKEN, '');
  }
}
