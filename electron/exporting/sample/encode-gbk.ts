/** Text as GBK bytes. Throws on a character that GBK does not have: the sample's words are chosen so that none occurs. */
export function encodeGbk(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = gbkTable().get(character);
    if (pair === undefined) throw new Error(`GBK has no ${character}`);
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
}

let table: ReadonlyMap<string, number> | null = null;

/** Node decodes GBK but does not encode it, so the table is read off the decoder. */
function gbkTable(): ReadonlyMap<string, number> {
  if (table) return table;
  const pairs = new Map<string, number>();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(high, low));
      if ([...character].length === 1 && character !== '\ufffd' && !pairs.has(character))
        pairs.set(character, (high << 8) | low);
    }
  }
  table = pairs;
  return table;
}
