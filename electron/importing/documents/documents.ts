import { z } from 'zod';
import { settingSchemas } from '../../../shared/model/settings-schema.ts';
import { PICTURES_BYTES } from '../../../shared/model/box-picture.ts';
import { methodSchema } from '../../../shared/model/method-schema.ts';
import { proposalSchema } from '../../../shared/model/given-mapping.ts';
import { reportPlanSchema } from '../../../shared/model/report-plan-schema.ts';
import { sheetMappingSchema } from '../../../shared/model/sheet-mapping.ts';

/** Bytes of a JSON file that is read. 10,000 learnt names of the greatest length take half of it. */
export const DOCUMENT_BYTES = 16 * 1024 * 1024;
/** Of one with pictures: a third more than their bytes. */
export const PICTURED_BYTES = DOCUMENT_BYTES + Math.ceil((PICTURES_BYTES * 4) / 3);

/** The small files that this program writes and takes back, as JSON, and the code of the message for one that isn't what it should be. */
export const documents = {
  /** Learnt spellings of units. `name` is for people. */
  aliases: {
    refusal: 'ALIAS_FILE',
    schema: z.strictObject({
      kind: z.literal('workbench-aliases'),
      version: z.literal(1),
      aliases: z
        .array(z.strictObject({ text: z.string().trim().min(1).max(200), unit: z.string(), name: z.string() }))
        .max(10_000),
    }),
  },
  /** 报告结构, for a colleague's project. */
  plan: {
    refusal: 'PLAN_FILE',
    schema: z.strictObject({
      kind: z.literal('workbench-report-plan'),
      version: z.literal(1),
      plan: reportPlanSchema,
      /** Files of the pictures that its boxes name, in base64. */
      pictures: z.array(z.string()).max(500).optional(),
    }),
  },
  /** A method and its name, no data. */
  scenario: {
    refusal: 'SCENARIO_FILE',
    schema: z.strictObject({
      kind: z.literal('workbench-scenario'),
      version: z.literal(1),
      framework: z.string(),
      name: z.string().trim().min(1).max(200),
      note: z.string().max(10_000),
      method: methodSchema,
    }),
  },
  /** How the screens look, for another machine. Names that no setting has are let through, to be told. */
  settings: {
    refusal: 'SETTINGS_FILE',
    schema: z.strictObject({
      kind: z.literal('workbench-settings'),
      version: z.literal(1),
      settings: z
        .looseObject(settingSchemas)
        .partial()
        .refine((settings) => Object.keys(settings).length <= 100),
    }),
  },
  /** One column mapping, or those of several sheets as `import --propose` writes them. */
  mapping: {
    refusal: 'MAPPING_FILE',
    schema: z.discriminatedUnion('kind', [sheetMappingSchema, proposalSchema]),
  },
} as const;

export type DocumentKind = keyof typeof documents;
export type DocumentContent<K extends DocumentKind> = z.infer<(typeof documents)[K]['schema']>;
