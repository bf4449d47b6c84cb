import type { AnnotationDraft } from '../../shared/model/annotation.ts';
import { invoke } from '../client/invoke.ts';
import { showAnswer } from './project-actions.ts';

export async function addAnnotation(draft: AnnotationDraft): Promise<boolean> {
  return showAnswer(await invoke('annotations.add', { draft }));
}

export async function changeAnnotation(annotation: string, draft: AnnotationDraft): Promise<boolean> {
  return showAnswer(await invoke('annotations.change', { annotation, draft }));
}

export async function removeAnnotations(annotations: readonly string[]): Promise<boolean> {
  return showAnswer(await invoke('annotations.remove', { annotations: [...annotations] }));
}
