import { z } from 'zod';

/** What the test asks of the host's process besides the operations. */
const question = z.discriminatedUnion('type', [
  z.object({ type: z.literal('handle'), path: z.string(), mode: z.enum(['read', 'write']) }),
  z.object({ type: z.literal('memory') }),
  z.object({ type: z.literal('end') }),
]);
export type Ask = z.infer<typeof question>;
export const askSchema = z.object({ id: z.number(), ask: question });

export const hostMemorySchema = z.object({
  /** Bytes that the host's thread and the services' still hold after a full collection, on the heap and in buffers. */
  live: z.number(),
  /** Bytes of the process as the system counts them. */
  resident: z.number(),
});
export type HostMemory = z.infer<typeof hostMemorySchema>;
