import type { XmlElement } from './xml-tree.ts';
import { allElements } from './xml-tree.ts';

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** Counts that a stylesheet and lists of a sheet say of themselves. */
export function styleFaults(tree: XmlElement): readonly string[] {
  return [...allElements(tree)].flatMap(({ name, attributes, children }) => {
    const counted =
      /^x:(?:numFmts|fonts|fills|borders|cellStyleXfs|cellXfs|cellStyles|dxfs|dataValidations|mergeCells|tableParts)$/;
    const { count } = attributes;
    return counted.test(name) && count !== undefined && Number(count) !== children.length
      ? [`${name} count ${count} of ${children.length}`]
      : [];
  });
}

/** Rows and cells of a sheet rise, merges don't overlap, rules have priorities of their own. */
export function sheetFaults(sheet: XmlElement): readonly string[] {
  if (sheet.name !== 'x:worksheet') return [];
  const faults: string[] = [];
  let lastRow = 0;
  for (const row of child(sheet, 'x:sheetData')?.children ?? []) {
    const number = Number(row.attributes['r']);
    if (number <= lastRow) faults.push(`row ${number} after ${lastRow}`);
    lastRow = number;
    let lastColumn = 0;
    for (const cell of row.children) {
      const at = place(cell.attributes['r'] ?? '');
      if (at.row !== number || at.column <= lastColumn) faults.push(`cell ${cell.attributes['r']} out of place`);
      lastColumn = at.column;
      if (cell.attributes['t'] === 'n' && child(cell, 'x:v') && !Number.isFinite(Number(child(cell, 'x:v')?.text)))
        faults.push(`cell ${cell.attributes['r']} holds no number`);
    }
  }
  const merges = (child(sheet, 'x:mergeCells')?.children ?? []).map(({ attributes }) => box(attributes['ref'] ?? ''));
  merges.forEach((one, i) =>
    merges.slice(i + 1).forEach((two) => {
      if (one.left <= two.right && two.left <= one.right && one.top <= two.bottom && two.top <= one.bottom)
        faults.push(`merges overlap at row ${two.top}`);
    }),
  );
  return faults;
}

function place(reference: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d+)$/.exec(reference) ?? [];
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}

function box(range: string): {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
} {
  const [first = '', second = first] = range.split(':');
  const [from, to] = [place(first), place(second)];
  return { top: from.row, bottom: to.row, left: from.column, right: to.column };
}

/** What a workbook's parts say of each other: names of sheets, defined names, styles and texts that cells point to. */
export function workbookFaults(trees: ReadonlyMap<string, XmlElement>): readonly string[] {
  const workbook = trees.get('xl/workbook.xml');
  if (workbook === undefined) return [];
  const sheets = child(workbook, 'x:sheets')?.children ?? [];
  const names = sheets.map(({ attributes }) => attributes['name'] ?? '');
  const styles = trees.get('xl/styles.xml');
  const formats = child(styles, 'x:cellXfs')?.children.length ?? 0;
  const differing = child(styles, 'x:dxfs')?.children.length ?? 0;
  const texts = trees.get('xl/sharedStrings.xml')?.children.length ?? 0;
  return [
    ...duplicates(names.map((name) => name.toLowerCase())).map((name) => `sheet ${name} twice`),
    ...names
      .filter((name) => name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name))
      .map((name) => `sheet ${name} misnamed`),
    ...duplicates(sheets.map(({ attributes }) => attributes['sheetId'] ?? '')).map((id) => `sheet id ${id} twice`),
    ...definedNameFaults(child(workbook, 'x:definedNames')?.children ?? [], names),
    ...xfFaults(styles),
    ...[...trees].flatMap(([part, tree]) =>
      tree.name === 'x:worksheet'
        ? pointerFaults(tree, { formats, differing, texts }).map((fault) => `${part}: ${fault}`)
        : [],
    ),
  ];
}

function duplicates(values: readonly string[]): readonly string[] {
  return values.filter((value, i) => values.indexOf(value) < i);
}

function definedNameFaults(defined: readonly XmlElement[], sheets: readonly string[]): readonly string[] {
  return [
    ...duplicates(
      defined.map(({ attributes }) => `${attributes['name']?.toLowerCase()} ${attributes['localSheetId'] ?? ''}`),
    ).map((name) => `defined name ${name} twice`),
    ...defined.flatMap(({ attributes, text }) => {
      const { name = '', localSheetId } = attributes;
      if (localSheetId !== undefined && Number(localSheetId) >= sheets.length) return [`${name} of no sheet`];
      const of = [...text.matchAll(/(?:'((?:[^']|'')+)'|([^\s'!,(]+))!/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll("''", "'"),
      );
      return of.filter((sheet) => !sheets.includes(sheet)).map((sheet) => `${name} names no sheet ${sheet}`);
    }),
  ];
}

/** Fonts, fills and borders that formats of cells point to. */
function xfFaults(styles: XmlElement | undefined): readonly string[] {
  const counts = { fontId: 'x:fonts', fillId: 'x:fills', borderId: 'x:borders', xfId: 'x:cellStyleXfs' } as const;
  return (child(styles, 'x:cellXfs')?.children ?? []).flatMap(({ attributes }, i) =>
    Object.entries(counts)
      .filter(([key, list]) => Number(attributes[key] ?? 0) >= (child(styles, list)?.children.length ?? 0))
      .map(([key]) => `format ${i}: ${key} ${attributes[key]}`),
  );
}

function pointerFaults(
  sheet: XmlElement,
  { formats, differing, texts }: { readonly formats: number; readonly differing: number; readonly texts: number },
): readonly string[] {
  return [...allElements(sheet)].flatMap(({ name, attributes, children }) => {
    if (name === 'x:c') {
      const style = Number(attributes['s'] ?? 0) >= formats ? [`${attributes['r']} style ${attributes['s']}`] : [];
      const text = Number(children.find((one) => one.name === 'x:v')?.text ?? 0);
      return attributes['t'] === 's' && !(text < texts) ? [...style, `${attributes['r']} text ${text}`] : style;
    }
    if (name === 'x:cfRule' && attributes['dxfId'] !== undefined && Number(attributes['dxfId']) >= differing)
      return [`rule of no format ${attributes['dxfId']}`];
    return [];
  });
}
