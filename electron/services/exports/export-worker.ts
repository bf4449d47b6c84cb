// Exports off the services' thread: layout, pictures and files of up to half a minute, and most of the program's libraries with them.
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { findLeaks } from '../../../shared/report/leaks/find-leaks.ts';
import { leakBasis } from '../../../shared/report/leaks/leak-basis.ts';
import { outgoingTexts } from '../../exporting/leaks/outgoing-texts.ts';
import { writeAuditLog } from '../../exporting/audit/write-audit-log.ts';
import { templatePlaceholders } from '../../exporting/word/template/templated-report.ts';
import type { ReportTemplate } from '../../exporting/word/template/templated-report.ts';
import { readPlainFile } from '../../files/open-plain-file.ts';
import { readWorkbook } from '../../importing/open/read-workbook.ts';
import { openPackage } from '../../importing/open/open-package.ts';
import { answerWork } from '../app/answer-work.ts';
import type { WorkJob } from '../app/answer-work.ts';
import { exportMaterial } from './export-material.ts';
import type { ExportOrder } from './export-order.ts';
import { proofOf } from './proof-subject.ts';
import type { ProofSubject } from './proof-subject.ts';
import { boxesOf } from './read-boxes.ts';
import { readManuscript } from './read-manuscript.ts';
import type { Manuscript } from './read-manuscript.ts';
import { refreshManuscript } from './refresh-manuscript.ts';
import { readTemplate } from './read-template.ts';
import { writeExport } from './write-export.ts';
import type { WrittenParts } from './write-export.ts';

/** Of a text, in bytes. */
const MOST_TEXT = 8 << 20;

answerWork<ExportOrder, Result<WrittenParts>>((order, job) => {
  switch (order.kind) {
    case 'audit':
      return writeAudit(order);
    case 'leaks':
      return readLeaks(order);
    case 'printed':
      return readPrinted(order);
    case 'refresh':
      return refresh(order);
    case 'proof':
      return proof(order);
    case 'files':
      return writeFiles(order, job);
    case 'boxes':
      return readBoxes(order);
    case 'template':
      return checkTemplate(order);
  }
});

async function writeFiles(order: Extract<ExportOrder, { kind: 'files' }>, job: WorkJob): Promise<Result<WrittenParts>> {
  const template = order.template === null ? ok(null) : templateAt(order.template);
  if (!template.ok) return template;
  const material = exportMaterial(order.source, order.printsPdf ? job.printPdf : undefined, template.value);
  try {
    return await writeExport(material, order.request, order.path, order.scratch, job);
  } finally {
    await material.close();
  }
}

function templateAt(path: string): Result<ReportTemplate> {
  const parts = openPackage(path, (part) => /\.(?:xml|rels)$/i.test(part));
  return parts.ok ? readTemplate(parts.value, basename(path)) : parts;
}

async function checkTemplate({
  source,
  path,
}: Extract<ExportOrder, { kind: 'template' }>): Promise<Result<WrittenParts>> {
  const template = templateAt(path);
  if (!template.ok) return template;
  return ok({ paths: [], warnings: [], placeholders: templatePlaceholders(source, template.value) });
}

async function readBoxes({ path, name }: Extract<ExportOrder, { kind: 'boxes' }>): Promise<Result<WrittenParts>> {
  const subject = await proofSubject(path, name);
  const boxes = subject.ok ? boxesOf(subject.value, name) : subject;
  return boxes.ok ? ok({ paths: [], warnings: [], boxes: boxes.value }) : boxes;
}

async function readLeaks({
  input,
  fingerprint,
  path,
  name,
}: Extract<ExportOrder, { kind: 'leaks' }>): Promise<Result<WrittenParts>> {
  const texts = outgoingTexts(await readFile(path), name);
  if (!texts.ok) return texts;
  const leaks = findLeaks([leakBasis(input, fingerprint)], texts.value);
  return ok({ paths: [], warnings: [], leaks: { texts: texts.value.length, leaks } });
}

/** A document from elsewhere, unpacked by the guarded reader in this thread, which can be ended. */
function manuscriptAt(path: string, name: string): Result<Manuscript> {
  const parts = openPackage(path, (part) => /\.(?:xml|rels)$/i.test(part));
  return parts.ok ? readManuscript(parts.value, name) : parts;
}

async function readPrinted({ path, name }: Extract<ExportOrder, { kind: 'printed' }>): Promise<Result<WrittenParts>> {
  const read = manuscriptAt(path, name);
  if (!read.ok) return read;
  const values = read.value.printed?.values;
  const printed = values === undefined ? null : { lang: values.lang, audience: values.audience };
  return ok({ paths: [], warnings: [], printed });
}

async function refresh(order: Extract<ExportOrder, { kind: 'refresh' }>): Promise<Result<WrittenParts>> {
  const read = manuscriptAt(order.path, order.name);
  if (!read.ok) return read;
  const refreshed = await refreshManuscript(read.value, order.sources, order.request);
  return refreshed.ok ? ok({ paths: [order.request.target], warnings: [], refresh: refreshed.value }) : refreshed;
}

async function proof({
  sources,
  path,
  name,
  text,
}: Extract<ExportOrder, { kind: 'proof' }>): Promise<Result<WrittenParts>> {
  const read = path === null ? ok({ kind: 'text' as const, text }) : await proofSubject(path, name);
  return read.ok ? ok({ paths: [], warnings: [], proof: proofOf(read.value, sources) }) : read;
}

/** By its bytes: a package is a document or a workbook, anything else a text. */
async function proofSubject(path: string, name: string): Promise<Result<ProofSubject>> {
  const parts = openPackage(path, (part) => /\.(?:xml|rels)$/i.test(part));
  if (parts.ok && ![...parts.value.keys()].some((part) => /^xl\//i.test(part))) {
    const read = readManuscript(parts.value, name);
    return read.ok ? ok({ kind: 'document', manuscript: read.value }) : read;
  }
  if (parts.ok) {
    const book = await readWorkbook(path);
    return book.ok ? ok({ kind: 'workbook', book: book.value, parts: parts.value }) : book;
  }
  const bytes = readPlainFile(path, MOST_TEXT);
  if (!bytes.ok) return bytes;
  if (bytes.value.includes(0) || bytes.value.toString('latin1', 0, 2) === 'PK') return parts;
  const decoder = new TextDecoder(isUtf8(bytes.value) ? 'utf-8' : 'gb18030');
  return ok({ kind: 'text', text: decoder.decode(bytes.value) });
}

async function writeAudit(order: Extract<ExportOrder, { kind: 'audit' }>): Promise<Result<WrittenParts>> {
  const { audit, format, path, language, overwrite, now } = order;
  const log = { ...audit, lang: language, now: new Date(now) };
  const written = await writeAuditLog(log, format, path, { overwrite });
  return written.ok ? ok({ paths: [path], warnings: [] }) : written;
}
