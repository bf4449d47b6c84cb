import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { checkIndexName } from '../../../shared/model/check-index-name.ts';
import { checkTiers } from '../../../shared/model/check-tiers.ts';
import { checkWords } from '../../../shared/model/check-words.ts';
import { withProjectNames } from '../../../shared/model/project-names.ts';
import type { ProjectNames } from '../../../shared/model/method-schema.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { TemplateId } from '../../../shared/model/template.ts';
import { frameworkOfYear } from '../../../shared/model/framework-of-year.ts';
import { createProject } from '../../storage/project-file.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import { loadTemplate } from '../app/resources.ts';
import { timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

/** Share of the weight that a new project wants measured before it gives a score (docs/METHODS "Evidence"). */
const LEAST_MEASURED = 0.65;

export interface NewProjectNames {
  readonly title?: string | undefined;
  /** Left out: the account of this machine. */
  readonly createdBy?: string;
  /** Left out: the template's. */
  readonly year?: number | undefined;
  /** Left out: the usual words. */
  readonly named?: ProjectNames | undefined;
}

/** A new project from a template, not yet the open one. One for synthetic data keeps the method of the published report to the letter. */
export function newProject(
  context: Pick<ServiceContext, 'environment'>,
  path: string,
  template: TemplateId,
  synthetic: boolean,
  { title, createdBy, year, named = {} }: NewProjectNames = {},
): Result<ProjectStore> {
  const loaded = loadTemplate(template);
  if (!loaded.ok) return loaded;
  const now = timestamp(context);
  const begun = synthetic ? loaded.value.framework : withLeastMeasured(loaded.value.framework);
  const dated = year === undefined ? begun : frameworkOfYear(begun, year);
  const baseline = withProjectNames(dated.baseline, named);
  const [fault] = [...checkIndexName(baseline), ...checkWords(baseline), ...checkTiers(baseline.tiers)];
  if (fault !== undefined) return err(fault);
  const framework = { ...dated, baseline };
  return createProject(path, {
    framework,
    units: loaded.value.units,
    template,
    createdAt: now,
    synthetic,
    history: loaded.value.history,
    ...(createdBy === undefined ? {} : { createdBy }),
    ...(title === undefined ? {} : { title }),
  });
}

function withLeastMeasured(framework: Framework): Framework {
  const { baseline } = framework;
  return {
    ...framework,
    baseline: { ...baseline, missing: { ...baseline.missing, minimumAvailability: LEAST_MEASURED } },
  };
}
