// node --expose-gc --import …/tell-memory.ts PROGRAM: every thread of the process tells, when asked on the channel, what its heap holds once the garbage is gone.
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';
import { getHeapStatistics } from 'node:v8';

/** Of one thread, in bytes. */
export interface ThreadMemory {
  readonly thread: number;
  /** JavaScript values. */
  readonly heap: number;
  /** What they hold outside the heap: buffers, typed arrays. */
  readonly outside: number;
}

export const MEMORY_CHANNEL = 'memory';

export function memoryNow(): ThreadMemory {
  if (globalThis.gc === undefined) throw new Error('start with --expose-gc');
  globalThis.gc();
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return { thread: threadId, heap, outside };
}

if (!isMainThread) {
  const channel = new BroadcastChannel(MEMORY_CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === 'tell') channel.postMessage(memoryNow());
  };
  // No reason for a thread to live.
  channel.unref();
}
