/** Letter for letter the same length: full-width signs as ASCII, every quotation mark as ", spaces of any kind as one. */
export function evenText(text: string): string {
  return text.replace(
    /[\uff01-\uff5e\u2018\u2019\u201c\u201d\u00ab\u00bb\u300c-\u300f\u301d-\u301f\u201e\u201f\u3000\u00a0\u2002-\u200a\u202f\u205f\u2212']/g,
    (sign) => {
      const code = sign.charCodeAt(0);
      if (code >= 0xff01 && code <= 0xff5e && !'，；：！？'.includes(sign)) return String.fromCharCode(code - 0xfee0);
      if (/\s/.test(sign)) return ' ';
      if (sign === '\u2212') return '-';
      return '，；：！？'.includes(sign) ? sign : '"';
    },
  );
}
