import { useCallback, useRef, useState } from 'react';

export interface Area {
  readonly width: number;
  readonly height: number;
}

/** The size of an element's content, CSS px, kept while it has none (hidden); null before it is there. Changes of a few px don't count. */
export function useArea(): readonly [(element: HTMLElement | null) => void, Area | null] {
  const [area, setArea] = useState<Area | null>(null);
  const observer = useRef<ResizeObserver | null>(null);
  const place = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    observer.current = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width <= 0 || height <= 0) return;
      setArea((before) =>
        before !== null && Math.abs(before.width - width) < 8 && Math.abs(before.height - height) < 8
          ? before
          : { width, height },
      );
    });
    observer.current.observe(element);
  }, []);
  return [place, area];
}
