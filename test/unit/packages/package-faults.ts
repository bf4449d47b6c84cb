import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { zipEntries } from '../exporting/zip-entries.ts';
import { elementFaults } from './element-faults.ts';
import { sheetFaults, styleFaults, workbookFaults } from './sheet-faults.ts';
import { allElements, xmlTree } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

interface Relation {
  readonly source: string;
  readonly id: string;
  readonly target: string;
}

/** What is wrong with a Word document or workbook as a package by ECMA-376: parts, types, relations, numbers and the order of elements. */
export function packageFaults(path: string): readonly string[] {
  const parts = zipEntries(path);
  const trees = new Map<string, XmlElement>();
  for (const [name, bytes] of parts) if (/\.(?:xml|rels)$/.test(name)) trees.set(name, xmlTree(bytes.toString('utf8')));
  const relations = [...trees].flatMap(([name, tree]) => (name.endsWith('.rels') ? relationsOf(name, tree) : []));
  const names = new Set([...parts.keys()].filter((name) => !name.endsWith('/')));
  return [
    ...twice(
      namesInDirectory(path).map((name) => name.toLowerCase()),
      'part',
    ),
    ...typeFaults(names, trees.get('[Content_Types].xml')),
    ...relationFaults(names, relations),
    ...usedRelationFaults(trees, relations),
    ...[...trees].flatMap(([name, tree]) => partFaults(name, tree).map((fault) => `${name}: ${fault}`)),
    ...workbookFaults(trees),
  ];
}

