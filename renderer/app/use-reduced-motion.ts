import { useSyncExternalStore } from 'react';

const wish = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the system asks for less motion, now and when that changes. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, () => wish.matches);
}

function subscribe(changed: () => void): () => void {
  wish.addEventListener('change', changed);
  return () => wish.removeEventListener('change', changed);
}
