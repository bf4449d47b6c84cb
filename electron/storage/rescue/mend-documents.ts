import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { Sql } from '../connection/sqlite.ts';
import { incompleteKey } from '../documents/incomplete-copy.ts';
import { readBody } from '../documents/bodies.ts';
import { documentShapes } from '../documents/document-shapes.ts';
import { frameworkSchema, projectSchema } from '../documents/document-schemas.ts';
import { putDocument } from '../documents/documents.ts';
import type { RescueOptions } from './rescue-options.ts';

/** Subjects of the audit that are no documents; `project chain` is the audit's own. */
const notDocuments: ReadonlySet<string> = new Set(['batch', 'run', 'project']);

interface AuditedBody {
  readonly id: number;
  readonly subject: string;
  readonly key: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Documents whose content is gone go back to the last state that the audit still holds, else to the template, else away; each is told. */
export function mendDocuments(
  sql: Sql,
  rowsLost: boolean,
  options: Pick<RescueOptions, 'templates' | 'now'>,
): readonly AppError[] {
  const lost: AppError[] = [];
  const audited = auditedBodies(sql);
  sql.exec('BEGIN');
  const places = new Map<string, readonly [kind: string, key: string]>();
  for (const { kind, key } of sql.prepare<[], { kind: string; key: string }>('SELECT kind, key FROM documents').all())
    places.set(`${kind}\0${key}`, [kind, key]);
  // Where rows of the table are gone, the audit's last word on each thing says what there was.
  if (rowsLost)
    for (const [newest] of audited.values())
      if (newest !== undefined && newest.after !== null && !notDocuments.has(newest.subject))
        places.set(`${newest.subject}\0${newest.key}`, [newest.subject, newest.key]);
  for (const kind of ['project', 'framework', 'units']) places.set(`${kind}\0`, [kind, '']);
  for (const [place, [kind, key]] of places) {
    if (kind === 'setting' && key === incompleteKey) {
      putDocument(sql, kind, key, null);
      lost.push(appError('RESCUE_LOG', {}));
      continue;
    }
    if (usable(kind, key, documentOf(sql, kind, key))) continue;
    const name = key === '' ? kind : `${kind} ${key}`;
    const back = earlier(sql, kind, key, audited.get(place) ?? []);
    putDocument(sql, kind, key, back?.value ?? null);
    if (back !== null) lost.push(appError('RESCUE_DOCUMENT_BACK', { document: name, entry: back.entry }));
    else lost.push(standIn(sql, kind, key, options) ?? appError('RESCUE_DOCUMENT_LOST', { document: name }));
  }
  sql.exec('COMMIT');
  return lost;
}

/** Entries that can be told and taken back, newest first, by what they are about. */
function auditedBodies(sql: Sql): ReadonlyMap<string, readonly AuditedBody[]> {
  const rows = sql.prepare<[], AuditedBody>('SELECT id, subject, key, before, after FROM audit ORDER BY id DESC').all();
  return Map.groupBy(rows, ({ subject, key }) => `${subject}\0${key}`);
}

function documentOf(sql: Sql, kind: string, key: string): Json {
  const body = sql
    .prepare<[string, string], number>('SELECT body FROM documents WHERE kind = ? AND key = ?')
    .pluck()
    .get(kind, key);
  return valueOf(sql, body ?? null);
}

function valueOf(sql: Sql, body: number | null): Json {
  try {
    return readBody(sql, body, '');
  } catch {
    return null;
  }
}

function usable(kind: string, key: string, value: Json): boolean {
  if (value === null) return false;
  return key !== '' && kind === 'project' ? true : (documentShapes[kind]?.safeParse(value).success ?? true);
}

function earlier(
  sql: Sql,
  kind: string,
  key: string,
  entries: readonly AuditedBody[],
): { readonly value: Json; readonly entry: number } | null {
  for (const { id, before, after } of entries)
    for (const body of [after, before]) {
      const value = valueOf(sql, body);
      if (usable(kind, key, value)) return { value, entry: id };
    }
  return null;
}

/** Framework and units of the template, and what is known of the project's making. */
function standIn(
  sql: Sql,
  kind: string,
  key: string,
  { templates, now }: Pick<RescueOptions, 'templates' | 'now'>,
): AppError | null {
  if (key !== '') return null;
  const project = projectSchema.safeParse(documentOf(sql, 'project', ''));
  if (kind === 'project') {
    const framework = frameworkSchema.safeParse(documentOf(sql, 'framework', ''));
    const template = framework.success ? framework.data.id : '';
    putDocument(sql, 'project', '', { template, createdAt: now, createdBy: '', synthetic: false });
    return appError('RESCUE_TEMPLATE', { document: kind, template: framework.data?.title ?? template });
  }
  const template = templates.find(({ id }) => id === project.data?.template);
  if (template === undefined || (kind !== 'framework' && kind !== 'units')) return null;
  putDocument(sql, kind, '', toJson(template[kind]));
  return appError('RESCUE_TEMPLATE', { document: kind, template: template.framework.title });
}
