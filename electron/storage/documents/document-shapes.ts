import { z } from 'zod';
import {
  expertAnswerSchema,
  expertRoundSchema,
  itemDecisionSchema,
} from '../../../shared/model/expert-round-schema.ts';
import { methodSchema } from '../../../shared/model/method-schema.ts';
import { annotationSchema } from '../../../shared/model/annotation-schema.ts';
import { noteSchema } from '../../../shared/model/note-schema.ts';
import { reportPlanSchema } from '../../../shared/model/report-plan-schema.ts';
import { sheetMappingSchema } from '../../../shared/model/sheet-mapping.ts';
import {
  frameworkSchema,
  historySchema,
  lineStateSchema,
  mergedSchema,
  overrideSchema,
  pictureSchema,
  projectSchema,
  scenarioSchema,
  unitsSchema,
} from './document-schemas.ts';
import { meetingPaperSchema } from './meeting-papers.ts';

/** What a document of a kind must look like; of the others any value will do. */
export const documentShapes: Readonly<Record<string, z.ZodType>> = {
  project: projectSchema,
  framework: frameworkSchema,
  units: unitsSchema,
  history: historySchema,
  override: overrideSchema,
  scenario: scenarioSchema,
  baseline: methodSchema,
  draft: methodSchema,
  mapping: sheetMappingSchema,
  alias: z.string(),
  note: noteSchema,
  annotation: annotationSchema,
  worklist: lineStateSchema,
  plan: reportPlanSchema,
  picture: pictureSchema,
  merge: mergedSchema,
  meeting: meetingPaperSchema,
  expert: z.union([expertRoundSchema, expertAnswerSchema, itemDecisionSchema]),
};
