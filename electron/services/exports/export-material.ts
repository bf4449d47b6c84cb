import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import type { Environment } from '../app/environment.ts';
import type { ExportSource } from './export-source.ts';

/** What every exporter is given. */
export interface ExportMaterial extends ExportSource {
  /** Unit pages with their draws, a second's work: made once, whichever formats ask for them. */
  profiles(): readonly UnitProfile[];
  /** The host's own printing, where it has one. */
  readonly printPdf?: Environment['printPdf'];
}

export function exportMaterial(source: ExportSource, printPdf: Environment['printPdf']): ExportMaterial {
  let pages: readonly UnitProfile[] | null = null;
  return {
    ...source,
    profiles: () => (pages ??= unitProfiles(source.input, source.unit)),
    ...(printPdf ? { printPdf } : {}),
  };
}
