import type { Result } from '../../../shared/base/result.ts';
import { ok } from '../../../shared/base/result.ts';
import type { TemplateId } from '../../../shared/model/template.ts';
import { createProject } from '../../storage/project-file.ts';
import { createProjectSession } from '../app/project-session.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { loadTemplate } from '../app/resources.ts';
import { timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

export interface NewProjectNames {
  readonly title?: string | undefined;
  /** Left out: the account of this machine. */
  readonly createdBy?: string;
}

/** A new project from a template, not yet the open one. */
export function newProject(
  context: Pick<ServiceContext, 'environment'>,
  path: string,
  template: TemplateId,
  synthetic: boolean,
  { title, createdBy }: NewProjectNames = {},
): Result<ProjectSession> {
  const loaded = loadTemplate(template);
  if (!loaded.ok) return loaded;
  const now = timestamp(context);
  const created = createProject(path, {
    framework: loaded.value.framework,
    units: loaded.value.units,
    template,
    createdAt: now,
    synthetic,
    history: loaded.value.history,
    ...(createdBy === undefined ? {} : { createdBy }),
    ...(title === undefined ? {} : { title }),
  });
  if (!created.ok) return created;
  return ok(createProjectSession(path, created.value));
}
