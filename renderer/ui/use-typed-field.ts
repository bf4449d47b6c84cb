import { useLayoutEffect, useRef, useState } from 'react';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { notify } from '../state/notices.ts';
import { isInputMethodKey } from './input-method.ts';
import { TypedText } from './typed-text.ts';

interface TypedFieldOptions {
  /** The value to the digits that a reader needs: at rest. */
  readonly shown: string;
  /** All its digits: while it is edited. */
  readonly exact: string;
  /** Called with what was typed, on Enter or on leaving; never with what was there. An error: refused, and the text stays in the field with it. */
  readonly commit: (text: string) => AppError | null;
  /** A refused text was given up: the value is again what it was. */
  readonly restore?: () => void;
}

interface TypedFieldProps {
  readonly value: string;
  readonly 'data-overtaken': boolean;
  readonly onMouseDown: (event: React.MouseEvent<HTMLInputElement>) => void;
  readonly onFocus: (event: React.FocusEvent<HTMLInputElement>) => void;
  readonly onChange: (event: React.ChangeEvent<HTMLInputElement>) => void;
  readonly onBlur: (event: React.FocusEvent<HTMLInputElement>) => void;
  readonly onKeyDown: (event: React.KeyboardEvent<HTMLInputElement>) => void;
}

interface TypedField {
  /** For an `input`, or a component that takes its properties. */
  readonly props: TypedFieldProps;
  /** Why the text that stands in the field was not taken. */
  readonly refusal: AppError | null;
  /** What was typed and isn't committed yet; null: nothing. */
  readonly typed: string | null;
}

/** A text field that keeps the contract of {@link TypedText}. */
export function useTypedField({ shown, exact, commit, restore }: TypedFieldOptions): TypedField {
  const field = useRef<HTMLInputElement | null>(null);
  const session = useRef<TypedText | null>(null);
  const [overtaken, setOvertaken] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  // The session isn't state: it outlives renderings and is read in events. Its text is drawn by counting changes.
  const [, draw] = useState(0);
  const [selection, select] = useState(0);

  const begin = (): void => {
    session.current = new TypedText(exact);
    setOvertaken(false);
    select((count) => count + 1);
  };
  /** Gives whether nothing is left to be said of the text. */
  const leave = (): boolean => {
    const text = session.current?.changed ?? null;
    const why = text === null ? null : commit(text);
    if (text === null && refusal !== null) restore?.();
    setRefusal(why);
    setOvertaken(false);
    draw((count) => count + 1);
    if (why !== null) return false;
    session.current = null;
    return true;
  };
  useLayoutEffect(() => {
    if (session.current !== null) field.current?.select();
  }, [selection]);
  useLayoutEffect(() => {
    const outcome = session.current?.renew(exact);
    if (outcome === 'renewed') select((count) => count + 1);
    if (outcome !== 'overtaken') return;
    setOvertaken(true);
    notify('info', appError('SCREEN_VALUE_OVERTAKEN', { value: exact }));
  }, [exact]);

  const props: TypedFieldProps = {
    value: session.current?.text ?? shown,
    'data-overtaken': overtaken,
    onMouseDown: (event) => {
      // The whole text is selected on focus; the pointer going up would put the caret into it.
      if (event.button !== 0 || document.activeElement === event.currentTarget) return;
      event.preventDefault();
      event.currentTarget.focus();
    },
    onFocus: (event) => {
      field.current = event.currentTarget;
      if (session.current === null) begin();
    },
    onChange: (event) => {
      session.current ??= new TypedText(exact);
      session.current.type(event.target.value);
      draw((count) => count + 1);
    },
    onBlur: (event) => {
      // Another window came to the front: the field is still the one that is edited.
      if (document.activeElement !== event.currentTarget) leave();
    },
    onKeyDown: (event) => {
      if (isInputMethodKey(event.nativeEvent)) return;
      if (event.key === 'Enter' && leave()) begin();
      if (event.key === 'Escape') {
        if (session.current?.changed !== null) event.stopPropagation();
        if (refusal !== null) restore?.();
        setRefusal(null);
        begin();
      }
    },
  };
  return { props, refusal, typed: session.current?.changed ?? null };
}
