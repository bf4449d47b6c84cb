const edge = /^\s+|\s+$/g;

/** Characters that make {@link foldText} necessary: full-width forms, odd spaces, zero-width marks, control characters. */
function needsFolding(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0xff01 && code <= 0xff5e) ||
    code === 0x2212 ||
    code === 0xffe5
  );
}

/**
 * Text as it is compared: full-width forms to ASCII, every kind of space (NBSP, 全角) to one ordinary space, zero-width
 * marks away, ends trimmed. Letters keep their case; Chinese is untouched, so that nothing else changes its meaning.
 */
export function foldText(text: string): string {
  let index = 0;
  while (index < text.length && !needsFolding(text.charCodeAt(index))) index += 1;
  if (index === text.length) return text;
  let folded = text.slice(0, index);
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0);
    else if (code === 0x2212) folded += '-';
    else if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff) continue;
    else if (needsFolding(code)) {
      if (!folded.endsWith(' ')) folded += ' ';
    } else folded += text[index];
  }
  return folded.trim();
}

/** What {@link foldText} makes of single characters, for engines that fold by themselves: `from` and `to` go together, what `to` is too short for goes. */
export function foldingPairs(): { readonly from: string; readonly to: string } {
  const codes = Array.from({ length: 0xffff }, (_, at) => at + 1).filter((code) => code !== 0x20 && needsFolding(code));
  const pairs = codes.map((code) => {
    const character = String.fromCharCode(code);
    // Between letters, so that a space isn't trimmed away.
    return [character, foldText(`a${character}a`).slice(1, -1)] as const;
  });
  const kept = pairs.filter(([, folded]) => folded !== '');
  const gone = pairs.filter(([, folded]) => folded === '');
  return {
    from: [...kept, ...gone].map(([character]) => character).join(''),
    to: kept.map(([, folded]) => folded).join(''),
  };
}

/** Text as it is kept (names, notes): only the spaces at its ends go, NBSP and 全角 included. */
export function trimText(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (!needsFolding(first) && !needsFolding(last)) return text;
  return text.replace(edge, '');
}

/** Folded, and without any space: 北 京 equals 北京. For names and headings. */
export function foldName(text: string): string {
  const folded = foldText(text);
  return folded.includes(' ') ? folded.replaceAll(' ', '') : folded;
}
