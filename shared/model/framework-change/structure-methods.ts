import type { Method } from '../method.ts';
import type { ProjectStructure } from './framework-change.ts';

/** The methods that go with a structure: the framework's own, the saved baseline and the draft, where there are such. */
export function methodsOf({ framework, baseline, draft }: ProjectStructure): readonly Method[] {
  return [framework.baseline, baseline, draft].filter((method) => method !== null);
}

/** The structure with each of its methods changed alike. */
export function withMethods(structure: ProjectStructure, change: (method: Method) => Method): ProjectStructure {
  const { framework, baseline, draft } = structure;
  return {
    ...structure,
    framework: { ...framework, baseline: change(framework.baseline) },
    baseline: baseline === null ? null : change(baseline),
    draft: draft === null ? null : change(draft),
  };
}
