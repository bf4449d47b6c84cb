import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { large, small } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

/** What is wrong with the screen shown: sizes it doesn't fit, and axe's serious findings in light and dark. */
interface Faults {
  readonly beyond: readonly string[];
  readonly light: readonly string[];
  readonly dark: readonly string[];
}
export const faultless: Faults = { beyond: [], light: [], dark: [] };

/** Looks at the screen shown at both sizes, light and dark, and writes its pictures. Leaves it small and light. */
export async function lookOver(work: WorkbenchPage, picture: string): Promise<Faults> {
  const { page } = work;
  const beyond: string[] = [];
  for (const size of [small, large]) {
    await page.setViewportSize(size);
    // Grids and plots take the new size in frames of their own.
    await settled(page);
    await work.picture(picture);
    if (
      await page.evaluate(
        () => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
      )
    )
      beyond.push(`${size.width}x${size.height}`);
  }
  const light = await seriousViolations(page);
  await page.getByRole('button', { name: '切换深色' }).click();
  await settled(page);
  await work.picture(`${picture}-dark`);
  const dark = await seriousViolations(page, 'colours');
  await page.getByRole('button', { name: '切换浅色' }).click();
  await page.setViewportSize(small);
  return { beyond, light, dark };
}
