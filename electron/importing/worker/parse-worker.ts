import { parentPort } from 'node:worker_threads';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { parseSheet, planFile } from '../import-file.ts';
import { openWorkbook } from '../open/open-workbook.ts';
import { createDuplicateTracker } from '../parse/duplicate-tracker.ts';
import { sheetFault } from '../sheet-fault.ts';
import { checkHeap } from './heap-guard.ts';
import { BLOCKS_AHEAD } from './parse-protocol.ts';
import type { FileRequest, ParseReply, ParseRequest, PlannedWorkbook, PlanRequest } from './parse-protocol.ts';
import { encodeRecords, transferables } from './record-block.ts';

// Untrusted files are opened here and nowhere else: a worker can be killed, and its heap is bounded.
const port = parentPort;
if (!port) throw new Error('parse-worker runs as a worker only');

let room = BLOCKS_AHEAD;
let madeRoom: (() => void) | null = null;
const send = (reply: ParseReply, transfer: ArrayBuffer[] = []): void => port.postMessage(reply, transfer);

port.on('message', (request: ParseRequest) => {
  switch (request.type) {
    case 'more':
      room += 1;
      madeRoom?.();
      break;
    case 'plan':
      void plan(request).then((result) => send({ type: 'planned', result }));
      break;
    case 'parse':
      void parse(request).then((result) => send({ type: 'parsed', result }));
      break;
  }
});

const TELL_EVERY_MS = 1_000;
let told = 0;
/** A sheet without rows, or one that is only counted, gives no blocks: the watch must be told all the same. */
function alive(): void {
  checkHeap();
  const now = performance.now();
  if (now - told < TELL_EVERY_MS) return;
  told = now;
  send({ type: 'alive' });
}

async function plan(request: PlanRequest): Promise<Result<PlannedWorkbook>> {
  const opened = openWorkbook(request.path, { onProgress: alive });
  if (!opened.ok) return opened;
  try {
    const planned = await planFile(opened.value, request.context, request.options);
    return planned.ok ? ok({ plan: planned.value, warnings: opened.value.warnings }) : planned;
  } finally {
    opened.value.close();
  }
}

async function parse(request: FileRequest): Promise<Result<null>> {
  let current = 0;
  let share = 0;
  const asked = request.plans.flatMap((sheetPlan, sheet) => (sheetPlan === null ? [] : [{ sheet, sheetPlan }]));
  const opened = openWorkbook(request.path, {
    onProgress: (done, total) => {
      share = Math.min(1, (current + done / Math.max(total, 1)) / asked.length);
      alive();
    },
  });
  if (!opened.ok) return opened;
  try {
    if (opened.value.contentHash !== request.contentHash)
      return err(appError('FILE_CHANGED_SINCE', {}, { file: basename(request.path) }));
    const duplicates = createDuplicateTracker();
    for (const [position, { sheet, sheetPlan }] of asked.entries()) {
      current = position;
      const report = await withinSheet(sheet, opened.value.file, sheetPlan.sheet, () =>
        parseSheet(
          opened.value,
          sheetPlan,
          request.context,
          async (records, rows) => {
            while (room === 0)
              await new Promise<void>((resolve) => {
                madeRoom = resolve;
              });
            room -= 1;
            const block = encodeRecords(records);
            send({ type: 'block', sheet, block, rows, share }, transferables(block));
          },
          { duplicates },
        ),
      );
      if (!report.ok) return report;
      const repeated = sheetPlan.status === 'ready' ? duplicates.repeated() : new Set<string>();
      const repeats = asked.flatMap((one) => (repeated.has(one.sheetPlan.sheet) ? [one.sheet] : []));
      send({ type: 'sheet', sheet, report: report.value, repeats });
    }
    return ok(null);
  } finally {
    opened.value.close();
  }
}

/** A fault of the program's in one sheet is that sheet's: the others are read without it (`stageSheets`). */
async function withinSheet<T>(
  sheet: number,
  file: string,
  name: string,
  parse: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await parse();
  } catch (fault) {
    return err(sheetFault(fault, sheet, file, name));
  }
}
