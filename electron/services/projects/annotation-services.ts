import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { isWhole } from '../../../shared/model/annotation.ts';
import type { AnnotationDraft } from '../../../shared/model/annotation.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import { projectMark } from '../app/project-mark.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { writes } from '../app/write-project.ts';

type AnnotationOperations = Extract<keyof Services, `annotations.${string}`>;

/** 标注 on the pictures of 图表: made, changed, taken away. The snapshot has them. */
export function annotationServices(context: ServiceContext): Pick<Services, AnnotationOperations> {
  return {
    'annotations.add': writes(context, 'annotations.add', ({ store: open }, { draft }) => {
      const fault = faultOf(open, draft);
      if (fault !== null) return err(fault);
      return ok((store, now) => {
        const annotation = contentHash([projectMark(store), now, store.chainHead().head, draft.text]).slice(0, 12);
        const saved = store.saveAnnotations(new Map([[annotation, draft]]), now);
        return saved.ok ? ok({ annotation }) : saved;
      });
    }),
    'annotations.change': writes(context, 'annotations.change', ({ store: open }, { annotation, draft }) => {
      const fault = unknownOne(open, [annotation]) ?? faultOf(open, draft);
      if (fault !== null) return err(fault);
      return ok((store, now) => store.saveAnnotations(new Map([[annotation, draft]]), now));
    }),
    'annotations.remove': writes(context, 'annotations.remove', ({ store: open }, { annotations }) => {
      const fault = unknownOne(open, annotations);
      if (fault !== null) return err(fault);
      return ok((store, now) => store.saveAnnotations(new Map(annotations.map((one) => [one, null])), now));
    }),
  };
}

function faultOf(store: ProjectReader, draft: AnnotationDraft): AppError | null {
  const { anchor } = draft;
  if (!isWhole(draft)) return appError('ANNOTATION_EMPTY');
  return anchor.kind === 'unit' && !store.units().some(({ code }) => code === anchor.unit)
    ? appError('NO_SUCH_UNIT', { unit: anchor.unit })
    : null;
}

function unknownOne(store: ProjectReader, asked: readonly string[]): AppError | null {
  const known = new Set(store.annotations().map(({ id }) => id));
  return asked.every((id) => known.has(id)) ? null : appError('ANNOTATION_UNKNOWN');
}
