import { z } from 'zod';

/** Name of the file beside the built screens. */
export const NOTICES_FILE = 'third-party-notices.json';

/** What of others is in the program, with the licence that each came under. */
export const noticesSchema = z.object({
  packages: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      /** SPDX expression, as the package says. */
      licence: z.string(),
      /** Position in `texts`: many packages share one. */
      text: z.int().min(0),
    }),
  ),
  texts: z.array(z.string()),
});
export type Notices = z.infer<typeof noticesSchema>;
