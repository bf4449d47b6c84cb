/** Text for a run: line breaks as LF (the caller makes them breaks), characters that XML can't hold taken out. */
export function guardWordText(text: string): string {
  let clean = '';
  for (const char of text.replace(/\r\n?/g, '\n')) {
    const code = char.codePointAt(0) ?? 0;
    const held =
      code < 0x20
        ? code === 0x09 || code === 0x0a
        : !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
    if (held) clean += char;
  }
  return clean;
}
