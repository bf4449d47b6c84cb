/** Replaces the clipboard, by a copy event: it needs no permission, which the desktop host refuses. False, and nothing done, when the browser won't. */
export function copyFormats(formats: Readonly<Record<string, string>>): boolean {
  let taken = false;
  const write = (event: ClipboardEvent): void => {
    if (event.clipboardData === null) return;
    for (const [type, content] of Object.entries(formats)) event.clipboardData.setData(type, content);
    taken = true;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', write, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', write, { capture: true });
  return taken;
}

/** docs/TRUST "Export": a leading apostrophe where a spreadsheet program might run what follows; no tab or line break inside a field. */
export function plainField(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ');
  return /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠|]/.test(line) ? `'${line}` : line;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
