/** Turns the codes of a shown string into text. */
export type PdfFont = (codes: Buffer) => string;

interface Placed {
  /** Along and across the direction in which it is written, in points: of level text x and y. */
  readonly along: number;
  readonly across: number;
  /** In degrees, 90 for text that runs upward. */
  readonly angle: number;
  /** Height of an em of its font on the page. */
  readonly em: number;
  readonly text: string;
}
type Matrix = readonly [number, number, number, number, number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

const token =
  /\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>|\/[^\s/[\]<>()]+|[+-]?(?:\d+\.?\d*|\.\d+)|\[|\]|[A-Za-z'"*]+\d?/gs;

/**
 * Lines of text of one content stream (ISO 32000-1, 9.4) from top to bottom: what stands at one height is a line, from left to right, and
 * turned text has lines of its own in the direction in which it is read.
 * Strings are shown by the font that is set; where an array moves by more than a fifth of an em, a space.
 */
export function contentLines(content: string, fonts: ReadonlyMap<string, PdfFont>): readonly string[] {
  const placed: Placed[] = [];
  const saved: Matrix[] = [];
  let graphics = identity;
  let line = identity;
  let font: PdfFont = (codes) => codes.toString('latin1');
  let size = 1;
  let operands: string[] = [];
  const number = (from: number): number => Number.parseFloat(operands.at(from) ?? '0');
  const matrix = (): Matrix => [number(-6), number(-5), number(-4), number(-3), number(-2), number(-1)];
  const show = (): void => {
    const text = operands
      .map((operand) =>
        /^[(<]/.test(operand) ? font(stringBytes(operand)) : Number.parseFloat(operand) < -200 ? ' ' : '',
      )
      .join('');
    if (text.trim() !== '') placed.push(placedBy(times(line, graphics), size, text));
  };
  const operators: Readonly<Record<string, () => void>> = {
    q: () => saved.push(graphics),
    Q: () => (graphics = saved.pop() ?? identity),
    cm: () => (graphics = times(matrix(), graphics)),
    BT: () => (line = identity),
    Tf: () => {
      font = fonts.get(operands.at(-2)?.slice(1) ?? '') ?? font;
      size = number(-1);
    },
    Tm: () => (line = matrix()),
    Td: () => (line = times([1, 0, 0, 1, number(-2), number(-1)], line)),
    TD: () => (line = times([1, 0, 0, 1, number(-2), number(-1)], line)),
    'T*': () => (line = times([1, 0, 0, 1, 0, -1], line)),
    Tj: show,
    TJ: show,
    "'": show,
    '"': show,
  };
  for (const [piece] of content.matchAll(token)) {
    if (/^[(</[\]+\-.\d]/.test(piece)) {
      if (piece !== '[' && piece !== ']') operands.push(piece);
      continue;
    }
    operators[piece]?.();
    operands = [];
  }
  return linesOf(placed);
}

function placedBy([a, b, c, d, x, y]: Matrix, size: number, text: string): Placed {
  const turn = Math.atan2(b, a);
  return {
    along: x * Math.cos(turn) + y * Math.sin(turn),
    across: y * Math.cos(turn) - x * Math.sin(turn),
    angle: Math.round((turn * 180) / Math.PI),
    em: size * Math.hypot(c, d),
    text,
  };
}

function linesOf(placed: readonly Placed[]): readonly string[] {
  const lines: Placed[][] = [];
  for (const piece of placed.toSorted((a, b) => a.angle - b.angle || b.across - a.across)) {
    const first = lines.at(-1)?.[0];
    if (first?.angle === piece.angle && Math.abs(first.across - piece.across) < 2.5) lines.at(-1)!.push(piece);
    else lines.push([piece]);
  }
  return lines.map((pieces) => lineText(once(pieces.toSorted((a, b) => a.along - b.along))));
}

/** Letters with a halo are drawn twice at one place: as an outline, then filled. */
function once(pieces: readonly Placed[]): readonly Placed[] {
  return pieces.filter((piece, i) =>
    pieces
      .slice(0, i)
      .every((other) => other.text !== piece.text || Math.abs(other.along - piece.along) > 0.05 * piece.em),
  );
}

const wide = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;

/**
 * A printer may show each letter by itself, so that pieces follow each other without a word ending: a space stands only where the next
 * piece begins more than 0.3 em behind the last one's letters. Their widths are estimates (an em, or half of one for letters that aren't
 * wide), so between two Chinese letters it takes more than an em.
 */
function lineText(pieces: readonly Placed[]): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const gap = (piece.along - end) / piece.em;
    const between = wide.test(text.at(-1) ?? '') && wide.test(piece.text[0] ?? '') ? 1 : 0.3;
    text += text !== '' && gap > between ? ` ${piece.text}` : piece.text;
    end =
      piece.along + piece.em * Array.from(piece.text).reduce((ems, letter) => ems + (wide.test(letter) ? 1 : 0.5), 0);
  }
  return text;
}

/** The bytes of a literal or hexadecimal string (7.3.4). */
export function stringBytes(written: string): Buffer {
  if (written.startsWith('<')) {
    const digits = written.slice(1, -1).replace(/\s/g, '');
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const plain = written.slice(1, -1).replace(/\\(?:([0-7]{1,3})|(\r\n|.))/gs, (_, octal?: string, char?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return char === undefined || /[\r\n]/.test(char) ? '' : (escapes[char] ?? char);
  });
  return Buffer.from(plain, 'latin1');
}
