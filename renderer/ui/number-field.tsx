import { useId, useRef } from 'react';
import { Input } from 'antd';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { readNumber } from '../../shared/base/read-number.ts';
import type { NumberRule } from '../../shared/base/read-number.ts';
import { useAppearance } from '../state/appearance.ts';
import { errorText } from './texts.ts';
import { useTypedField } from './use-typed-field.ts';

interface NumberFieldProps {
  /** NaN: what is written there can't be taken. */
  readonly value?: number | null;
  /** When what was typed is left, or on Enter: the number; NaN where the text is none or out of range, null where it is empty and may be. */
  readonly onChange?: (value: number | null) => void;
  readonly rule?: NumberRule;
  readonly mayBeEmpty?: boolean;
  readonly label?: string;
  readonly id?: string;
  readonly width?: number | string;
  readonly suffix?: string;
  readonly size?: 'small';
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

/**
 * The one field for a number that belongs to a form: text as it was written, read by the one reader when it is left or on Enter, with the reason
 * below it while it can't be taken. It keeps the contract of editors (README of this folder), and never puts another number in its place.
 */
export function NumberField({
  value = null,
  onChange,
  rule = {},
  mayBeEmpty = false,
  label,
  id,
  width,
  suffix,
  size,
  disabled = false,
  placeholder,
}: NumberFieldProps): React.JSX.Element {
  const language = useAppearance((state) => state.language);
  // NaN is what this field says of a text that it refused: what was there before it comes back by Escape.
  const held = useRef(value);
  if (value === null || !Number.isNaN(value)) held.current = value;
  const remark = useId();
  const exact = held.current === null || Number.isNaN(held.current) ? '' : String(held.current);
  const { props, refusal, typed } = useTypedField({
    shown: exact,
    exact,
    commit: (text) => {
      onChange?.(numberIn(text, rule, mayBeEmpty));
      return faultOf(text, rule, mayBeEmpty);
    },
    restore: () => onChange?.(held.current),
  });
  // Said as it is written; counted when it is left.
  const error = typed === null ? refusal : faultOf(typed, rule, mayBeEmpty);
  return (
    <span className="number-field">
      <Input
        inputMode="decimal"
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(size === undefined ? {} : { size })}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(width === undefined ? {} : { style: { width } })}
        suffix={suffix}
        disabled={disabled}
        status={error === null ? '' : 'error'}
        aria-invalid={error !== null}
        aria-describedby={remark}
        {...props}
      />
      <span id={remark} role="status" className="field-remark">
        {error === null ? '' : errorText(error, language)}
      </span>
    </span>
  );
}

function numberIn(text: string, rule: NumberRule, mayBeEmpty: boolean): number | null {
  const reading = readNumber(text, rule);
  if (reading.type === 'number') return reading.value;
  return mayBeEmpty && reading.type !== 'refused' ? null : Number.NaN;
}

function faultOf(text: string, rule: NumberRule, mayBeEmpty: boolean): AppError | null {
  const reading = readNumber(text, rule);
  if (reading.type === 'refused') return reading.error;
  return reading.type === 'number' || mayBeEmpty ? null : appError('NUMBER_NEEDED');
}
