/** A weight or percentage as typed or pasted: `25`, `12.5%`, `１２．５`; null for anything else, a negative among it. */
export function parseWeight(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/\s*%$/, '');
  return /^(\d{1,12}(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null;
}
