import { useEffect, useRef, useState } from 'react';
import { appError } from '../../shared/base/app-error.ts';
import { notify } from '../state/notices.ts';
import { TypedText } from './typed-text.ts';

/**
 * The text field of a dialog, which commits on OK: {@link TypedText} from one opening to the next. `changed` null: it is as it was opened. `commit`
 * says whether the write went well: the value it brings about is the user's own, and no other's to be told of.
 */
export function useDialogText(
  value: string,
  open: boolean,
): {
  readonly text: string;
  readonly changed: string | null;
  readonly type: (text: string) => void;
  readonly commit: (write: () => Promise<boolean>) => Promise<boolean>;
} {
  const own = useRef(false);
  const session = useRef<TypedText | null>(null);
  const [, draw] = useState(0);
  if (open) session.current ??= new TypedText(value);
  useEffect(() => {
    if (open) return;
    session.current = null;
    own.current = false;
  }, [open]);
  useEffect(() => {
    const outcome = session.current?.renew(value);
    if (outcome === 'renewed') draw((count) => count + 1);
    if (outcome === 'overtaken' && !own.current) notify('info', appError('SCREEN_VALUE_OVERTAKEN', { value }));
  }, [value]);
  return {
    text: session.current?.text ?? value,
    changed: session.current?.changed ?? null,
    type: (text) => {
      session.current?.type(text);
      draw((count) => count + 1);
    },
    commit: async (write) => {
      own.current = true;
      own.current = await write();
      return own.current;
    },
  };
}
