import { auditSubjects } from '../../../shared/model/audit-entry.ts';
import { documentShapes } from '../documents/document-shapes.ts';
import type { SideDocuments } from './merge-sides.ts';

const kinds: ReadonlySet<string> = new Set(auditSubjects);

/** The first document of another project that this program would not have written; null: none. */
export function documentFault(documents: SideDocuments): string | null {
  for (const [place, value] of documents) {
    const [kind = '', ...key] = place.split('\0');
    // A rescue leaves a note of its own there.
    const shape =
      Object.hasOwn(documentShapes, kind) && !(kind === 'project' && key.join('') !== '')
        ? documentShapes[kind]
        : undefined;
    if (!kinds.has(kind) || shape?.safeParse(value).success === false) return [kind, ...key].join(' ').trim();
  }
  return null;
}
