import type { z } from 'zod';

/** What is stored isn't what can have been written: a reference without its row, JSON that isn't any, a value out of its list. Becomes PROJECT_DAMAGED. */
export class DamagedContent extends Error {
  /** The part concerned: "framework", "run 3". */
  readonly part: string;

  constructor(part: string, options?: ErrorOptions) {
    super(`damaged: ${part}`, options);
    this.part = part;
  }
}

/** What a finding says of what couldn't be read: the part concerned, or what SQLite says. */
export function damageDetail(error: unknown): string {
  if (error instanceof DamagedContent) return error.part;
  return error instanceof Error ? error.message.slice(0, 200) : '';
}

/** A stored value of its shape. Throws DamagedContent. */
export function parseStored<T>(schema: z.ZodType<T>, value: unknown, part: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new DamagedContent(part, { cause: parsed.error });
  return parsed.data;
}
