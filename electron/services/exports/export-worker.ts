// Exports off the services' thread: layout, pictures and files of up to half a minute, and most of the program's libraries with them.
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { writeAuditLog } from '../../exporting/audit/write-audit-log.ts';
import { answerWork } from '../app/answer-work.ts';
import { exportMaterial } from './export-material.ts';
import type { ExportOrder } from './export-order.ts';
import { writeExport } from './write-export.ts';
import type { WrittenParts } from './write-export.ts';

answerWork<ExportOrder, Result<WrittenParts>>((order, job) =>
  order.kind === 'audit'
    ? writeAudit(order)
    : writeExport(
        exportMaterial(order.source, order.printsPdf ? job.printPdf : undefined),
        order.request,
        order.path,
        order.scratch,
        job,
      ),
);

async function writeAudit(order: Extract<ExportOrder, { kind: 'audit' }>): Promise<Result<WrittenParts>> {
  const { audit, format, path, language, overwrite, now } = order;
  const log = { ...audit, lang: language, now: new Date(now) };
  const written = await writeAuditLog(log, format, path, { overwrite });
  return written.ok ? ok({ paths: [path], warnings: [] }) : written;
}
