import { ZipParts } from '../zip/zip-parts.ts';

const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

/**
 * One Word document of several that docx made alike (styles, header, footer and page are the first one's): body after body, each with
 * its pictures. docx holds a whole document as objects, 3 MB for a unit's page; made in parts only one part is held at a time. Throws
 * where a body refers to anything but pictures.
 */
export async function joinDocuments(documents: AsyncIterable<Buffer>): Promise<Buffer> {
  let base: { readonly bytes: Buffer; readonly parts: ZipParts; readonly head: Buffer; readonly tail: Buffer } | null =
    null;
  const bodies: Buffer[] = [];
  let relations = '';
  let pictures = 0;
  // A drawing's number is its own in the whole document, also where several show one picture.
  let drawing = FREE;
  for await (const bytes of documents) {
    const parts = new ZipParts(bytes);
    const { head, body, tail } = splitBody(parts.text(DOCUMENT));
    const images = imageRelations(parts.text(RELATIONS));
    if (base === null) {
      base = { bytes, parts, head: Buffer.from(head), tail: Buffer.from(tail) };
      bodies.push(Buffer.from(body));
      pictures = images.size;
      continue;
    }
    if (/ r:(?:id|link|pict)="/.test(body)) throw new Error('docx: a body refers to more than pictures');
    const ids = new Map<string, string>();
    for (const [id, target] of images) {
      pictures += 1;
      const name = `media/joined${pictures}${target.slice(target.lastIndexOf('.'))}`;
      base.parts.copyFrom(parts, `word/${target}`, `word/${name}`);
      ids.set(id, `rIdJoined${pictures}`);
      relations += `<Relationship Id="rIdJoined${pictures}" Type="${IMAGE}" Target="${name}"/>`;
    }
    const joined = body
      .replace(/ r:embed="([^"]+)"/g, (_, id: string) => ` r:embed="${ids.get(id) ?? missing(id)}"`)
      .replace(/(<wp:docPr id=")\d+"/g, (_, start: string) => `${start}${(drawing += 1)}"`);
    bodies.push(Buffer.from(joined));
  }
  if (base === null) throw new Error('docx: no document to join');
  if (bodies.length === 1) return base.bytes;
  base.parts.put(DOCUMENT, Buffer.concat([base.head, ...bodies, base.tail]));
  base.parts.put(RELATIONS, base.parts.text(RELATIONS).replace('</Relationships>', `${relations}</Relationships>`));
  return base.parts.bytes();
}

/** Above the numbers that docx gives to the drawings of one document. */
const FREE = 100_000;

function missing(id: string): never {
  throw new Error(`docx: no picture ${id}`);
}

/** Around the content of the body: what begins it, and the last section's properties that end it. */
function splitBody(xml: string): { readonly head: string; readonly body: string; readonly tail: string } {
  const start = xml.indexOf('<w:body>') + '<w:body>'.length;
  const end = xml.lastIndexOf('<w:sectPr');
  if (start < '<w:body>'.length || end < start) throw new Error('docx: no body');
  return { head: xml.slice(0, start), body: xml.slice(start, end), tail: xml.slice(end) };
}

function imageRelations(xml: string): ReadonlyMap<string, string> {
  const images = new Map<string, string>();
  for (const [tag] of xml.matchAll(/<Relationship [^>]*>/g)) {
    const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]);
    if (type === IMAGE && id !== undefined && target !== undefined) images.set(id, target);
  }
  return images;
}
