import type { Result } from '../../../shared/base/result.ts';
import { createWorkThread } from '../app/work-thread.ts';
import type { ExportOrder } from './export-order.ts';
import type { WrittenParts } from './write-export.ts';

/** One for the process: it keeps the libraries loaded, and the outlines of the letters that its pictures have met. */
export const exportThread = createWorkThread<ExportOrder, Result<WrittenParts>>(
  new URL(import.meta.url.endsWith('.ts') ? './export-worker.ts' : './export-worker.js', import.meta.url),
);
