import { SaxesParser } from 'saxes';

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Every element of an SVG with its own text, as a strict XML parser reads it: throws where it is not well-formed. */
export function svgElements(svg: string): readonly SvgElement[] {
  const open: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const all: SvgElement[] = [];
  const parser = new SaxesParser();
  parser.on('error', (failure) => {
    throw failure;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, text: '' };
    open.push(element);
    all.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(svg).close();
  return all;
}

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The ink of each text: CJK an em wide, other characters 0.55 em as Noto Sans has its digits; capitals 0.73 em high. */
export function textBoxes(svg: string): readonly TextBox[] {
  return svgElements(svg)
    .filter(({ name, text }) => name === 'text' && text.trim() !== '')
    .map(({ attributes, text }) => {
      const size = Number(attributes['font-size']);
      const [x, y] = [Number(attributes['x']), Number(attributes['y'])];
      const width = [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.55), 0) * size;
      const anchor = attributes['text-anchor'];
      const start = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
      if (attributes['transform']?.startsWith('rotate(-90'))
        return { text, left: x - 0.73 * size, right: x, top: y - start - width, bottom: y - start };
      return { text, left: x + start, right: x + start + width, top: y - 0.73 * size, bottom: y };
    });
}
