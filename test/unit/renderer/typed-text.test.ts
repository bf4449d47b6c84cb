import { describe, expect, test } from 'vitest';
import { TypedText } from '../../../renderer/ui/typed-text.ts';

describe('the text of an editor', () => {
  test('that is as it was opened, or was put back, is no change', () => {
    const typed = new TypedText('25');
    expect(typed.changed).toBeNull();
    typed.type('250');
    typed.type(' 25 ');
    expect(typed.changed).toBeNull();
  });

  test('that was typed is one, without the space around it; an empty one is one too', () => {
    const typed = new TypedText('25', '3');
    expect(typed.changed).toBe('3');
    typed.type(' 30 ');
    expect([typed.text, typed.changed]).toEqual([' 30 ', '30']);
    expect(new TypedText('25', '').changed).toBe('');
    expect(new TypedText('', '').changed).toBeNull();
  });

  test('follows the value while nothing is typed, and isn’t a change then', () => {
    const typed = new TypedText('25');
    expect([typed.renew('25'), typed.renew('40')]).toEqual(['same', 'renewed']);
    expect([typed.text, typed.changed]).toEqual(['40', null]);
  });

  test('stays once something was typed, and each new value is told once', () => {
    const typed = new TypedText('25');
    typed.type('30');
    expect([typed.renew('40'), typed.renew('40'), typed.renew('41')]).toEqual(['overtaken', 'same', 'overtaken']);
    expect([typed.text, typed.changed]).toEqual(['30', '30']);
    // Put back by hand: it is not for the editor to undo what changed meanwhile.
    typed.type('25');
    expect(typed.changed).toBeNull();
  });
});
