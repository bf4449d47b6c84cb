import { z } from 'zod';
import { OWN_COLOURS, textSizes, tierColourSets } from './app-settings.ts';
import type { AppSettings } from './app-settings.ts';

/** Each setting by its name, as the store, the operation that saves and the settings file read it. */
export const settingSchemas = {
  language: z.enum(['zh', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  textSize: z.enum(textSizes),
  decimals: z.int().min(0).max(6).nullable(),
  tierColours: z.enum(tierColourSets),
  ownTierColours: z
    .array(z.string().regex(/^#[\da-f]{6}$/))
    .min(OWN_COLOURS.least)
    .max(OWN_COLOURS.most)
    .readonly(),
  editor: z.string().max(100),
  toured: z.boolean(),
  signed: z.boolean(),
} satisfies { readonly [K in keyof AppSettings]: z.ZodType<AppSettings[K]> };
