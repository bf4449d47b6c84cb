// @vitest-environment jsdom
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NumberRule } from '../../../shared/base/read-number.ts';
import { NumberField } from '../../../renderer/ui/number-field.tsx';
import { numberForms } from '../../fixtures/number-forms.ts';
import type { Reads } from '../../fixtures/number-forms.ts';

let root: Root;
let place: HTMLElement;
const taken = vi.fn<(value: number | null) => void>();

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: true, addListener: vi.fn(), removeListener: vi.fn() }));
});
beforeEach(() => {
  taken.mockReset();
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

function Held({ rule, mayBeEmpty }: { readonly rule: NumberRule; readonly mayBeEmpty: boolean }): React.JSX.Element {
  const [value, setValue] = useState<number | null>(20);
  return (
    <NumberField
      label="noise"
      rule={rule}
      mayBeEmpty={mayBeEmpty}
      value={value}
      onChange={(next) => {
        taken(next);
        setValue(next);
      }}
    />
  );
}

function show(rule: NumberRule = {}, mayBeEmpty = false): HTMLInputElement {
  act(() => root.render(<Held key={JSON.stringify([rule, mayBeEmpty])} rule={rule} mayBeEmpty={mayBeEmpty} />));
  const input = place.querySelector('input');
  if (input === null) throw new Error('no field');
  return input;
}
function write(input: HTMLInputElement, text: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  act(() => {
    set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
const remark = (): string => place.querySelector('[role=status]')?.textContent ?? '';

describe('a field for a number', () => {
  it.each(numberForms)('reads "$written" as every field does', ({ written, plain, percent, counted }) => {
    for (const [rule, reads] of [
      [{}, plain],
      [{ percent: true }, percent],
      [{ units: ['件'] }, counted],
    ] as const) {
      const expected = (empty: Reads | null): Reads | null | number =>
        typeof reads === 'number' ? reads : reads === 'empty' || reads === 'missing' ? empty : Number.NaN;
      for (const mayBeEmpty of [false, true]) {
        taken.mockReset();
        const input = show(rule, mayBeEmpty);
        act(() => input.focus());
        write(input, written.replaceAll('\n', ''));
        expect(taken).not.toHaveBeenCalled();
        act(() => input.blur());
        expect(taken).toHaveBeenLastCalledWith(expected(mayBeEmpty ? null : Number.NaN));
        expect(remark() === '').toBe(typeof reads === 'number' || (mayBeEmpty && !reads.startsWith('NUMBER_')));
      }
    }
  });

  it('keeps a refused text with its reason, and Escape gives back the number that was there', () => {
    const input = show({ min: 0, max: 100, percent: true });
    act(() => input.focus());
    write(input, '250');
    expect([input.value, remark()]).toEqual(['250', '“250”超出范围：应在 0% 至 100% 之间。']);
    act(() => input.blur());
    expect([input.value, input.getAttribute('aria-invalid')]).toEqual(['250', 'true']);
    act(() => input.focus());
    act(() => void input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    expect([input.value, remark()]).toEqual(['20', '']);
    expect(taken).toHaveBeenLastCalledWith(20);
  });

  it('takes nothing from a text that is left as it was, and leaves Enter and Escape to an input method', () => {
    const input = show();
    act(() => input.focus());
    act(() => input.blur());
    act(() => input.focus());
    write(input, ' 20 ');
    act(() => input.blur());
    act(() => input.focus());
    write(input, '3');
    for (const key of ['Enter', 'Escape'])
      act(() => void input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true })));
    expect(input.value).toBe('3');
    expect(taken).not.toHaveBeenCalled();
  });

  it('shows what was entered again in figures, all of it', () => {
    const input = show();
    act(() => input.focus());
    write(input, '１，２３４．５６７８９');
    expect(input.value).toBe('１，２３４．５６７８９');
    act(() => input.blur());
    expect(input.value).toBe('1234.56789');
  });
});
