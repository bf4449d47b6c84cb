import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';
import { joinHost } from '../../../renderer/client/invoke.ts';
import { ok } from '../../../shared/base/result.ts';
import { idleHost } from './idle-host.ts';

/** A page on which a part of the screens is shown, and what is asked of its host. */
export interface Page {
  readonly asked: { readonly name: string; readonly input: unknown }[];
  /** What the host answers from now on. */
  answer(to: (name: string, input: unknown) => unknown): void;
  show(part: React.JSX.Element): Promise<void>;
  /** Texts of the elements, without white space; dialogs too, which lie outside of the part's own place. */
  texts(selector: string): readonly string[];
  press(label: string): Promise<void>;
  /** Writes into the field of that label, and leaves it. */
  write(label: string, text: string): Promise<void>;
  close(): Promise<void>;
}

const squeezed = (text: string | null): string => (text ?? '').replaceAll(/\s/g, '');

export function openPage(): Page {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // jsdom asks no media, and antd's dialogs do.
  vi.stubGlobal('matchMedia', () => ({ matches: true, addListener: vi.fn(), removeListener: vi.fn() }));
  // Nor does it compute the style of pseudo-elements, which they ask for to know of a scroll bar.
  const { getComputedStyle } = window;
  vi.stubGlobal('getComputedStyle', (element: Element) => getComputedStyle(element));
  const asked: { name: string; input: unknown }[] = [];
  let answered: (name: string, input: unknown) => unknown = () => ok({});
  joinHost({
    ...idleHost,
    invoke: async (name, input) => {
      asked.push({ name, input });
      return answered(name, input);
    },
  });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const texts = (selector: string): readonly string[] =>
    [...document.body.querySelectorAll(selector)].map(({ textContent }) => squeezed(textContent));
  return {
    asked,
    answer: (to) => {
      answered = to;
    },
    show: (part) => act(async () => root.render(part)),
    texts,
    press: async (label) => {
      const button = [...document.body.querySelectorAll('button')].find(
        (found) => squeezed(found.textContent) === label || found.getAttribute('aria-label') === label,
      );
      if (button === undefined) throw new Error(`no button ${label} among ${texts('button').join(', ')}`);
      await act(async () => button.click());
    },
    write: async (label, text) => {
      const field = [...document.body.querySelectorAll('input')].find(
        (found) => found.getAttribute('aria-label') === label,
      );
      if (field === undefined) throw new Error(`no field ${label}`);
      await act(async () => field.focus());
      await act(async () => {
        // React takes a value set by the element's own property for one that it knows already.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      await act(async () => field.blur());
    },
    close: async () => {
      await act(async () => root.unmount());
      document.body.replaceChildren();
    },
  };
}
