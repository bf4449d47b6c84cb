import { getHeapStatistics } from 'node:v8';

/** docs/TRUST "Reading spreadsheets": a reader that wants more is ended. */
const HEAP_MOST = 1024 * 1024 * 1024;

/** As the engine says it of a thread at its own limit. */
class HeapExceeded extends Error {
  readonly code = 'ERR_WORKER_OUT_OF_MEMORY';
}

/**
 * To be called as a guarded thread gets on. The engine's own limit ends a thread only while what it asks for next is small: beyond that it
 * ends the whole process. So threads end themselves at 1 GB, well before it.
 */
export function checkHeap(): void {
  if (getHeapStatistics().used_heap_size > HEAP_MOST) throw new HeapExceeded('a reader wants more than 1 GB');
}
