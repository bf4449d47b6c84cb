/**
 * Enter in a field may open a dialog while the key is still down. The browser sends the press that follows to whatever has the focus by then, a
 * button of the dialog, and clicks it: what was typed would be dropped before anybody saw the question. A press counts only where its key went down.
 * Returns what takes the guard away again.
 */
export function keepPressesWhereTheyBegan(
  page: Pick<Document, 'addEventListener' | 'removeEventListener'>,
): () => void {
  let began: EventTarget | null = null;
  const down = (event: Event): void => {
    began = event.target;
  };
  const press = (event: Event): void => {
    if (event.target !== began) event.preventDefault();
  };
  page.addEventListener('keydown', down, true);
  page.addEventListener('keypress', press, true);
  return () => {
    page.removeEventListener('keydown', down, true);
    page.removeEventListener('keypress', press, true);
  };
}
