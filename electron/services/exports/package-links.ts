import { posix } from 'node:path';
import { xmlAttribute, xmlTokens } from '../../../shared/base/xml-tokens.ts';

/** What a part of an office package leads to within it. */
export interface PackageLink {
  readonly id: string;
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

/** `xml`: a part of relations, of a part in `folder`. Those that lead out of the package are left out. */
export function linksIn(xml: string, folder: string): readonly PackageLink[] {
  return [...xmlTokens(xml)].flatMap(({ kind, name, source }): readonly PackageLink[] => {
    if (kind !== 'open' || name.replace(/^.*:/, '') !== 'Relationship') return [];
    if (xmlAttribute(source, 'TargetMode') === 'External') return [];
    const target = xmlAttribute(source, 'Target') ?? '';
    return [
      {
        id: xmlAttribute(source, 'Id') ?? '',
        type: xmlAttribute(source, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target)),
      },
    ];
  });
}

/** Of a part by its name; empty where it leads nowhere. */
export function linksOf(parts: ReadonlyMap<string, Buffer>, part: string): readonly PackageLink[] {
  const folder = posix.dirname(part);
  const relations = parts.get(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  return relations === undefined ? [] : linksIn(relations.toString('utf8'), folder);
}
