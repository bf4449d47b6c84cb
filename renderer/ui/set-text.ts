/** Text of an element that holds text alone; setting the same text again would lay it out anew. */
export function setText(into: HTMLElement, text: string): void {
  if (!(into.firstChild instanceof Text)) into.textContent = text;
  else if (into.firstChild.data !== text) into.firstChild.data = text;
}