/** Every name in the archive's central directory, also one that stands there twice. */
function namesInDirectory(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const names: string[] = [];
  for (let at = bytes.readUInt32LE(end + 16); bytes.readUInt32LE(at) === 0x02014b50;) {
    const [length, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    names.push(bytes.toString('utf8', at + 46, at + 46 + (length ?? 0)));
    at += 46 + (length ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}

function twice(values: readonly string[], what: string): readonly string[] {
  const seen = new Set<string>();
  return values.flatMap((value) => {
    if (seen.has(value)) return [`${what} ${value} twice`];
    seen.add(value);
    return [];
  });
}

function typeFaults(names: ReadonlySet<string>, types: XmlElement | undefined): readonly string[] {
  if (types === undefined) return ['no [Content_Types].xml'];
  const of = (kind: string, attribute: string): readonly string[] =>
    types.children.filter(({ name }) => name === `ct:${kind}`).map(({ attributes }) => attributes[attribute] ?? '');
  const defaults = new Set(of('Default', 'Extension').map((ending) => ending.toLowerCase()));
  const overrides = of('Override', 'PartName').map((name) => name.replace(/^\//, ''));
  return [
    ...twice(overrides, 'type of'),
    ...twice(of('Default', 'Extension'), 'type of'),
    ...overrides.filter((name) => !names.has(name)).map((name) => `type of no part ${name}`),
    ...[...names]
      .filter((name) => name !== '[Content_Types].xml' && !overrides.includes(name))
      // A part that is only said to be XML says nothing of what it is, but for custom XML, which is just that.
      .filter((name) => !defaults.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) || isUntoldXml(name))
      .map((name) => `no type of ${name}`),
  ];
}

function isUntoldXml(name: string): boolean {
  return name.endsWith('.xml') && !/^customXml\/item\d+\.xml$/.test(name);
}

function relationsOf(part: string, tree: XmlElement): readonly Relation[] {
  const folder = posix.dirname(posix.dirname(part));
  const source = posix.join(folder, posix.basename(part).replace(/\.rels$/, ''));
  return tree.children.flatMap(({ attributes }) => {
    const { Id = '', Target = '', TargetMode } = attributes;
    const target = Target.startsWith('/') ? Target.slice(1) : posix.normalize(posix.join(folder, Target));
    return [{ source: source === '.' ? '' : source, id: Id, target: TargetMode === 'External' ? '' : target }];
  });
}

function relationFaults(names: ReadonlySet<string>, relations: readonly Relation[]): readonly string[] {
  const reached = new Set(relations.map(({ target }) => target));
  return [
    ...twice(
      relations.map(({ source, id }) => `${source} ${id}`),
      'relation',
    ),
    ...relations
      .filter(({ source }) => source !== '' && !names.has(source))
      .map(({ source }) => `relations of no part ${source}`),
    ...relations
      .filter(({ target }) => target !== '' && !names.has(target))
      .map(({ source, id, target }) => `${source} ${id} leads to no part ${target}`),
    ...[...names]
      .filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml' && !reached.has(name))
      .map((name) => `nothing leads to ${name}`),
  ];
}

/** Relations that an element names by `r:id`, `r:embed` and the like. */
function usedRelationFaults(trees: ReadonlyMap<string, XmlElement>, relations: readonly Relation[]): readonly string[] {
  const known = new Set(relations.map(({ source, id }) => `${source} ${id}`));
  return [...trees].flatMap(([part, tree]) =>
    [...allElements(tree)].flatMap(({ name, attributes }) =>
      Object.entries(attributes)
        .filter(([key, value]) => key.startsWith('r:') && !known.has(`${part} ${value}`))
        .map(([key, value]) => `${part}: ${name} ${key} ${value} is no relation`),
    ),
  );
}

function partFaults(name: string, tree: XmlElement): readonly string[] {
  const elements = [...allElements(tree)];
  const values = (element: string, attribute: string): readonly string[] =>
    elements.filter((one) => one.name === element).map(({ attributes }) => attributes[attribute] ?? '');
  const controls = elements
    .filter((one) => one.name === 'w:sdtPr')
    .flatMap(({ children }) =>
      children.filter((one) => one.name === 'w:id').map((one) => one.attributes['w:val'] ?? ''),
    );
  const [starts, ends] = [values('w:bookmarkStart', 'w:id'), values('w:bookmarkEnd', 'w:id')];
  return [
    ...elementFaults(tree),
    ...twice(starts, 'bookmark'),
    ...twice(values('w:bookmarkStart', 'w:name'), 'bookmark'),
    ...(starts.toSorted().join() === ends.toSorted().join() ? [] : ['bookmarks begin and end unlike']),
    ...values('w:bookmarkStart', 'w:name')
      .filter((one) => one.length > 40)
      .map((one) => `bookmark ${one} is too long`),
    ...twice(values('wp:docPr', 'id'), 'drawing'),
    ...twice(values('xdr:cNvPr', 'id'), 'drawing'),
    ...twice(controls, 'control'),
    ...twice(values('w:comment', 'w:id'), 'comment'),
    ...twice(values('w:style', 'w:styleId'), 'style'),
    ...twice(values('w:abstractNum', 'w:abstractNumId'), 'list'),
    ...twice(values('w:num', 'w:numId'), 'list'),
    ...cellFaults(elements),
    ...sheetFaults(tree),
    ...styleFaults(tree),
  ];
}

/** A cell of a table ends in a paragraph (17.4.65), and its rows fill the grid. */
function cellFaults(elements: readonly XmlElement[]): readonly string[] {
  return elements.flatMap(({ name, children }) => {
    if (name === 'w:tc' && children.at(-1)?.name !== 'w:p') return ['w:tc ends in no paragraph'];
    if (name !== 'w:tbl') return [];
    const columns = children.find((child) => child.name === 'w:tblGrid')?.children.length ?? 0;
    return children
      .filter((child) => child.name === 'w:tr')
      .map((row) =>
        row.children
          .filter((child) => child.name === 'w:tc')
          .map((cell) => cell.children.find((child) => child.name === 'w:tcPr')?.children ?? [])
          .map((properties) => Number(properties.find((one) => one.name === 'w:gridSpan')?.attributes['w:val'] ?? 1))
          .reduce((sum, span) => sum + span, 0),
      )
      .filter((width) => width !== columns)
      .map((width) => `w:tr of ${width} columns in a grid of ${columns}`);
  });
}
