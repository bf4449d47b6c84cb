import { posix } from 'node:path';
import { escapedXml, wholeNumber } from '../../../../shared/base/xml-tokens.ts';
import { addRelation, addType } from '../../zip/package-relations.ts';
import type { ZipParts } from '../../zip/zip-parts.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Pictures of a fragment in the template's package, under names and relations of their own. `relations`: those of the package it was made in. */
export function withPictures(
  fragment: string,
  made: ZipParts,
  parts: ZipParts,
  main: string,
  placed: Map<string, string>,
): string {
  const relations = made.text('word/_rels/document.xml.rels');
  return fragment.replace(/ r:(embed|id)="([^"]+)"/g, (_, key: string, id: string) => {
    const known = placed.get(id);
    if (known !== undefined) return ` r:${key}="${known}"`;
    const tag =
      [...relations.matchAll(/<Relationship [^>]*>/g)].find(([one]) => one.includes(` Id="${id}"`))?.[0] ?? '';
    const [type = '', target = ''] = ['Type', 'Target'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]);
    if (!type.endsWith('/image')) throw new Error(`docx: a block refers to ${type}`);
    const ending = posix.extname(target);
    const now = `rIdEwb${placed.size + 1}`;
    const part = `media/ewb${placed.size + 1}${ending}`;
    parts.copyFrom(made, posix.join('word', target), posix.join(posix.dirname(main), part));
    addRelation(parts, main, now, type, part);
    addType(
      parts,
      `<Default Extension="${ending.slice(1)}" ContentType="image/${ending === '.jpg' ? 'jpeg' : ending.slice(1)}"/>`,
    );
    placed.set(id, now);
    return ` r:${key}="${now}"`;
  });
}

/** The root of the template's body with the namespaces that fragments use and it doesn't name. */
export function withNamespaces(xml: string, made: string): string {
  const root = /<w:document\b[^>]*>/.exec(xml)?.[0] ?? '';
  const wanted = ['r', 'wp', 'w14', 'm'].flatMap((prefix) => {
    const named = new RegExp(` xmlns:${prefix}="[^"]*"`).exec(made)?.[0];
    return named === undefined || new RegExp(` xmlns:${prefix}=`).test(root) ? [] : [named];
  });
  return xml.replace(root, `${root.slice(0, -1)}${wanted.join('')}>`);
}

/** Numbers of drawings stand once in a document; of controls, one that came twice loses its own, and Word gives it another. */
export function uniqueNumbers(xml: string): string {
  const drawings = new Set<string>();
  let free = 1_000_000;
  const controls = new Set<string>();
  return xml
    .replace(/(<wp:docPr\b[^>]*? id=")(\d+)"/g, (_, start: string, id: string) => {
      const own = drawings.has(id) ? String((free += 1)) : id;
      drawings.add(own);
      return `${start}${own}"`;
    })
    .replace(/<w:sdtPr>(?:(?!<\/w:sdtPr>)[^])*<\/w:sdtPr>/g, (properties) =>
      properties.replace(/<w:id w:val="(-?\d+)"\/>/, (all, id: string) => {
        if (controls.has(id)) return '';
        controls.add(id);
        return all;
      }),
    );
}

/** A document, where it was a template; fields are worked out anew on opening, and nothing leads to the template of a machine that isn't this one. */
export function asDocument(parts: ZipParts, main: string, updatesFields: boolean): void {
  const types = '[Content_Types].xml';
  parts.put(types, parts.text(types).replace(`${WORD}.template.main+xml`, `${WORD}.document.main+xml`));
  const settings = posix.join(posix.dirname(main), 'settings.xml');
  if (!parts.has(settings)) return;
  const relations = posix.join(posix.dirname(settings), '_rels', 'settings.xml.rels');
  if (parts.has(relations))
    parts.put(relations, parts.text(relations).replace(/<Relationship\b[^>]*\/attachedTemplate"[^>]*\/>/g, ''));
  const plain = parts
    .text(settings)
    .replace(/<w:attachedTemplate\b[^>]*\/>/g, '')
    .replace(/<w:updateFields\b[^>]*\/>/g, '');
  const after =
    /<w:(?:hdrShapeDefaults|footnotePr|endnotePr|compat|docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats|doNotAutoCompressPictures|forceUpgrade|captions|readModeInkLockDown|smartTagType|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator)\b|<m:mathPr\b|<sl:schemaLibrary\b|<\/w:settings>/;
  parts.put(settings, updatesFields ? plain.replace(after, '<w:updateFields w:val="true"/>$&') : plain);
}

/** The property that says which result the values are of; others stay. */
export function putFingerprint(parts: ZipParts, fingerprint: string): void {
  const name = 'docProps/custom.xml';
  const said = `name="ewb-fingerprint"><vt:lpwstr>${escapedXml(fingerprint)}</vt:lpwstr></property>`;
  const id = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
  if (parts.has(name)) {
    const before = parts.text(name).replace(/<property\b[^>]*name="ewb-fingerprint"[^]*?<\/property>/, '');
    const next = 1 + Math.max(1, ...[...before.matchAll(/pid="(\d+)"/g)].map(([, pid = '']) => wholeNumber(pid)));
    const property = `<property fmtid="${id}" pid="${next}" ${said}`;
    const opened = before.replace(/<Properties\b([^>]*)\/>/, '<Properties$1></Properties>');
    parts.put(name, opened.replace('</Properties>', `${property}</Properties>`));
    return;
  }
  parts.put(
    name,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"><property fmtid="${id}" pid="2" ${said}</Properties>`,
  );
  addRelation(parts, '', 'rIdEwbProperties', `${OFFICE}/relationships/custom-properties`, name);
  addType(
    parts,
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`,
  );
}
