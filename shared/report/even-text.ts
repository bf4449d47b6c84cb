/** Letter for letter the same length: full-width signs as ASCII, every quotation mark as ", spaces of any kind as one. */
export function evenText(text: string): string {
  return text.replace(
    /[\uff01-\uff5e\u2018\u2019\u201c\u201d\u00ab\u00bb\u300c\u300d\u3000\u00a0\u2009\u2212']/g,
    (sign) => {
      const code = sign.charCodeAt(0);
      if (code >= 0xff01 && code <= 0xff5e && !'，；：！？'.includes(sign)) return String.fromCharCode(code - 0xfee0);
      if ('\u3000\u00a0\u2009'.includes(sign)) return ' ';
      if (sign === '\u2212') return '-';
      return '，；：！？'.includes(sign) ? sign : '"';
    },
  );
}
