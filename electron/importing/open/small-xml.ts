import { SaxesParser } from 'saxes';
import type { ReadingLimits } from './limits.ts';
import { refuse } from './refusal.ts';
import { utf8Text } from './utf8-chunks.ts';

export interface SmallElement {
  /** Local name and namespace. */
  readonly local: string;
  readonly uri: string;
  /** Value of an attribute by local name, in any namespace. */
  attribute(local: string): string | undefined;
}

/** Parses a small part with saxes (namespaces resolved, well-formedness checked, DTD and depth refused). `path`: local names from the root, the element's own last. */
export function smallXml(
  part: string,
  bytes: Buffer,
  limits: ReadingLimits,
  visit: (path: readonly string[], element: SmallElement) => void,
): void {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  parser.on('error', (fault) => refuse('XML', { part, detail: fault.message }));
  parser.on('doctype', () => refuse('DOCTYPE', { part }));
  parser.on('opentag', (tag) => {
    path.push(tag.local);
    if (path.length > limits.depth) refuse('DEPTH', { part, limit: limits.depth });
    visit(path, {
      local: tag.local,
      uri: tag.uri,
      attribute: (local) => Object.values(tag.attributes).find((attribute) => attribute.local === local)?.value,
    });
  });
  parser.on('closetag', () => path.pop());
  const text = utf8Text(part, bytes);
  if (/<!DOCTYPE/.test(text.slice(0, 4096))) refuse('DOCTYPE', { part });
  parser.write(text).close();
}
