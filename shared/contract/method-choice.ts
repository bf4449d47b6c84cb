import { z } from 'zod';

/**
 * Which of a project's methods something is made by. Left out, it is what the screens show: the working method, that is
 * the draft where one stands, else the baseline.
 */
export const methodChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draft') }),
  z.strictObject({ kind: z.literal('baseline') }),
  z.strictObject({ kind: z.literal('scenario'), name: z.string().trim().min(1).max(200) }),
  /** The method of a stored run, over the data that it was made of. */
  z.strictObject({ kind: z.literal('run'), id: z.number().int() }),
]);
export type MethodChoice = Readonly<z.infer<typeof methodChoiceSchema>>;
