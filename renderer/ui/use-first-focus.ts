import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

const field = 'input:not([type=radio]):not([type=checkbox]):not(:disabled), textarea:not(:disabled)';

/**
 * Puts the focus into the first field of a dialog, or what is marked `data-first`, as soon as it shows. The dialog's library hides it while it mounts, so that `autoFocus` comes to nothing,
 * and then gives the focus to the first thing that takes it: the button that closes the dialog, on which what is typed is lost.
 */
export function useFirstFocus(open: boolean): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    let frame = 0;
    const look = (): void => {
      const first =
        body.current?.closest('[role=dialog]')?.querySelector<HTMLElement>('[data-first]') ??
        body.current?.querySelector<HTMLElement>(field);
      if (first != null && first.offsetParent !== null) first.focus({ preventScroll: true });
      else frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [open]);
  return body;
}
