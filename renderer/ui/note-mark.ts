/** The corner of a cell that has a note; in words for those who don't see it. */
export function noteMark(words: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'note-mark';
  const said = document.createElement('span');
  said.className = 'visually-hidden';
  said.textContent = `（${words}）`;
  mark.append(said);
  return mark;
}
