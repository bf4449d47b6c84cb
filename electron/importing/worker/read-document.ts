import type { Result } from '../../../shared/base/result.ts';
import type { DocumentContent, DocumentKind } from '../documents/documents.ts';
import { askGuarded } from './guarded-thread.ts';

export interface DocumentQuestion {
  readonly path: string;
  readonly kind: DocumentKind;
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.js',
  import.meta.url,
);

/** Reads a document of the kind in a thread that can be ended: a few megabytes of brackets are a gigabyte of lists. */
export function readDocument<K extends DocumentKind>(path: string, kind: K): Promise<Result<DocumentContent<K>>> {
  return askGuarded<DocumentQuestion, DocumentContent<K>>(workerFile, { path, kind });
}
