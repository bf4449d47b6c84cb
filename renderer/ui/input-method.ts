/** Whether a key belongs to the input method: while it composes, Enter, Tab, Escape and digits choose among its candidates. Its first key comes as 229. */
export function isInputMethodKey({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === 229;
}
