import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Institution, PolicyDocument } from '../../../shared/model/template.ts';
import { loadTemplate } from './resources.ts';

/** Planning documents and institutions of the report's last appendices (TA-5, TA-6). */
export interface AppendixContent {
  readonly policyDocuments: readonly PolicyDocument[];
  readonly institutions: readonly Institution[];
}

const loadedTemplates = new Map<string, AppendixContent>();

/** From the resources of the project's template; empty for projects of another kind. */
export function appendixContent(template: string): Result<AppendixContent> {
  if (template !== 'province-2021' && template !== 'key-city-2021')
    return ok({ policyDocuments: [], institutions: [] });
  const known = loadedTemplates.get(template);
  if (known) return ok(known);
  const loaded = loadTemplate(template);
  if (!loaded.ok) return loaded;
  const content = { policyDocuments: loaded.value.policyDocuments, institutions: loaded.value.institutions };
  loadedTemplates.set(template, content);
  return ok(content);
}
