import { parseStored } from '../connection/damaged-content.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { z } from 'zod';
import { auditActions, auditSubjects } from '../../../shared/model/audit-entry.ts';
import type { AuditEntry, AuditPage, AuditSubject } from '../../../shared/model/audit-entry.ts';
import type { Page } from '../../../shared/model/page.ts';
import type { UndoStep } from '../../../shared/model/undo-step.ts';
import type { Connection } from '../connection/connection.ts';
import type { Sql } from '../connection/sqlite.ts';
import { entryHash, readChainHead, writeChainHead } from './audit-chain.ts';
import { readBody, storeBody } from './bodies.ts';

interface AuditRow {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  readonly key: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly why: string;
  readonly target: number | null;
  readonly actor: string;
}

const actionSchema = z.enum(auditActions);
const subjectSchema = z.enum(auditSubjects);

/** Not undone: the project's making, stored results, and settings of screens, which nobody means by Ctrl+Z. */
const notUndone: ReadonlySet<string> = new Set(['project', 'run', 'setting']);

export interface NewAuditEntry {
  readonly at: string;
  readonly action: AuditEntry['action'];
  readonly subject: AuditSubject;
  readonly key: string;
  readonly before: Json;
  readonly after: Json;
  readonly why: string;
  /** The row that it is about, or belongs to; left out: the one that leads what its operation changes together. */
  readonly target?: number;
}

/** Adds a row to the audit, inside the transaction of the write it tells of. Returns its id. */
export function recordAudit(connection: Connection, entry: NewAuditEntry): number {
  const { sql, actor } = connection;
  const before = entry.before === null ? null : storeBody(sql, entry.before);
  const after = entry.after === null ? null : storeBody(sql, entry.after, before?.id);
  const { entries, head } = readChainHead(sql);
  // Never an id that a row had which is gone: the gap tells of it.
  const id = Math.max(entries, lastEntry(sql)) + 1;
  const { at, action, subject, key, why } = entry;
  const { operation } = connection;
  const together = operation !== null && !notUndone.has(subject);
  const target = entry.target ?? (together ? operation.lead : null);
  if (together && target === null) operation.lead = id;
  const hash = entryHash(head, {
    ...{ id, at, action, subject, key, why, target, actor },
    before: before?.hash ?? null,
    after: after?.hash ?? null,
  });
  sql
    .prepare(
      'INSERT INTO audit (id, at, action, subject, key, before, after, why, target, actor, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(id, at, action, subject, key, before?.id ?? null, after?.id ?? null, why, target, actor, hash);
  writeChainHead(sql, { entries: id, head: hash });
  return id;
}

export function readAudit(sql: Sql, page: Page): AuditPage {
  const total = sql.prepare<[], number>('SELECT count(*) FROM audit').pluck().get() ?? 0;
  const rows = sql
    .prepare<[number, number], AuditRow>('SELECT * FROM audit ORDER BY id DESC LIMIT ? OFFSET ?')
    .all(page.limit, page.offset);
  return { total, entries: rows.map((row) => toEntry(sql, row)) };
}

export function readAuditEntry(sql: Sql, id: number): AuditEntry | null {
  const row = sql.prepare<[number], AuditRow>('SELECT * FROM audit WHERE id = ?').get(id);
  return row ? toEntry(sql, row) : null;
}

function toEntry(sql: Sql, row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    action: parseStored(actionSchema, row.action, `audit ${row.id}`),
    subject: parseStored(subjectSchema, row.subject, `audit ${row.id}`),
    key: row.key,
    before: readBody(sql, row.before, `audit ${row.id}`),
    after: readBody(sql, row.after, `audit ${row.id}`),
    why: row.why,
    target: row.target,
    by: row.actor,
  };
}

/** Rows of documents that changed together with that of `lead`. */
export function partsOf(sql: Sql, lead: number): readonly AuditEntry[] {
  return sql
    .prepare<[number], AuditRow>("SELECT * FROM audit WHERE target = ? AND action NOT IN ('undo', 'redo') ORDER BY id")
    .all(lead)
    .map((row) => toEntry(sql, row));
}

interface UndoStacks {
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
}

/** The stacks up to a row. */
interface FollowedStacks {
  readonly last: number;
  readonly undo: UndoStep[];
  readonly redo: UndoStep[];
}

/** What is committed never changes, so it is followed once; an edit then costs its own row, however long the audit is. */
const followed = new WeakMap<Sql, FollowedStacks>();

/**
 * The undo and redo stacks as the audit tells them: an action goes on the undo stack and empties the redo stack, an undo or
 * redo moves its target from one to the other; what changed together is one action. Oldest first.
 */
export function undoStacks(sql: Sql): UndoStacks {
  const known = followed.get(sql) ?? { last: 0, undo: [], redo: [] };
  const rows = sql
    .prepare<[number], Pick<AuditRow, 'id' | 'action' | 'subject' | 'key' | 'why' | 'target'>>(
      'SELECT id, action, subject, key, why, target FROM audit WHERE id > ? ORDER BY id',
    )
    .all(known.last);
  if (rows.length === 0) return known;
  // Rows of a transaction that is under way may be taken back.
  const { undo, redo } = sql.inTransaction ? { undo: [...known.undo], redo: [...known.redo] } : known;
  for (const row of rows) {
    if (notUndone.has(row.subject)) continue;
    const action = parseStored(actionSchema, row.action, `audit ${row.id}`);
    if (action === 'undo') {
      const step = undo.pop();
      if (step) redo.push(step);
    } else if (action === 'redo') {
      const step = redo.pop();
      if (step) undo.push(step);
    } else if (row.target === null) {
      undo.push({
        entry: row.id,
        action,
        subject: parseStored(subjectSchema, row.subject, `audit ${row.id}`),
        key: row.key,
        why: row.why,
      });
      redo.length = 0;
    }
  }
  if (!sql.inTransaction) followed.set(sql, { last: rows.at(-1)?.id ?? known.last, undo, redo });
  return { undo, redo };
}

/** Number of the last row, 0 without one: it rises with every change, whichever program made it. */
export function lastEntry(sql: Sql): number {
  return sql.prepare<[], number | null>('SELECT max(id) FROM audit').pluck().get() ?? 0;
}

/** Subjects of the rows after `entry`; of an undo or redo those of all rows that it took back. */
export function subjectsSince(sql: Sql, entry: number): readonly AuditSubject[] {
  const rows = sql
    .prepare<[number], Pick<AuditRow, 'action' | 'subject' | 'target'>>(
      'SELECT action, subject, target FROM audit WHERE id > ?',
    )
    .all(entry);
  const subjects = rows.flatMap(({ action, subject, target }) =>
    target !== null && (action === 'undo' || action === 'redo')
      ? [subject, ...partsOf(sql, target).map((part) => part.subject)]
      : [subject],
  );
  return [...new Set(subjects)].map((subject) => subjectSchema.parse(subject));
}
