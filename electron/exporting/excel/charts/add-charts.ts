import { chartText, chartXml } from './chart-xml.ts';
import type { PlacedChart } from './chart-spec.ts';
import { ZipParts } from '../../zip/zip-parts.ts';

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_REL = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Puts native charts on one sheet of a workbook that exceljs has just written (it writes none): a chart part each, a drawing that places
 * them, their relations and content types. The sheet must hold neither pictures nor comments. Throws when it isn't there or does.
 */
export function addCharts(workbook: Buffer, sheet: string, charts: readonly PlacedChart[]): Buffer {
  if (charts.length === 0) return workbook;
  const parts = new ZipParts(workbook);
  const path = sheetPath(parts, sheet);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const rels = `xl/worksheets/_rels/${name}.rels`;
  const xml = parts.text(path);
  if (parts.has(rels) || /<(?:drawing|legacyDrawing|tableParts|extLst)\b/.test(xml))
    throw new Error(`charts: sheet ${sheet} has relations of its own`);
  const drawing = freeNumber(parts, (n) => `xl/drawings/drawing${n}.xml`);
  const first = freeNumber(parts, (n) => `xl/charts/chart${n}.xml`);
  charts.forEach(({ chart }, i) => parts.put(`xl/charts/chart${first + i}.xml`, chartXml(chart)));
  parts.put(`xl/drawings/drawing${drawing}.xml`, drawingXml(charts));
  parts.put(
    `xl/drawings/_rels/drawing${drawing}.xml.rels`,
    relations(charts.map((_, i) => ['chart', `../charts/chart${first + i}.xml`])),
  );
  parts.put(rels, relations([['drawing', `../drawings/drawing${drawing}.xml`]]));
  parts.put(path, xml.replace(/<\/worksheet>\s*$/, `<drawing xmlns:r="${REL}" r:id="rId1"/></worksheet>`));
  const types = [
    `<Override PartName="/xl/drawings/drawing${drawing}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`,
    ...charts.map(
      (_, i) =>
        `<Override PartName="/xl/charts/chart${first + i}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
    ),
  ];
  parts.put('[Content_Types].xml', parts.text('[Content_Types].xml').replace('</Types>', `${types.join('')}</Types>`));
  return parts.bytes();
}

/** The part of a sheet by its name, as workbook.xml and its relations say. */
function sheetPath(parts: ZipParts, sheet: string): string {
  const tag = [...parts.text('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)]
    .map(([found]) => found)
    .find((found) => attribute(found, 'name') === sheet);
  const id = tag === undefined ? undefined : attribute(tag, 'r:id');
  const relation = [...parts.text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)]
    .map(([found]) => found)
    .find((found) => attribute(found, 'Id') === id);
  const target = relation === undefined ? undefined : attribute(relation, 'Target');
  if (target === undefined) throw new Error(`charts: no sheet ${sheet}`);
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function attribute(tag: string, name: string): string | undefined {
  const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return new RegExp(` ${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replace(/&(lt|gt|quot|apos|amp);/g, (_, mark: string) => marks[mark] ?? '');
}

function freeNumber(parts: ZipParts, nameOf: (n: number) => string): number {
  let n = 1;
  while (parts.has(nameOf(n))) n += 1;
  return n;
}

function relations(targets: readonly (readonly [kind: 'chart' | 'drawing', target: string])[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE_REL}">${targets.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${REL}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
}

function drawingXml(charts: readonly PlacedChart[]): string {
  const corner = (tag: string, { column, row }: PlacedChart['from']): string =>
    `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  const anchors = charts.map(({ chart, from, to }, i) =>
    [
      `<xdr:twoCellAnchor>${corner('from', from)}${corner('to', to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="Chart ${i + 1}" descr="${chartText(chart.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">',
      `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${i + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`,
    ].join(''),
  );
  return `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${REL}">${anchors.join('')}</xdr:wsDr>`;
}
