import { posix } from 'node:path';
import type { ZipParts } from './zip-parts.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = '[Content_Types].xml';

/** A relation of a part, in its list or in one that is made for it. */
export function addRelation(parts: ZipParts, part: string, id: string, type: string, target: string): void {
  const name = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
  const before = parts.has(name) ? parts.text(name) : `${HEAD}<Relationships xmlns="${PACKAGE}"></Relationships>`;
  const opened = before.replace(/<Relationships\b([^>]*)\/>/, '<Relationships$1></Relationships>');
  parts.put(
    name,
    opened.replace('</Relationships>', `<Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`),
  );
}

/** An entry of the list of types; one of the same part or ending that is there already stays. */
export function addType(parts: ZipParts, entry: string): void {
  const before = parts.text(TYPES);
  const of = /(?:PartName|Extension)="[^"]*"/.exec(entry)?.[0] ?? '';
  if (before.toLowerCase().includes(of.toLowerCase())) return;
  parts.put(TYPES, before.replace('</Types>', `${entry}</Types>`));
}
