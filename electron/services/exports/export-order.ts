import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { AuditTrail } from './export-audit.ts';
import type { ExportSource } from './export-source.ts';

type Request = OperationInput<'export.write'>;

/** What the exporting thread is given: plain values, since neither the store nor the host reaches over there. */
export type ExportOrder =
  | {
      readonly kind: 'files';
      readonly source: ExportSource;
      readonly request: Pick<Request, 'what' | 'format' | 'figure' | 'unit' | 'overwrite'>;
      readonly path: string;
      /** An empty folder for the parts of an archive; null where none is made. */
      readonly scratch: string | null;
      /** The host prints; else a browser of the machine is looked for. */
      readonly printsPdf: boolean;
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
