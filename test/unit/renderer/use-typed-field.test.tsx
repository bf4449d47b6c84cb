// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { takeNotices } from '../../../renderer/state/notices.ts';
import { useTypedField } from '../../../renderer/ui/use-typed-field.ts';

const commit = vi.fn<(text: string) => AppError | null>();
const restore = vi.fn<() => void>();
let root: Root;
let place: HTMLElement;

function Field({ value }: { readonly value: number }): React.JSX.Element {
  const { props, refusal } = useTypedField({ shown: value.toFixed(1), exact: String(value), commit, restore });
  return (
    <>
      <input {...props} />
      <output>{refusal?.code}</output>
    </>
  );
}
const show = (value: number): void => act(() => root.render(<Field value={value} />));
const input = (): HTMLInputElement => {
  const found = place.querySelector('input');
  if (!found) throw new Error('no field');
  return found;
};
function write(text: string): void {
  act(() => {
    // React takes a value set by the element's own property for one that it knows already.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input(), text);
    input().dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}
const press = (key: string, more: KeyboardEventInit = {}): void =>
  act(() => void input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more })));

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  commit.mockReset().mockReturnValue(null);
  restore.mockReset();
  takeNotices();
  show(33.333);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

test('shows all digits while it has the focus, and commits nothing that was not typed', () => {
  expect(input().value).toBe('33.3');
  act(() => input().focus());
  expect([input().value, input().selectionStart, input().selectionEnd]).toEqual(['33.333', 0, 6]);
  press('Enter');
  press('Escape');
  act(() => input().blur());
  expect(input().value).toBe('33.3');
  expect(commit).not.toHaveBeenCalled();
});

test('commits what was typed on Enter and on leaving, once', () => {
  act(() => input().focus());
  write('40');
  press('Enter');
  show(40);
  expect(input().value).toBe('40');
  act(() => input().blur());
  act(() => input().focus());
  write(' 41 ');
  act(() => input().blur());
  expect(commit.mock.calls).toEqual([['40'], ['41']]);
});

test('gives back the value on Escape', () => {
  act(() => input().focus());
  write('40');
  press('Escape');
  expect(input().value).toBe('33.333');
  act(() => input().blur());
  expect(commit).not.toHaveBeenCalled();
});

test('follows the value while nothing is typed; then it keeps what is typed and says so', () => {
  act(() => input().focus());
  show(20.25);
  expect(input().value).toBe('20.25');
  expect(takeNotices()).toEqual([]);
  write('40');
  show(21);
  expect([input().value, input().dataset['overtaken']]).toEqual(['40', 'true']);
  expect(takeNotices().map(({ message }) => message)).toMatchObject([
    { code: 'SCREEN_VALUE_OVERTAKEN', params: { value: '21' } },
  ]);
  press('Enter');
  expect(commit.mock.calls).toEqual([['40']]);
});

test('leaves Enter and Escape to an input method, and stays in hand while another window is in front', () => {
  act(() => input().focus());
  write('40');
  press('Enter', { isComposing: true });
  press('Escape', { isComposing: true });
  act(() => void input().dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  expect(input().value).toBe('40');
  expect(commit).not.toHaveBeenCalled();
});

test('keeps a text that is refused with the reason, however it is left, until it is taken or given up', () => {
  const refusal = (): string => place.querySelector('output')?.textContent ?? '';
  commit.mockReturnValue(appError('NUMBER_NONE'));
  act(() => input().focus());
  write('abc');
  press('Enter');
  expect([input().value, refusal()]).toEqual(['abc', 'NUMBER_NONE']);
  act(() => input().blur());
  expect([input().value, refusal()]).toEqual(['abc', 'NUMBER_NONE']);
  act(() => input().focus());
  expect(input().value).toBe('abc');
  press('Escape');
  expect([input().value, refusal()]).toEqual(['33.333', '']);
  expect(restore).toHaveBeenCalledTimes(1);
  write('abd');
  act(() => input().blur());
  act(() => input().focus());
  // The value written out is no change, and takes the refusal away.
  write('33.333');
  act(() => input().blur());
  expect([input().value, refusal()]).toEqual(['33.3', '']);
  expect(restore).toHaveBeenCalledTimes(2);
  write('abe');
  act(() => input().blur());
  commit.mockReturnValue(null);
  act(() => input().focus());
  write('35');
  act(() => input().blur());
  expect([refusal(), commit.mock.calls.at(-1)]).toEqual(['', ['35']]);
});
