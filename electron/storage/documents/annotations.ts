import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { Annotation, AnnotationDraft } from '../../../shared/model/annotation.ts';
import { annotationSchema } from '../../../shared/model/annotation-schema.ts';
import type { Connection } from '../connection/connection.ts';
import { parseStored } from '../connection/damaged-content.ts';
import type { Sql } from '../connection/sqlite.ts';
import { changeDocuments } from './change-document.ts';
import { readDocument, readDocuments } from './documents.ts';

/** The oldest first. */
export function readAnnotations(sql: Sql): readonly Annotation[] {
  return readDocuments(sql, 'annotation')
    .map(({ key, value }) => parseStored(annotationSchema, value, `annotation ${key}`))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** By their ids; null takes one away. Who made one, and when, stays with it. */
export function saveAnnotations(
  connection: Connection,
  changes: ReadonlyMap<string, AnnotationDraft | null>,
  now: string,
): Result<void> {
  return changeDocuments(
    connection,
    [...changes].map(([id, draft]) => {
      const kept = readDocument(connection.sql, 'annotation', id);
      const { by, at } =
        kept === null ? { by: connection.actor, at: now } : parseStored(annotationSchema, kept, `annotation ${id}`);
      return {
        subject: 'annotation',
        key: id,
        value: draft === null ? null : toJson({ id, ...draft, by, at }),
        why: '',
        now,
      };
    }),
    () => undefined,
  );
}
