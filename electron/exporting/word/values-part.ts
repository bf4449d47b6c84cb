import { posix } from 'node:path';
import { printedValuesXml } from '../../../shared/report/manuscript/printed-values.ts';
import type { PrintedValues } from '../../../shared/report/manuscript/printed-values.ts';
import type { ZipParts } from '../zip/zip-parts.ts';
import { addRelation, addType } from '../zip/package-relations.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Names the kind of part, so that a program may find it again; the same in every document. */
const STORE = '{6E2B1A60-4C5D-4B5C-9A57-20C4F6B0E101}';

/**
 * What a document's controls were printed with, in a custom XML part (ECMA-376 part 1, 15.2.5) beside it. The package's parts may have names of
 * another program's; parts of this kind that it has already stay.
 */
export function putPrintedValues(parts: ZipParts, main: string, values: PrintedValues): void {
  let item = 1;
  while (parts.has(`customXml/item${item}.xml`) || parts.has(`customXml/itemProps${item}.xml`)) item += 1;
  parts.put(`customXml/item${item}.xml`, printedValuesXml(values));
  parts.put(
    `customXml/itemProps${item}.xml`,
    `${HEAD}<ds:datastoreItem ds:itemID="${STORE}" xmlns:ds="${OFFICE}/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
  );
  parts.put(
    `customXml/_rels/item${item}.xml.rels`,
    `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps${item}.xml"/></Relationships>`,
  );
  const folder = posix.dirname(main);
  const target = posix.relative(folder === '.' ? '' : folder, `customXml/item${item}.xml`);
  addRelation(parts, main, 'rIdValues', `${OFFICE}/relationships/customXml`, target);
  addType(parts, '<Default Extension="xml" ContentType="application/xml"/>');
  addType(
    parts,
    `<Override PartName="/customXml/itemProps${item}.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`,
  );
}
