import type { Page } from 'playwright-core';

/** Frames without a change after which a screen is taken to stand still: longer than the timers by which grids and plots follow a new size. */
const QUIET_FRAMES = 12;

/**
 * Until what the page shows stands still: no change of the document, of scrolling, and no running animation for some frames on end.
 * For when nothing nameable says that a screen is done; else wait for what does. Fails after half a minute of change.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    (frames) =>
      new Promise<void>((resolve, reject) => {
        const began = performance.now();
        let quiet = 0;
        const changed = (): void => {
          quiet = 0;
        };
        const observer = new MutationObserver(changed);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        document.addEventListener('scroll', changed, { capture: true });
        const done = (): void => {
          observer.disconnect();
          document.removeEventListener('scroll', changed, { capture: true });
        };
        // A spinner turns for as long as it is shown: only what ends is waited for.
        const moving = (): boolean =>
          document
            .getAnimations()
            .some(
              (animation) =>
                animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity,
            );
        const look = (): void => {
          quiet = moving() ? 0 : quiet + 1;
          if (quiet > frames) {
            done();
            resolve();
          } else if (performance.now() - began > 30_000) {
            done();
            reject(new Error('the screen still changes after 30 s'));
          } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    QUIET_FRAMES,
  );
}
