import { z } from 'zod';
import { LAST_YEAR } from '../../../shared/model/last-year.ts';
import type { LastYear } from '../../../shared/model/last-year.ts';
import { frameworkSchema } from '../../storage/documents/document-schemas.ts';
import type { ProjectReader } from '../../storage/project-store.ts';

const lastYearSchema: z.ZodType<LastYear> = z.object({
  year: z.number(),
  file: z.string(),
  title: z.string(),
  inputHash: z.string(),
  framework: frameworkSchema,
});

/** The project that this one was begun on; null: none, or what is kept of it can't be read. */
export function lastYearOf(store: ProjectReader): LastYear | null {
  const parsed = lastYearSchema.safeParse(store.settings()[LAST_YEAR]);
  return parsed.success ? parsed.data : null;
}
