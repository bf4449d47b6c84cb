/**
 * The PDF with `creator` as the program it was made with, where Chromium puts its user agent: as an incremental update (ISO 32000-1, 7.5.6),
 * so that nothing before it is touched. A file laid out otherwise than Chromium's is given back as it is.
 */
export function nameCreator(pdf: Buffer, creator: string): Buffer {
  const text = pdf.toString('latin1');
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1];
  const info = /\/Info (\d+) 0 R/.exec(trailer)?.[1];
  const root = /\/Root \d+ 0 R/.exec(trailer)?.[0];
  const size = /\/Size \d+/.exec(trailer)?.[0];
  const at = info === undefined ? -1 : objectAt(text, info);
  if (start === undefined || info === undefined || root === undefined || size === undefined || at < 0) return pdf;
  const found = text.slice(at, text.indexOf('endobj', at));
  const named = found.replace(/\/Creator (?:<[\dA-F]*>|\((?:[^()\\]|\\.)*\))/i, `/Creator ${textString(creator)}`);
  if (named === found) return pdf;
  const update = `${named}endobj\n`;
  const table = `xref\n${info} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n<<${size}\n${root}\n/Info ${info} 0 R\n/Prev ${start}>>\nstartxref\n${pdf.length + update.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(update + table, 'latin1')]);
}

function objectAt(text: string, number: string): number {
  if (text.startsWith(`${number} 0 obj`)) return 0;
  const at = text.indexOf(`\n${number} 0 obj`);
  return at < 0 ? -1 : at + 1;
}

/** ISO 32000-1, 7.9.2.2: UTF-16, big end first, after a byte order mark; in hexadecimal. */
function textString(text: string): string {
  return `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
