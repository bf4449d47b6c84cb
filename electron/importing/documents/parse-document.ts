import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { readPlainFile } from '../../files/open-plain-file.ts';
import { DOCUMENT_BYTES, PICTURED_BYTES, documents } from './documents.ts';
import type { DocumentKind } from './documents.ts';

/** A document as its schema has it. Errors: those of opening, else the kind's own with what is wrong, or where. */
export function parseDocument(path: string, kind: DocumentKind): Result<unknown> {
  const { refusal, schema } = documents[kind];
  const file = basename(path);
  const wrong = (detail: string): Result<never> => err(appError(refusal, { path: file, detail }, { file }));
  const bytes = readPlainFile(path, kind === 'plan' ? PICTURED_BYTES : DOCUMENT_BYTES);
  if (!bytes.ok) return bytes;
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch (fault) {
    return wrong(fault instanceof Error ? fault.message : '');
  }
  const parsed = schema.safeParse(content);
  return parsed.success ? ok(parsed.data) : wrong(parsed.error.issues[0]?.path.join('.') ?? '');
}
