/** Families by preference: those of the desktop systems and of Debian; the last resort is whatever the machine calls sans-serif. */
export const FONT_FAMILY =
  "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','SimHei','PingFang SC','WenQuanYi Micro Hei',sans-serif";

/** Text as XML content: markup escaped, characters that XML can't hold and line breaks as spaces. */
export function escapeXml(text: string): string {
  let clean = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    clean += code < 0x20 || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff ? ' ' : char;
  }
  return clean.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Estimated width in px: CJK and full-width 1 em, capitals and % ⅔ em, other characters 0.56 em. No font is measured, so it errs to the wide side. */
export function textPixels(text: string, size: number): number {
  let em = 0;
  for (const char of text) em += charEm(char);
  return em * size;
}

function charEm(char: string): number {
  // Chinese faces have quotes, dash and ellipsis an em wide.
  if ((char.codePointAt(0) ?? 0) > 0x2e7f || /[‘’“”—…]/.test(char)) return 1;
  if (/[A-Z%@&]|[mwMW]/.test(char)) return 0.78;
  return /[ilj.,:;'|!()[\] ]/.test(char) ? 0.34 : 0.58;
}

/** Text in lines of at most `width` px: between words where it can, inside a word where it must. The last of `most` lines ends in "…" when text is left over. */
export function wrapText(text: string, width: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const pieces =
    text
      .replace(/\s+/g, ' ')
      .trim()
      .match(/[^\u2e80-\uffff\s]+ ?|./gu) ?? [];
  for (const piece of pieces.flatMap((whole) => (textPixels(whole.trimEnd(), size) <= width ? [whole] : [...whole]))) {
    if (line !== '' && textPixels((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept[most - 1] ?? '';
  while (last !== '' && textPixels(`${last}…`, size) > width) last = [...last].slice(0, -1).join('');
  kept[most - 1] = `${last}…`;
  return kept;
}
