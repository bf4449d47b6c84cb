import { basename } from 'node:path';
import type { Result } from '../../../shared/base/result.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { RowIssue } from '../../../shared/model/collected-record.ts';
import type { AnnotatedSheet } from '../../exporting/annotated/annotated-sheet.ts';
import { writeUnlessStopped } from '../../exporting/annotated/write-annotated-copy.ts';
import type { WrittenFile } from '../../files/write-safely.ts';
import { askGuarded } from '../../importing/worker/guarded-thread.ts';

export interface CopyRequest {
  readonly path: string;
  /** The file as it was planned: another content is refused. */
  readonly contentHash: string;
  /** By position in the workbook. */
  readonly sheets: readonly { readonly merges: AnnotatedSheet['merges']; readonly issues: readonly RowIssue[] }[];
  readonly lang: Language;
  readonly now: Date;
}
export interface CopyQuestion extends CopyRequest {
  readonly file: string;
  readonly temporary: string;
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './annotated-copy-worker.ts' : './annotated-copy-worker.js',
  import.meta.url,
);

/** Writes the copy whole or not at all; the thread that reads the file can be ended, and what it had written goes with it. */
export function makeAnnotatedCopy(
  request: CopyRequest,
  target: string,
  signal: AbortSignal,
): Promise<Result<WrittenFile>> {
  return writeUnlessStopped(
    target,
    async (temporary) => {
      const question = { ...request, file: basename(request.path), temporary };
      const written = await askGuarded<CopyQuestion, null>(workerFile, question, signal);
      return written.ok ? null : written.error;
    },
    { overwrite: true },
  );
}
