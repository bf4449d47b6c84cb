import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { WriteOptions } from '../../files/write-safely.ts';
import type { ExportMaterial } from './export-material.ts';

type Request = OperationInput<'export.write'>;

/** One file of an exporter. */
export interface ExportPart {
  readonly fileName: string;
  /** The unit that it is for: it may name no other. */
  readonly unit?: string;
  /** Goes out with no file: nobody checks what it tells. */
  readonly forSender?: true;
  write(path: string, options: WriteOptions): Promise<Result<{ readonly warnings: readonly AppError[] }>>;
}

/** One kind of file that can be handed over. */
export interface Exporter {
  readonly what: Request['what'];
  readonly format: Request['format'];
  /** Part of a folder export. */
  readonly inFolder: boolean;
  /** Part of the folder of everything; false: only where its kind was asked for, since it takes long. */
  readonly inAll: boolean;
  /** Can be made for the public: nothing of a single unit but its tier is in it then. */
  readonly isPublic: boolean;
  /** Made for the audience `unit`, and for no other. */
  readonly forUnits?: true;
  /** Left out with a warning where this machine can't make it. */
  readonly optional: boolean;
  /** One part where a single file was asked for; a folder takes as many as there are. */
  parts(source: ExportMaterial): readonly ExportPart[];
  /** All parts as one file, where that can be. */
  together?(source: ExportMaterial): ExportPart;
}
