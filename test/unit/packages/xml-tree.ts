import { SaxesParser } from 'saxes';

/** An element with its namespace's usual prefix, whatever the part calls it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing': 'xdr',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

/** The root of a part; throws where it isn't well-formed. */
export function xmlTree(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const named = (uri: string, local: string): string => (uri === '' ? local : `${prefixes[uri] ?? uri}:${local}`);
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  parser.on('opentag', ({ uri, local, attributes }) => {
    const element: XmlElement = {
      name: named(uri, local),
      attributes: Object.fromEntries(Object.values(attributes).map((one) => [named(one.uri, one.local), one.value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  if (root === null) throw new Error('no element');
  return root;
}

/** The element and all below it, in order. */
export function* allElements(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* allElements(child);
}
