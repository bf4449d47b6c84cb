import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { PackageContent } from '../../../shared/contract/outputs.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import type { NoteAbout } from '../../../shared/model/note.ts';
import { askedKinds, askedMeasures } from '../../../shared/model/work-package.ts';
import type { PackageScope, WorkPackage } from '../../../shared/model/work-package.ts';
import type { NewProject } from '../../storage/project-store.ts';
import { projectMark } from '../app/project-mark.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { isSynthetic } from '../app/synthetic-data.ts';

export interface PackagePlan {
  /** What the package's file begins with. */
  readonly project: Omit<NewProject, 'package' | 'createdAt' | 'createdBy'>;
  readonly origin: WorkPackage['origin'];
  readonly content: PackageContent;
}

/**
 * What a colleague is given: the framework with its domains, the saved method, the units asked for with their spellings, mappings, and the notes on what is asked for. No records and
 * corrections, nothing scored, no annotations of its pictures, no scenarios, no experts' answers; and nothing that names a unit which isn't asked for. Errors: NO_SUCH_UNIT,
 * NO_SUCH_INDICATOR, PACKAGE_NOTHING_ASKED.
 */
export function planPackage(session: ProjectSession, scope: PackageScope): Result<PackagePlan> {
  const { store } = session;
  const { framework, units, baseline } = store.structure();
  const fault = unknownCode(framework, units, scope);
  if (fault !== null) return err(fault);
  const measures = askedMeasures(framework, scope);
  const kinds = askedKinds(framework, scope);
  if (kinds.length === 0) return err(appError('PACKAGE_NOTHING_ASKED'));
  const asked = units.filter(({ code }) => scope.units === null || scope.units.includes(code));
  const names = namesOf(units.filter((unit) => !asked.includes(unit)));
  const codes = new Set(asked.map(({ code }) => code));
  const [aliases, mappings] = [store.aliases(), store.mappings()];
  const ownAliases = Object.entries(aliases).filter(([, unit]) => codes.has(unit));
  const ownMappings = Object.entries(mappings).filter((entry) => !names(JSON.stringify(entry)));
  const indicators = new Set(measures.flatMap(({ code, indicator }) => [code, indicator]));
  const isAsked = (about: NoteAbout): boolean =>
    !('item' in about) &&
    (!('unit' in about) || codes.has(about.unit)) &&
    (!('indicator' in about) ||
      scope.indicators === null ||
      scope.indicators.includes(about.indicator) ||
      indicators.has(about.indicator));
  const notes = store.notes();
  const ownNotes = notes.filter((note) => isAsked(note.about) && !names(JSON.stringify(note)));
  const { english, ...rest } = framework;
  const words = Object.entries(english ?? {}).filter((entry) => !names(entry.join('\n')));
  return ok({
    project: {
      framework: {
        ...rest,
        ...(english === undefined ? {} : { english: Object.fromEntries(words) }),
        baseline: withinUnits(framework.baseline, codes),
      },
      units: asked,
      template: store.meta().template,
      synthetic: isSynthetic(store),
      title: session.title(),
      aliases: Object.fromEntries(ownAliases),
      mappings: Object.fromEntries(ownMappings),
      notes: ownNotes,
      ...(baseline === null ? {} : { baseline: withinUnits(baseline, codes) }),
    },
    origin: { project: projectMark(store), title: session.title(), ...store.chainHead() },
    content: {
      units: asked.length,
      measures: measures.length,
      kinds,
      aliases: ownAliases.length,
      mappings: ownMappings.length,
      notes: ownNotes.length,
      left: {
        units: units.length - asked.length,
        batches: store.batches().filter(({ status }) => status === 'active').length,
        overrides: store.overrides().length,
        scenarios: store.scenarios().length,
        aliases: Object.keys(aliases).length - ownAliases.length,
        mappings: Object.keys(mappings).length - ownMappings.length,
        notes: notes.length - ownNotes.length,
        annotations: store.annotations().length,
      },
    },
  });
}

function unknownCode(
  framework: Framework,
  units: readonly Unit[],
  scope: PackageScope,
): ReturnType<typeof appError> | null {
  const unit = scope.units?.find((code) => !units.some((known) => known.code === code));
  if (unit !== undefined) return appError('NO_SUCH_UNIT', { unit });
  const known = new Set([...framework.indicators, ...framework.measures].map(({ code }) => code));
  const indicator = scope.indicators?.find((code) => !known.has(code));
  return indicator === undefined ? null : appError('NO_SUCH_INDICATOR', { indicator });
}

/** Whether a text names one of these units, by whatever it is called. */
function namesOf(units: readonly Unit[]): (text: string) => boolean {
  const names = units.flatMap(({ code, name, fullName, nameEn = '', aliases = [] }) => [
    ...[code, name, fullName, nameEn],
    ...aliases,
  ]);
  const told = [...new Set(names)].filter((name) => name !== '');
  return (text) => told.some((name) => text.includes(name));
}

/** A method that speaks of no other units; the merge takes what is left out here for what it is: as it was. */
function withinUnits(method: Method, units: ReadonlySet<string>): Method {
  const within = ({ parameters, ...measure }: MeasureMethod): MeasureMethod => {
    const { ref, ...others } = parameters;
    return { ...measure, parameters: ref === undefined || units.has(ref) ? parameters : others };
  };
  return {
    ...method,
    measures: Object.fromEntries(Object.entries(method.measures).map(([code, measure]) => [code, within(measure)])),
    excludedUnits: method.excludedUnits.filter((unit) => units.has(unit)),
  };
}
