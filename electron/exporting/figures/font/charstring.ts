/** Takes a glyph's outline, in the face's units with y upwards. A move closes the shape before it. */
export interface Pen {
  move(x: number, y: number): void;
  line(x: number, y: number): void;
  curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
}

interface Subroutines {
  readonly count: number;
  item(position: number): Buffer;
}

interface Calls {
  readonly shared: Subroutines;
  readonly own: Subroutines | null;
}

type Numbers = readonly number[];

/** Deeper than this no charstring calls (Technical Note 5177, appendix B). */
const DEEPEST = 10;

/** Runs a charstring of type 2 (Adobe Technical Note 5177); false where it calculates or builds accents, which faces of today don't. */
export function runCharstring(program: Buffer, calls: Calls, pen: Pen): boolean {
  const draws = drawing(pen);
  const flexes = flexing(draws);
  const stack: number[] = [];
  const take = (): Numbers => stack.splice(0);
  let stems = 0;

  const call = (of: Subroutines | null, depth: number): boolean | null => {
    if (of === null) return false;
    const bias = of.count < 1240 ? 107 : of.count < 33900 ? 1131 : 32768;
    const position = (stack.pop() ?? 0) + bias;
    return position < 0 || position >= of.count ? false : run(of.item(position), depth + 1);
  };
  /** null: goes on with what called it; else whether the glyph was drawn. */
  const run = (code: Buffer, depth: number): boolean | null => {
    if (depth > DEEPEST) return false;
    let at = 0;
    const next = (): number => code[at++] ?? 0;
    while (at < code.length) {
      const b = next();
      if (b >= 32 || b === 28) {
        stack.push(numberFrom(b, next));
        continue;
      }
      if (b === 11) return null;
      // With four numbers more it puts two glyphs together.
      if (b === 14) return stack.length < 4;
      if (b === 10 || b === 29) {
        const ended = call(b === 10 ? calls.own : calls.shared, depth);
        if (ended !== null) return ended;
        continue;
      }
      if (hints.has(b)) {
        stems += take().length >> 1;
        if (masks.has(b)) at += (stems + 7) >> 3;
        continue;
      }
      const draw = b === 12 ? flexes[next()] : draws[b];
      if (draw === undefined) return false;
      draw(take());
    }
    return depth === 0 ? false : null;
  };
  return run(program, 0) ?? false;
}

const masks: ReadonlySet<number> = new Set([19, 20]);
const hints: ReadonlySet<number> = new Set([1, 3, 18, 23, ...masks]);

function numberFrom(b: number, next: () => number): number {
  if (b === 28) return ((next() << 24) | (next() << 16)) >> 16;
  if (b <= 246) return b - 139;
  if (b <= 250) return (b - 247) * 256 + next() + 108;
  if (b <= 254) return -(b - 251) * 256 - next() - 108;
  return ((next() << 24) | (next() << 16) | (next() << 8) | next()) / 65536;
}

type Operators = Readonly<Record<number, (of: Numbers) => void>>;

/** Operators of one byte that draw, from where the pen stands. */
function drawing(pen: Pen): Operators {
  let [x, y] = [0, 0];
  const moveBy = (dx: number, dy: number): void => pen.move((x += dx), (y += dy));
  const lineBy = (dx: number, dy: number): void => pen.line((x += dx), (y += dy));
  const curveBy = (...[x1, y1, x2, y2, x3, y3]: readonly [number, number, number, number, number, number]): void => {
    const [ax, ay] = [x + x1, y + y1];
    const [bx, by] = [ax + x2, ay + y2];
    pen.curve(ax, ay, bx, by, (x = bx + x3), (y = by + y3));
  };
  const lines = (of: Numbers): void => {
    for (let i = 0; i + 1 < of.length; i += 2) lineBy(of[i] ?? 0, of[i + 1] ?? 0);
  };
  const curves = (of: Numbers): void => {
    for (let i = 0; i + 5 < of.length; i += 6) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = of.slice(i, i + 6);
      curveBy(a, b, c, d, e, f);
    }
  };
  const alternateLines =
    (across: boolean) =>
    (of: Numbers): void =>
      of.forEach((by, i) => ((i % 2 === 0) === across ? lineBy(by, 0) : lineBy(0, by)));
  /** Curves that begin and end along an axis; the last may end off it by one number more. */
  const alternateCurves =
    (beginsAcross: boolean) =>
    (of: Numbers): void => {
      let across = beginsAcross;
      for (let i = 0; i + 3 < of.length; i += 4, across = !across) {
        const [a = 0, b = 0, c = 0, d = 0] = of.slice(i, i + 4);
        const off = of.length - i === 5 ? (of[i + 4] ?? 0) : 0;
        if (across) curveBy(a, 0, b, c, off, d);
        else curveBy(0, a, b, c, d, off);
      }
    };
  /** Curves that begin and end along the same axis; the first may begin off it by one number more. */
  const parallelCurves =
    (across: boolean) =>
    (of: Numbers): void => {
      let off = of.length % 4 === 1 ? (of[0] ?? 0) : 0;
      for (let i = of.length % 4; i + 3 < of.length; i += 4, off = 0) {
        const [a = 0, b = 0, c = 0, d = 0] = of.slice(i, i + 4);
        if (across) curveBy(a, off, b, c, d, 0);
        else curveBy(off, a, b, c, 0, d);
      }
    };
  return {
    // Before the first move a width may stand: what moves is last.
    21: (of) => moveBy(of.at(-2) ?? 0, of.at(-1) ?? 0),
    22: (of) => moveBy(of.at(-1) ?? 0, 0),
    4: (of) => moveBy(0, of.at(-1) ?? 0),
    5: lines,
    6: alternateLines(true),
    7: alternateLines(false),
    8: curves,
    24: (of) => {
      curves(of.slice(0, -2));
      lines(of.slice(-2));
    },
    25: (of) => {
      lines(of.slice(0, -6));
      curves(of.slice(-6));
    },
    26: parallelCurves(false),
    27: parallelCurves(true),
    30: alternateCurves(false),
    31: alternateCurves(true),
  };
}

/** The four flexes, operators after 12, as the two curves that each is. */
function flexing(draws: Operators): Operators {
  const curves = (of: Numbers): void => draws[8]?.(of);
  return {
    34: ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0]) => curves([a, 0, b, c, d, 0, e, 0, f, -c, g, 0]),
    35: (of) => curves(of.slice(0, 12)),
    36: ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]) =>
      curves([a, b, c, d, e, 0, f, 0, g, h, i, -(b + d + h)]),
    37: (of) => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, last = 0] = of;
      const [dx, dy] = [a + c + e + g + i, b + d + f + h + j];
      curves([...of.slice(0, 10), ...(Math.abs(dx) > Math.abs(dy) ? [last, -dy] : [-dx, last])]);
    },
  };
}
