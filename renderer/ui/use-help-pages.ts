import { useEffect, useState } from 'react';

import type * as Pages from '../state/help-pages.ts';

type Help = typeof Pages;

/** The pages, fetched when they are wanted first; null until then. */
export function useHelpPages(): Help | null {
  const [help, setHelp] = useState<Help | null>(null);
  useEffect(() => {
    let shown = true;
    void import('../state/help-pages.ts').then((module) => {
      if (shown) setHelp(module);
    });
    return () => {
      shown = false;
    };
  }, []);
  return help;
}
