import { useId, useRef, useState } from 'react';
import { Input } from 'antd';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { readNumber } from '../../shared/base/read-number.ts';
import type { NumberRule } from '../../shared/base/read-number.ts';
import { useAppearance } from '../state/appearance.ts';
import { isInputMethodKey } from './input-method.ts';
import { errorText } from './texts.ts';

interface NumberFieldProps {
  /** NaN: what is written there can't be taken. */
  readonly value?: number | null;
  /** With each letter: the number, NaN while the text is none or out of range, null where it is empty and may be. */
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
 * The one field for a number that belongs to a form: text as it was written, read by the one reader, with the reason below it while it can't be
 * taken. It never puts another number in its place. What belongs to the project and is committed on leaving uses `useTypedField`.
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
  const [typed, setTyped] = useState<string | null>(null);
  const opened = useRef<number | null>(value);
  const remark = useId();
  const error = typed === null ? null : faultOf(typed, rule, mayBeEmpty);
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
        value={typed ?? (value === null || Number.isNaN(value) ? '' : String(value))}
        onFocus={() => {
          if (typed === null) opened.current = value;
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange?.(numberIn(event.target.value, rule, mayBeEmpty));
        }}
        onBlur={() => {
          if (error === null) setTyped(null);
        }}
        onKeyDown={({ nativeEvent, key }) => {
          if (key !== 'Escape' || typed === null || isInputMethodKey(nativeEvent)) return;
          nativeEvent.stopPropagation();
          setTyped(null);
          onChange?.(opened.current);
        }}
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
