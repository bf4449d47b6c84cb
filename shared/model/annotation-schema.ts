import { z } from 'zod';
import { annotationKinds, ANNOTATION_LONGEST, SHIFT_MOST } from './annotation.ts';
import type { Annotation, AnnotationAnchor, AnnotationDraft } from './annotation.ts';

const code = z.string().min(1).max(200);
const key = z.string().max(200);
const coordinate = z.union([z.number(), key]);
const pixels = z.number().min(-SHIFT_MOST).max(SHIFT_MOST);

const anchorSchema: z.ZodType<AnnotationAnchor> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unit: code, at: key }),
  z.strictObject({ kind: z.literal('place'), x: coordinate, y: coordinate, axes: z.tuple([key, key]) }),
]);

const draft = {
  picture: code,
  kind: z.enum(annotationKinds),
  anchor: anchorSchema,
  text: z.string().max(ANNOTATION_LONGEST),
  shift: z.tuple([pixels, pixels]),
};

export const annotationDraftSchema: z.ZodType<AnnotationDraft> = z.strictObject(draft);

/** What an annotation of a project file must look like. */
export const annotationSchema: z.ZodType<Annotation> = z.object({
  id: z.string(),
  ...draft,
  by: z.string(),
  at: z.string(),
});
