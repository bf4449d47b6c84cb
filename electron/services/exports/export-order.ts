import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { AuditTrail } from './export-audit.ts';
import type { RefreshRequest } from './refresh-manuscript.ts';
import type { ExportSource } from './export-source.ts';

type Request = OperationInput<'export.write'>;

/** What the exporting thread is given: plain values, since neither the store nor the host reaches over there. */
export type ExportOrder =
  | {
      readonly kind: 'files';
      readonly source: ExportSource;
      readonly request: Pick<Request, 'what' | 'format' | 'figure' | 'tables' | 'unit' | 'files' | 'overwrite'>;
      readonly path: string;
      /** Path of the team's Word document that the report is written into. */
      readonly template: string | null;
      /** An empty folder for the parts of an archive or of a folder that comes whole or not at all; null where none is made. */
      readonly scratch: string | null;
      /** The host prints; else a browser of the machine is looked for. */
      readonly printsPdf: boolean;
    }
  /** A file is read for what it tells of single units. */
  | {
      readonly kind: 'leaks';
      readonly input: ReportInput;
      readonly fingerprint: string;
      readonly path: string;
      readonly name: string;
    }
  /** An edited report is read for its language and audience. */
  | { readonly kind: 'printed'; readonly path: string; readonly name: string }
  /** A file is read for its practice boxes. */
  | { readonly kind: 'boxes'; readonly path: string; readonly name: string }
  /** A Word template is read for what it asks for. */
  | { readonly kind: 'template'; readonly source: ExportSource; readonly path: string }
  /** An edited report is written anew with the values of the sources' results. */
  | {
      readonly kind: 'refresh';
      readonly sources: readonly ExportSource[];
      readonly path: string;
      readonly name: string;
      readonly request: RefreshRequest;
    }
  /** A document, workbook or text is held against the sources' results. `path` null: the text alone. */
  | {
      readonly kind: 'proof';
      readonly sources: readonly ExportSource[];
      readonly path: string | null;
      readonly name: string;
      readonly text: string;
    }
  /** The log alone, also of a project that can't be scored (yet). */
  | {
      readonly kind: 'audit';
      readonly audit: AuditTrail;
      readonly format: 'xlsx' | 'csv';
      readonly path: string;
      readonly language: Request['language'];
      readonly overwrite: boolean;
      readonly now: string;
    };
