import { parseStored } from '../connection/damaged-content.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { z } from 'zod';
import { auditActions, auditSubjects } from '../../../shared/model/audit-entry.ts';
import type { AuditEntry, AuditFilter, AuditPage, AuditSubject } from '../../../shared/model/audit-entry.ts';
import type { Page } from '../../../shared/model/page.ts';
import { isAbout } from '../../../shared/model/audit-about.ts';
import type { UndoStep } from '../../../shared/model/undo-step.ts';
import type { Connection } from '../connection/connection.ts';
import type { Sql } from '../connection/sqlite.ts';
import { runSteps } from '../connection/steps.ts';
import type { Steps } from '../connection/steps.ts';
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
  return runSteps(readAuditOf(sql, page, {}));
}

/** Newest first. What an entry is about stands in its documents, so with `about` every entry is looked into, one a step. */
export function* readAuditOf(sql: Sql, page: Page, { subject, by, about }: AuditFilter): Steps<AuditPage> {
  const people = sql.prepare<[], string>('SELECT DISTINCT actor FROM audit ORDER BY actor').pluck().all();
  const conditions = [
    ...(subject === undefined ? [] : [{ sql: 'subject = ?', value: subject }]),
    ...(by === undefined ? [] : [{ sql: 'actor = ?', value: by }]),
  ];
  const where =
    conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql: condition }) => condition).join(' AND ')}`;
  const values = conditions.map(({ value }) => value);
  const rows = (limit: number, offset: number): readonly AuditRow[] =>
    sql
      .prepare<(string | number)[], AuditRow>(`SELECT * FROM audit ${where} ORDER BY id DESC LIMIT ? OFFSET ?`)
      .all(...values, limit, offset);
  if (about === undefined) {
    const total = sql
      .prepare<string[], number>(`SELECT count(*) FROM audit ${where}`)
      .pluck()
      .get(...values);
    const entries = rows(page.limit, page.offset).map((row) => shownEntry(sql, row));
    return { total: total ?? 0, people, entries };
  }
  const codes = new Set(about);
  const batches = batchesWith(sql, about);
  const found: AuditEntry[] = [];
  let total = 0;
  for (const row of rows(-1, 0)) {
    yield;
    const entry = shownEntry(sql, row);
    if (!(entry.subject === 'batch' ? batches.has(entry.key) : isAbout(entry, codes))) continue;
    if (total >= page.offset && found.length < page.limit) found.push(entry);
    total += 1;
  }
  return { total, people, entries: found };
}

/** Numbers of the batches with a record of one of these units or measures. */
function batchesWith(sql: Sql, codes: readonly string[]): ReadonlySet<string> {
  const batches = sql
    .prepare<[string, string], number>(
      `SELECT DISTINCT s.batch FROM facets f LEFT JOIN texts u ON u.id = f.unit LEFT JOIN texts m ON m.id = f.selector
       JOIN sheet_facets sf ON sf.facet = f.id JOIN sheets s ON s.id = sf.sheet
       WHERE u.text IN (SELECT value FROM json_each(?)) OR m.text IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(codes), JSON.stringify(codes));
  return new Set(batches.map(String));
}

/** To be read: of a picture only that it came or went, not its megabytes. */
function shownEntry(sql: Sql, row: AuditRow): AuditEntry {
  if (row.subject !== 'picture') return withBasis(sql, toEntry(sql, row));
  const entry = toEntry(sql, { ...row, before: null, after: null });
  return { ...entry, before: row.before === null ? null : {}, after: row.after === null ? null : {} };
}

/** A method that came from nothing, or went, is told by what it has other than the baseline that stood. */
function withBasis(sql: Sql, entry: AuditEntry): AuditEntry {
  const isMethod = entry.subject === 'baseline' || entry.subject === 'draft' || entry.subject === 'scenario';
  if (!isMethod || (entry.before === null) === (entry.after === null)) return entry;
  const basis = baselineBefore(sql, entry.id);
  return basis === null ? entry : { ...entry, basis };
}

/** The baseline before a row: the last one saved, else that of the framework; null where neither is told of. */
function baselineBefore(sql: Sql, id: number): Json {
  const last = sql
    .prepare<[string, number], number | null>(
      'SELECT after FROM audit WHERE subject = ? AND id < ? ORDER BY id DESC LIMIT 1',
    )
    .pluck();
  const saved = last.get('baseline', id) ?? null;
  if (saved !== null) return readBody(sql, saved, `audit before ${id}`);
  const framework = readBody(sql, last.get('framework', id) ?? null, `audit before ${id}`);
  return typeof framework === 'object' && framework !== null && 'baseline' in framework
    ? (framework['baseline'] ?? null)
    : null;
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
    } else noteBook(undo, row);
  }
  if (!sql.inTransaction) followed.set(sql, { last: rows.at(-1)?.id ?? known.last, undo, redo });
  return { undo, redo };
}

/** Units and a batch are written together only where a score book fills a blank project. */
function noteBook(undo: UndoStep[], { subject, target }: Pick<AuditRow, 'subject' | 'target'>): void {
  const step = undo.at(-1);
  if (step === undefined || step.entry !== target || subject !== 'batch' || step.subject !== 'units') return;
  undo[undo.length - 1] = { ...step, fromBook: true };
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
